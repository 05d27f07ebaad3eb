import {
  applyRefusals,
  choiceInWords,
  doubtWords,
  planRefusals,
  planWords,
  settledInWords,
  words,
} from '../../src/features/members/words'
import type { ImportRowView, ImportView, RowPlan, UnclearSheet } from '../../types/members'

const plans: RowPlan[] = ['add', 'change', 'same', 'doubtful', 'leftOut']

/** What would happen, and every row that waits for a person: its number, why, and what to do. */
export function dryRun(view: ImportView, doubtful: ImportRowView[], time: string): string {
  const counts = plans.map(plan => `${planWords[plan]} ${view.counts[plan]}`).join(' · ')
  const skipped = view.notImported.length > 0 ? [`  ${words.notImported(view.notImported)}`] : []
  return [
    `\n  ${view.fileName} · ${words.of(view.rows)} · ${time}`,
    `  ${counts}`,
    ...skipped,
    ...(doubtful.length > 0 ? ['', `  ${words.doubtsLeft(doubtful.length)}`] : []),
    ...doubtful.flatMap(doubtfulRow),
  ].join('\n')
}

function doubtfulRow({ row, name, doubts, choices }: ImportRowView): string[] {
  const reasons = doubts.map(({ doubt, written, otherRow }) => {
    const { reason, next } = doubtWords[doubt]
    return `      ${reason(written, otherRow)}。${next}`
  })
  const may = choices.length > 0 ? [`      可选:${choices.map(choiceInWords).join(' / ')}`] : []
  return [`    ${words.row(row)} ${name || words.noNameGiven}`, ...reasons, ...may]
}

export function settled(view: ImportView, time: string): string {
  return `\n  ${words.settledTitle} · ${settledInWords(view)} ${time}`
}

const sentences = { ...applyRefusals, ...planRefusals }

/** The refusal's own sentence, and what the office would be shown with it. */
export function refused({ refusal, detail }: { refusal: string; detail?: Record<string, unknown> }): string {
  const { title, next } = sentences[refusal as keyof typeof sentences] ?? sentences.unavailable
  const unclear = refusal === 'headerUnclear' || refusal === 'columnsUnclear'
  return [`${title}。${next}`, ...(unclear ? unclearSheet(detail as unknown as UnclearSheet) : [])].join('\n')
}

function unclearSheet({ headers, headerRow, columns }: UnclearSheet): string[] {
  if (headerRow === null) {
    return [
      ...headers.map(({ row, cells }) => `    ${words.headerRow(row)}:${cells.filter(Boolean).join(' ')}`),
      `  Name the header with --header-row. 用 --header-row 指明哪一行。`,
    ]
  }
  return [
    ...columns.map(
      ({ letter, title, guess }) => `    ${words.column(letter, title)} ${guess ?? words.notRead}`,
    ),
    '  Which column is which can be said on the screen of the county office. 请在页面上逐栏点选。',
  ]
}
