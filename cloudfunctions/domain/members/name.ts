/** A name as it is compared: without spaces, full-width letters folded, one kind of middle dot. */
export function nameKeyOf(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[•・‧∙･●]/g, '·')
}

/** A name as it is kept: people space out short names (`林 雨禾`), which is layout and not the name. */
export function tidyName(written: string): string {
  const name = written.normalize('NFKC').trim().replace(/\s+/g, ' ')
  return /\p{Script=Han}/u.test(name) ? nameKeyOf(name) : name
}
