import {
  contradictionFrom,
  decideChange,
  earliestDay,
  stateOf,
} from '../../cloudfunctions/domain/rules/rules'
import type { RuleValue } from '../../types/rules'
import { noon } from '../town'
import { aVersion } from './versions'

const now = noon('2026-11-22')
const decide = (
  name: string,
  value: RuleValue,
  versions = [] as ReturnType<typeof aVersion>[],
  day = '2026-12-01',
) => decideChange(versions, [{ name, value }], day, now)

describe('a change of the settings', () => {
  it.each<[string, string, RuleValue]>([
    ['a number above its bound', 'posts.claimsAtMost', 6],
    ['a number below its bound', 'ratings.shownFrom', 2],
    ['a fraction', 'groups.least', 20.5],
    ['a number in words', 'groups.least', '20'],
    ['a yes/no in numbers', 'import.readsHealth', 1],
    ['a choice nobody offers', 'jointMeeting.perYear', 3],
    ['a choice in words', 'jointMeeting.perYear', '4'],
    ['nothing chosen', 'feedback.periods', []],
    ['one thing chosen twice', 'feedback.periods', ['H1', 'H1']],
    ['something not offered', 'feedback.routing.others', ['unit', 'newspaper']],
    ['days the wrong way round', 'reminders.daysBefore', [2, 7]],
    ['a day twice', 'reminders.daysBefore', [7, 7]],
    ['no days', 'reminders.daysBefore', []],
    ['a day before the quarter', 'reminders.daysBefore', [99]],
    ['an empty text', 'coordination.duties', ''],
    ['a text with a line break', 'coordination.duties', '一\n二'],
    ['a text that is too long', 'coordination.duties', '字'.repeat(301)],
  ])('G152 refuses %s, naming the setting', (_what, name, value) => {
    expect(decide(name, value)).toMatchObject({ ok: false, refusal: 'badValue', detail: { name } })
  })

  it('G152 refuses a setting nobody knows, and one with the name of a method', () => {
    for (const name of ['posts.unknown', 'constructor', '__proto__']) {
      expect(decide(name, 1)).toMatchObject({ ok: false, refusal: 'unknownRule', detail: { name } })
    }
  })

  it('G152 takes ticks in any order as one value, and refuses what changes nothing', () => {
    expect(decide('feedback.periods', ['H2', 'H1'])).toMatchObject({ ok: false, refusal: 'nothingChanges' })
    expect(decide('feedback.periods', ['Y', 'H1'])).toEqual({
      ok: true,
      value: { 'feedback.periods': ['H1', 'Y'] },
    })
  })

  it('A44 refuses groups whose least is above their most, also when the other comes later', () => {
    expect(decide('groups.least', 31)).toMatchObject({
      refusal: 'contradiction',
      detail: { name: 'groups.least' },
    })
    const later = [aVersion({ effectiveDay: '2027-01-01', changes: { 'groups.most': 24 } })]
    expect(decide('groups.least', 25, later)).toMatchObject({
      refusal: 'contradiction',
      detail: { day: '2027-01-01' },
    })
    expect(decide('groups.least', 24, later)).toMatchObject({ ok: true })
    expect(contradictionFrom(later, '2026-12-01')).toBeNull()
  })

  it('G152 holds from tomorrow at the earliest, and near midnight from the day on which all instances know it', () => {
    expect(earliestDay(Date.parse('2026-11-22T00:00:00+08:00'))).toBe('2026-11-23')
    expect(earliestDay(Date.parse('2026-11-22T23:57:59+08:00'))).toBe('2026-11-23')
    expect(earliestDay(Date.parse('2026-11-22T23:58:00+08:00'))).toBe('2026-11-24')
    expect(decide('posts.claimsAtMost', 2, [], '2026-11-22')).toMatchObject({
      refusal: 'tooEarly',
      detail: { earliestDay: '2026-11-23' },
    })
    expect(decide('posts.claimsAtMost', 2, [], '2026-11-23')).toMatchObject({ ok: true })
  })

  it('G152 knows which version is past, in force, decided or taken back', () => {
    const name = 'posts.claimsAtMost'
    const changes = { [name]: 2 }
    const versions = [
      aVersion({ revision: 1, effectiveDay: '2026-01-01', changes }),
      aVersion({ revision: 2, effectiveDay: '2026-11-22', changes }),
      aVersion({ revision: 3, effectiveDay: '2026-11-23', changes }),
      aVersion({ revision: 4, effectiveDay: '2026-11-24', changes }),
      aVersion({ revision: 5, effectiveDay: '2026-11-24', withdraws: '00000004' }),
    ]
    const states = versions.slice(0, 4).map(version => stateOf(version, name, versions, now))
    expect(states).toEqual(['past', 'inForce', 'decided', 'withdrawn'])
  })
})
