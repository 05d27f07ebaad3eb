import { dayInWords } from '../../../src/contract/calendar'
import type { ActivityPerson } from '../../../types/activities'
import type { CalendarDay } from '../../../types/time'
import { escaped } from '../papers/sheet'

interface SheetParts {
  community: string
  title: string
  when: string
  where: string
  printedOn: CalendarDay
  people: Pick<ActivityPerson, 'name' | 'unitName' | 'phoneTail'>[]
}

/** For whoever comes without having signed up. */
const emptyRows = 8

/** G186: everybody who signed up, in the order of the list in the app, to be ticked by hand on A4. */
export function attendanceSheet({ community, title, when, where, printedOn, people }: SheetParts): string {
  const rows = people.map(({ name, unitName, phoneTail }, index) =>
    row([String(index + 1), name, unitName, phoneTail ?? '', '☐', '']),
  )
  const empty = Array.from({ length: emptyRows }, () => row(['', '', '', '', '☐', '']))
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>活动签到表</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body>
<h1>活动签到表</h1>
<p>${escaped(community)}　　${escaped(title)}</p>
<p>时间：${escaped(when)}　　地点：${escaped(where)}</p>
<table><thead>${row(['序号', '姓名', '单位', '手机后四位', '到了', '备注'], 'th')}</thead>
<tbody>${[...rows, ...empty].join('')}</tbody></table>
<p>到了的打勾，没报名的写在后面空行里。活动结束后，在小程序“登记到场”里照着勾一遍就行。</p>
<p class="foot">${escaped(dayInWords(printedOn))}打印　　登记人：＿＿＿＿＿＿</p>
</body></html>
`
}

const style = `
@page { size: A4 portrait; margin: 14mm 14mm 16mm }
body { margin: 0; color: #000; background: #fff;
  font: 11pt/1.5 "Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", STSong, serif }
h1 { margin: 0 0 3mm; text-align: center; font: 700 16pt/1.4 "Heiti SC", SimHei, "Noto Sans CJK SC", sans-serif }
p { margin: 1.5mm 0; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 2mm 0 }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { height: 8.5mm; padding: 1mm 2mm; border: .3mm solid #000; overflow-wrap: anywhere; font-weight: 400 }
td:first-child, td:nth-child(4), td:nth-child(5) { text-align: center }
th:first-child { width: 12mm } th:nth-child(2) { width: 26mm } th:nth-child(4) { width: 24mm }
th:nth-child(5) { width: 14mm } th:nth-child(6) { width: 34mm }
td:nth-child(5) { font-size: 16pt; line-height: 1 }
.foot { text-align: right }
`

function row(cells: string[], tag: 'td' | 'th' = 'td'): string {
  return `<tr>${cells.map(cell => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
}
