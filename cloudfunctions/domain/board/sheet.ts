import { dateInWords } from '../../../src/contract/calendar'
import type { CalendarDay } from '../../../types/time'
import { escaped } from '../papers/sheet'
import type { Line } from './page'
import { cutPledge } from './rules'

export type SheetSize = 'A4' | 'A3'

/** What fits on one sheet when everybody's line is as long as it may be. */
export const peopleASheet: Record<SheetSize, number> = { A4: 8, A3: 18 }
const pledgeOnPaper = 48

export type SheetPerson = Line & { photo: Buffer | null }

interface Drawn {
  size: SheetSize
  community: string
  estate: string
  day: CalendarDay
  people: SheetPerson[]
  code: Buffer
  /** For whoever cannot scan it. */
  codeInLetters: string
}

/** A66 G140: who lives here and serves here, to hang beside the door, with the code that opens the board on a phone. */
export function drawBoard({ size, community, estate, day, people, code, codeInLetters }: Drawn): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>在职党员监督台</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>${style(size)}</style></head><body><section class="board">
<header><div><h1>在职党员监督台</h1><p class="place">${escaped(community)} · ${escaped(estate)}</p>
<p class="how">他们住在这里，也在这里服务。想谢谢谁、想请人帮忙、有话要说，微信扫一扫右边的码，不用注册。没有手机，请到社区说。</p></div>
<div class="code"><img src="data:image/png;base64,${code.toString('base64')}" alt="监督台的码"><p>${codeInLetters}</p></div></header>
<main>${people.map(drawn).join('')}</main>
<footer>${dateInWords(day)}打印。上面的人都同意写在这里。名单会变，以扫码看到的为准。</footer>
</section></body></html>
`
}

function drawn({ name, unit, posts, pledge, photo }: SheetPerson): string {
  const face = photo
    ? `<img src="data:${typeOf(photo)};base64,${photo.toString('base64')}" alt="">`
    : `<b>${escaped([...name][0] ?? '')}</b>`
  return `<article><div class="face">${face}</div><div><h2>${escaped(name)}</h2>${unit ? `<p>${escaped(unit)}</p>` : ''}${
    posts.length > 0 ? `<p>岗位：${escaped(posts.join('、'))}</p>` : ''
  }${pledge ? `<p class="pledge">承诺：${escaped(onPaper(pledge))}</p>` : ''}</div></article>`
}

function onPaper(text: string): string {
  const { pledge, isCut } = cutPledge(text, pledgeOnPaper)
  return isCut ? `${pledge}…` : pledge
}

const typeOf = (photo: Buffer): string => {
  if (photo[0] === 0x89) return 'image/png'
  return photo[0] === 0xff ? 'image/jpeg' : 'image/webp'
}

const sizes: Record<SheetSize, { width: string; height: string; columns: number; text: string }> = {
  A4: { width: '210mm', height: '296mm', columns: 2, text: '9.5pt' },
  A3: { width: '297mm', height: '419mm', columns: 3, text: '9.5pt' },
}

const style = (size: SheetSize): string => {
  const { width, height, columns, text } = sizes[size]
  return `
@page { size: ${size} portrait; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; color: #1c1916; background: #fff; font: ${text}/1.5 "Songti SC", SimSun, "Noto Serif CJK SC", STSong, serif }
.board { display: flex; flex-direction: column; width: ${width}; height: ${height}; padding: 12mm; overflow: hidden }
header { display: flex; gap: 8mm; align-items: center; padding-bottom: 5mm; border-bottom: 1mm solid #a3231a }
header > div { flex: 1 }
h1 { margin: 0; color: #a3231a; font: 700 26pt/1.3 "Heiti SC", SimHei, "Noto Sans CJK SC", sans-serif }
.place { margin: 1mm 0; font-size: 15pt }
.how { margin: 2mm 0 0 }
.code { flex: none; width: 34mm; text-align: center }
.code img { width: 34mm; height: 34mm }
.code p { margin: 0; font: 8.5pt/1.4 monospace }
main { flex: 1; display: grid; grid-template-columns: repeat(${columns}, 1fr); grid-auto-rows: min-content; gap: 4mm; padding: 5mm 0; align-content: start }
article { display: flex; gap: 3mm; padding: 2.5mm; border: .3mm solid #b9afa2; border-radius: 2mm; break-inside: avoid }
.face { flex: none; width: 18mm; height: 24mm; overflow: hidden; border-radius: 1mm; background: #f3ece1; text-align: center }
.face img { width: 100%; height: 100%; object-fit: cover }
.face b { font: 700 24pt/24mm "Heiti SC", SimHei, "Noto Sans CJK SC", sans-serif; color: #a3231a }
h2 { margin: 0; font: 700 13pt/1.3 "Heiti SC", SimHei, "Noto Sans CJK SC", sans-serif }
article p { margin: .5mm 0; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow-wrap: anywhere }
article p.pledge { -webkit-line-clamp: 3 }
footer { padding-top: 3mm; border-top: .3mm solid #b9afa2; font-size: 8.5pt; color: #4d463e }
`
}
