import { qrSvg } from '../../../src/contract/qr-svg'
import type { PaperBlock } from '../../../types/papers'
import { blocksOf } from './blocks'
import type { AnyValues } from './template'

/** One paper to be printed. */
export interface Sheet {
  values: AnyValues
  /** Null on an empty one: there is nothing yet to be verified. */
  code: string | null
}

/** A print run as one HTML document: each paper on its own A4, with its code and the code's QR at the foot. */
export function printRun(template: string, isExample: boolean, sheets: Sheet[]): string {
  return paperDocument(sheets.map(sheet => paper(template, isExample, sheet)).join('\n'))
}

/** Sections of class `paper` as a document that prints; it loads nothing. */
export function paperDocument(papers: string, besides = ''): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>打印</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}${besides}</style></head><body>
${papers}
</body></html>
`
}

const style = `
@page { size: A4 portrait; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; color: #000; background: #fff;
  font: 11pt/1.6 "Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", STSong, serif }
.paper { position: relative; width: 210mm; min-height: 296mm; padding: 16mm 18mm 30mm; break-after: page; break-inside: avoid }
.paper:last-child { break-after: auto }
h1 { margin: 4mm 0; text-align: center; font: 700 16pt/1.4 "Heiti SC", SimHei, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
p { margin: 2mm 0; white-space: pre-wrap; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
td { height: 9mm; padding: 1mm 2mm; border: .3mm solid #000; overflow-wrap: anywhere }
td:nth-child(odd) { width: 30mm; text-align: center }
.stamp { width: 50mm; height: 30mm; margin: 3mm 0 1mm auto; padding-top: 12mm; border: .2mm dashed #666; text-align: center; color: #666 }
.cut { margin: 6mm -18mm; border-top: .3mm dashed #000; text-align: center; font-size: 8pt; color: #444 }
.foot { position: absolute; left: 18mm; right: 18mm; bottom: 9mm; display: flex; gap: 4mm; align-items: center; font-size: 8.5pt }
.foot svg { width: 18mm; height: 18mm }
.example { margin-left: auto; color: #444 }
`

function paper(template: string, isExample: boolean, { values, code }: Sheet): string {
  const mark = isExample ? '<span class="example">示范文本</span>' : ''
  const proof = code
    ? `${qrSvg(code)}<span>查验码 ${escaped(code)}<br>在小程序里输入查验码，可以核对真伪。</span>`
    : ''
  const foot = `<div class="foot">${proof}${mark}</div>`
  return `<section class="paper">${blocksOf(template, values).map(drawn).join('')}${foot}</section>`
}

function drawn(block: PaperBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`
    case 'stamp':
      return `<div class="stamp">${escaped(block.text)}（章）</div>`
    case 'cut':
      return `<div class="cut">${escaped(block.text)}</div>`
    case 'table':
      return `<table>${block.rows.map(drawnRow).join('')}</table>`
    case 'text':
      return `<p>${escaped(block.text)}</p>`
  }
}

function drawnRow(cells: string[]): string {
  return `<tr>${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** As it may stand in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, mark => marks[mark] ?? '')
}
