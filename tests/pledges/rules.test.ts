import {
  isChangedTooOften,
  isRunning,
  lastDay,
  moves,
  standingOf,
  stateAfter,
} from '../../cloudfunctions/domain/pledges/rules'
import type { PledgeAct, PledgeState, PledgeStep } from '../../types/pledges'
import { noon } from '../town'

const acts = Object.keys(moves) as PledgeAct[]

describe('the way of a pledge', () => {
  // biome-ignore format: a table to be read
  const table: [PledgeState | null, Partial<Record<PledgeAct, PledgeState>>][] = [
    [null,        { write: 'waiting' }],
    ['waiting',   { write: 'waiting', pass: 'public', doubt: 'waiting', unreached: 'waiting', release: 'public', sendBack: 'sentBack', withdraw: 'withdrawn' }],
    ['public',    { write: 'waiting', sendBack: 'sentBack', withdraw: 'withdrawn' }],
    ['sentBack',  { write: 'waiting', withdraw: 'withdrawn' }],
    ['withdrawn', { write: 'waiting' }],
  ]

  it.each(table)('A47 from %s goes where the table says and nowhere else', (state, ways) => {
    for (const act of acts) expect([act, stateAfter(act, state)]).toEqual([act, ways[act] ?? null])
  })

  it('G182 becomes public by a check that passed or by a person, never by anything else', () => {
    expect(acts.filter(act => moves[act].to === 'public')).toEqual(['pass', 'release'])
    for (const act of ['pass', 'release'] as const) expect(moves[act].from).toEqual(['waiting'])
  })
})

describe('the period of a pledge', () => {
  it.each([
    ['2026-11-22', 12, '2027-11-21'],
    ['2024-02-29', 12, '2025-02-27'],
    ['2026-11-30', 3, '2027-02-27'],
    ['2026-01-01', 12, '2026-12-31'],
  ])('A47 begun on %s for %i months ends with %s', (from, months, until) => {
    expect(lastDay(from, months)).toBe(until)
  })

  it('A47 holds on its last day to the last moment at UTC+8, and has ended with the next', () => {
    const pledge = { until: '2027-11-21', state: 'public' as const }
    const end = Date.parse('2027-11-22T00:00:00+08:00')
    expect([isRunning(pledge, end - 1), isRunning(pledge, end)]).toEqual([true, false])
    expect([standingOf(pledge, end - 1), standingOf(pledge, end)]).toEqual(['public', 'ended'])
  })

  it('A47 fifty writings are enough for one period', () => {
    const written: PledgeStep = {
      act: 'write',
      at: noon('2026-11-22'),
      by: null,
      tapId: null,
      text: null,
      reason: null,
    }
    const steps = (count: number) => ({ steps: Array.from({ length: count }, () => written) })
    expect([isChangedTooOften(steps(49)), isChangedTooOften(steps(50))]).toEqual([false, true])
  })
})
