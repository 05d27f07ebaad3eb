interface Numbered {
  name: string
  phone: string
}

/** The county's columns, by their names: what a name speaks of is filled in, the rest stays empty (A131). */
export function numberRows(
  columns: string,
  people: Numbered[],
  said: { community: string; text: string },
): string[][] {
  const titles = columns
    .split(/[、，,]/)
    .map(title => title.trim())
    .filter(Boolean)
  return [titles, ...people.map(person => titles.map(title => cellOf(title, { ...person, ...said })))]
}

function cellOf(
  title: string,
  { name, phone, community, text }: Numbered & { community: string; text: string },
) {
  if (title.includes('手机') || title.includes('号码')) return phone
  if (title.includes('内容')) return text
  if (title.includes('社区')) return plain(community)
  return title.includes('姓名') ? plain(name) : ''
}

/** A table programme reads a cell that begins so as a formula. */
const plain = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)

/** With the mark that tells Excel the coding, and the line ends it writes itself. */
export function csvOf(rows: string[][]): string {
  return `\ufeff${rows.map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
