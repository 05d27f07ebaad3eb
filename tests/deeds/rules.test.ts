import { moves, refusalOfDay, stateAfter, suggestionId } from '../../cloudfunctions/domain/deeds/rules'
import type { DeedAct, DeedState } from '../../types/deeds'

const acts = Object.keys(moves) as DeedAct[]

describe('the way of a deed', () => {
  // biome-ignore format: a table to be read
  const table: [DeedState | null, Partial<Record<DeedAct, DeedState>>][] = [
    [null,        { record: 'waiting' }],
    ['waiting',   { correct: 'waiting', confirm: 'confirmed', sendBack: 'sentBack', withdraw: 'withdrawn' }],
    ['confirmed', { correct: 'waiting', sendBack: 'sentBack', withdraw: 'withdrawn' }],
    ['sentBack',  { correct: 'waiting', withdraw: 'withdrawn' }],
    ['withdrawn', { record: 'waiting' }],
  ]

  it.each(table)('A48 from %s goes where the table says and nowhere else', (state, ways) => {
    for (const act of acts) expect([act, stateAfter(act, state)]).toEqual([act, ways[act] ?? null])
  })
})

describe('the day of a deed', () => {
  const newYearsEve = Date.parse('2026-12-31T23:59:00+08:00')

  it.each([
    ['2026-12-31', null],
    ['2027-01-01', 'dayNotYet'],
    ['2099-01-01', 'dayNotYet'],
    ['2025-01-01', null],
    ['2024-12-31', 'tooLongAgo'],
  ])('A48 %s on the last evening of 2026: %s', (day, refusal) => {
    expect(refusalOfDay(day, newYearsEve)).toBe(refusal)
  })

  it('G94 one service is suggested to one member under one id', () => {
    expect(suggestionId({ kind: 'activity', id: 'a1' }, 'm_1')).toBe('activity_a1_m_1')
  })
})
