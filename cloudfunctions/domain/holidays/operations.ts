import * as v from 'valibot'
import type { HolidayOperations, WorkYearView } from '../../../types/holidays'
import { answer, refuse } from '../../kernel/answer'
import { day, tapId } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayAsk } from '../accounts/access'
import { mayChangeRules } from '../rules/access'
import { decideYear } from './rules'
import { findYear, type KeptYear, keepYear } from './store'

const year = v.pipe(v.number(), v.integer(), v.minValue(2020), v.maxValue(2100))
const mostDays = 100
const days = v.pipe(v.array(day), v.maxLength(mostDays))

const show = operation<'holidays.show'>()({
  input: v.strictObject({ year }),
  find: () => null,
  allow: mayAsk,
  async run({ db }, _anybody, { year }) {
    return answer(yearView(year, await findYear(db, year)))
  },
})

const set = operation<'holidays.set'>()({
  input: v.strictObject({
    tapId,
    year,
    revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
    daysOff: days,
    daysWorked: days,
  }),
  find: () => null,
  allow: mayChangeRules,
  async run({ db, actor, now }, _office, { year, revision, tapId, ...told }) {
    const decision = decideYear(year, told)
    if (!decision.ok) return refuse(decision.refusal)
    const before = await findYear(db, year)
    const isRepeat = before?.history.some(entry => entry.tapId === tapId && entry.by === actor.openid)
    if (isRepeat) return answer(yearView(year, before))
    if ((before?.revision ?? 0) !== revision) return refuse('changedMeanwhile')

    const kept: KeptYear = { _id: String(year), ...decision.days, revision, history: before?.history ?? [] }
    const was = { daysOff: before?.daysOff ?? [], daysWorked: before?.daysWorked ?? [] }
    const isKept = await keepYear(db, kept, { at: now, by: actor.openid, tapId, ...was })
    return isKept ? answer(yearView(year, { ...kept, revision: revision + 1 })) : refuse('changedMeanwhile')
  },
})

function yearView(year: number, kept: KeptYear | null): WorkYearView {
  const { daysOff = [], daysWorked = [], revision = 0 } = kept ?? {}
  return { year, isListed: kept !== null, daysOff, daysWorked, revision }
}

export const holidayOperations = {
  'holidays.show': show,
  'holidays.set': set,
} satisfies Pick<OperationTable, keyof HolidayOperations>
