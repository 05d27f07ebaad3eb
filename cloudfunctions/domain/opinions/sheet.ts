import { dateInWords } from '../../../src/contract/calendar'
import type { CalendarDay } from '../../../types/time'
import { escaped } from '../papers/sheet'

/** One household's sheet: its code in letters, and the picture that opens it on a phone. */
export interface Form {
  code: string
  picture: Buffer
}

interface Drawn {
  year: string
  community: string
  questions: string[]
  returnBy: CalendarDay
  forms: Form[]
}

/** As many letters of a question stand in a line, and as many lines leave room to write below them. */
const lettersALine = 20
const mostLines = 10

const grades = ['非常满意', '满意', '基本满意', '不满意', '非常不满意']

/** G79: sheets for households, two on an A4 page, each with its own code; the file loads nothing. */
export function drawForms({ year, community, questions, returnBy, forms }: Drawn): string {
  const heading = `<h1>${escaped(year)}年群众评议</h1><p class="place">${escaped(community)}</p>
<p>请您说说社区这一年的事。<b>不写名字，不用登录，一张只算一次。</b>微信扫右边的码填写；也可以画勾，${dateInWords(returnBy)}以前交回社区的意见箱。发的时候不记哪张给了哪一家，请随便抽一张。</p>`
  const lines = questions.reduce((sum, question) => sum + Math.ceil(question.length / lettersALine), 0)
  const table = `<table${lines > mostLines ? ' class="tight"' : ''}><tr><th></th>${grades.map(grade => `<th>${grade}</th>`).join('')}</tr>${questions
    .map(
      question =>
        `<tr><td>${escaped(question)}</td>${grades.map(() => '<td class="box">□</td>').join('')}</tr>`,
    )
    .join('')}</table>`
  const form = ({ code, picture }: Form) =>
    `<article><header><div>${heading}</div><figure><img src="data:${typeOf(picture)};base64,${picture.toString('base64')}" alt="这一张的码"><figcaption>${code}</figcaption></figure></header>
${table}<p class="words">还想说的话（不写也可以；请说事情，不写人的名字）：</p></article>`
  const pages = pairs(forms).map(pair => `<section>${pair.map(form).join('')}</section>`)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>群众评议</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>${style}</style></head><body>
${pages.join('\n')}
</body></html>
`
}

const pairs = (forms: Form[]): Form[][] =>
  forms.flatMap((_, index) => (index % 2 === 0 ? [forms.slice(index, index + 2)] : []))

const typeOf = (picture: Buffer): string => (picture[0] === 0x89 ? 'image/png' : 'image/jpeg')

const style = `
@page { size: A4 portrait; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; color: #000; background: #fff; font: 10pt/1.5 "Songti SC", SimSun, "Noto Serif CJK SC", STSong, serif }
section { width: 210mm; height: 296mm; break-after: page }
section:last-child { break-after: auto }
article { height: 148mm; padding: 9mm 14mm; overflow: hidden }
article + article { border-top: .3mm dashed #000 }
header { display: flex; gap: 6mm }
header > div { flex: 1 }
h1 { margin: 0; font: 700 17pt/1.3 "Heiti SC", SimHei, "Noto Sans CJK SC", sans-serif }
p { margin: 1mm 0 }
.place { font-size: 12pt }
figure { margin: 0; text-align: center }
figure img { display: block; width: 28mm; height: 28mm; margin: 0 auto }
figcaption { font: 700 11pt/1.4 monospace }
table { width: 100%; margin-top: 2mm; border-collapse: collapse; table-layout: fixed }
th, td { height: 7.5mm; padding: .5mm 2mm; border: .3mm solid #000; font-weight: 400; text-align: center }
th:not(:first-child) { width: 21mm; padding: .5mm; font-size: 9pt; white-space: nowrap }
td:first-child { text-align: left; overflow-wrap: anywhere }
.tight td:first-child { font-size: 9pt; line-height: 1.2 }
.box { font-size: 14pt; line-height: 1 }
.words { margin-top: 3mm }
`
