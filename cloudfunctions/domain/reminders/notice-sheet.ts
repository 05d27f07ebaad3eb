import { dateInWords, quarterInWords } from '../../../src/contract/calendar'
import type { CalendarDay, Quarter } from '../../../types/time'
import { escaped } from '../papers/sheet'

interface Drawn {
  community: string
  site: string
  quarter: Quarter
  until: CalendarDay
  day: CalendarDay
  code: Buffer
}

/** A131: one A4 for the wall, to be read from three steps away: what, until when, three ways, and nobody's name. */
export function drawNotice({ community, site, quarter, until, day, code }: Drawn): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>公告</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>${style}</style></head><body><section class="notice">
<h1>公　告</h1>
<p class="to">住在${escaped(community)}的在职党员：</p>
<p class="what">${quarterInWords(quarter)}的社区报到，<br>请在<b>${dateInWords(until)}</b>以前来一趟。</p>
<p class="kind">已经报到的，不用再来，谢谢您。</p>
<div class="how"><ol>
<li><b>扫一扫</b>用微信扫右边的码，点一下就好。</li>
<li><b>来坐坐</b>到${escaped(site)}，请工作人员帮您登记，不用带手机。</li>
<li><b>说一声</b>腿脚不便、走不开，给社区打个电话，或者请家人捎句话。</li>
</ol><figure><img src="data:image/png;base64,${code.toString('base64')}" alt="报到的码"><figcaption>微信扫一扫报到</figcaption></figure></div>
<footer><p>${escaped(community)}</p><p>${dateInWords(day)}</p></footer>
</section></body></html>
`
}

const style = `
@page { size: A4 portrait; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; color: #1c1916; background: #fff; font: 19pt/1.5 "Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", STSong, serif }
.notice { display: flex; flex-direction: column; width: 210mm; height: 296mm; padding: 15mm 20mm 14mm; overflow: hidden }
h1 { margin: 0 0 7mm; padding-bottom: 4mm; border-bottom: 1.2mm solid #a3231a; color: #a3231a; text-align: center; font: 700 46pt/1.2 "Heiti SC", SimHei, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
p { margin: 0; overflow-wrap: anywhere }
.to { font-size: 22pt }
.what { margin: 5mm 0; font-size: 28pt; line-height: 1.5 }
.what b { color: #a3231a; font-family: "Heiti SC", SimHei, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
.kind { font-size: 19pt; color: #4d463e }
.how { flex: 1; display: flex; gap: 10mm; align-items: center }
ol { flex: 1; margin: 0; padding: 0; list-style: none }
li { margin: 5mm 0; overflow-wrap: anywhere }
li b { display: block; font: 700 23pt/1.4 "Heiti SC", SimHei, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
figure { flex: none; margin: 0; text-align: center }
figure img { width: 62mm; height: 62mm }
figcaption { font-size: 17pt }
footer { text-align: right; font-size: 20pt }
`
