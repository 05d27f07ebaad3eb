import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import {
  bankKey,
  bankKeysOf,
  decidePlace,
  homeOf,
  isComplete,
  paperFor,
  stateAfterLeaving,
  suggest,
  type TeamNeed,
  teamsNear,
} from '../../cloudfunctions/domain/teams/rules'
import { skillsIn } from '../../cloudfunctions/domain/teams/skills'
import type { Volunteer } from '../../types/teams'
import { orgs } from '../town'
import { aForm, teams } from './volunteering'

describe('what a roster says somebody is good at', () => {
  it.each([
    ['临床医学', ['medicine']],
    ['水电维修', ['repair', 'plumbing']],
    ['法律、会计', ['law', 'accounting']],
    ['无', []],
    ['', []],
    [null, []],
  ] as const)('A30 G96 %s', (text, skills) => {
    expect(skillsIn(text)).toEqual(skills)
  })
})

describe('where somebody volunteers', () => {
  it('A10 A26 in the community of the open registration, otherwise where the roster says', () => {
    const registration = { communityId: 'river', state: 'reported', since: 0 } as const
    expect(homeOf({ communityId: 'sunny', registration })).toBe('river')
    expect(homeOf({ communityId: 'sunny', registration: { ...registration, state: 'declined' } })).toBe(
      'sunny',
    )
    expect(homeOf({ communityId: null, registration: null })).toBeNull()
  })

  it('A13 may wish for the teams of the community and of the places above it, not for those of a neighbour', () => {
    const closed = { ...teams[0], _id: 'over', name: '老队', state: 'closed' } as (typeof orgs)[0]
    const near = teamsNear(treeOf([...orgs, ...teams, closed]), 'sunny').map(({ _id }) => _id)
    expect(near).toEqual(['repairs', 'advisers', 'ofTown'].sort((a, b) => near.indexOf(a) - near.indexOf(b)))
    expect(near.at(-1)).toBe('ofTown')
  })
})

describe('form or consent', () => {
  it.each([
    [true, 'partyMembers', 'form'],
    [false, 'partyMembers', 'consent'],
    [true, 'everybody', 'form'],
    [false, 'everybody', 'form'],
  ] as const)('X27 a member of the roster: %s, the rule says %s: %s', (isMember, rule, paper) => {
    expect(paperFor(isMember, rule)).toBe(paper)
  })

  it('A51 X27 a form says when somebody can help, a consent need not', () => {
    expect(isComplete('form', aForm({ availability: [] }))).toBe(false)
    expect(isComplete('consent', aForm({ availability: [] }))).toBe(true)
    expect(isComplete('form', aForm())).toBe(true)
  })
})

describe('the bank of skills', () => {
  it('G96 knows each skill at each time, and any of both', () => {
    const keys = bankKeysOf({ skills: ['law', 'repair'], availability: ['weekends'] })
    expect(keys).toHaveLength(6)
    for (const asked of [
      bankKey(null, null),
      bankKey('law', null),
      bankKey(null, 'weekends'),
      bankKey('repair', 'weekends'),
    ])
      expect(keys).toContain(asked)
    expect(keys).not.toContain(bankKey('medicine', null))
  })
})

const need = (teamId: string, more: Partial<TeamNeed> = {}): TeamNeed => ({
  teamId,
  kind: 'community',
  skills: [],
  missing: 0,
  ...more,
})

const somebody = (more: Partial<Pick<Volunteer, 'memberId' | 'wish' | 'skills'>> = {}) => ({
  memberId: 'm_oLI',
  wish: [],
  skills: [],
  ...more,
})

describe('which team suits a volunteer', () => {
  const repairs = need('repairs', { skills: ['repair'], missing: 2 })
  const advisers = need('advisers', { skills: ['law'], missing: 5 })
  const full = need('full', { skills: ['repair'], missing: 0 })

  it('A52 the wish comes first, even where another team lacks more people', () => {
    expect(suggest(somebody({ wish: ['repairs'], skills: ['law'] }), [repairs, advisers])).toEqual({
      teamId: 'repairs',
      reasons: [
        { kind: 'wish', turn: 1 },
        { kind: 'need', missing: 2 },
      ],
    })
  })

  it('A52 the next wish when the first has no room; the first when none has', () => {
    expect(suggest(somebody({ wish: ['full', 'repairs'] }), [full, repairs])?.teamId).toBe('repairs')
    expect(suggest(somebody({ wish: ['full'] }), [full, advisers])).toEqual({
      teamId: 'full',
      reasons: [{ kind: 'wish', turn: 1 }],
    })
  })

  it('A52 without a wish what somebody is good at, then where most people are lacking', () => {
    expect(suggest(somebody({ skills: ['repair'] }), [advisers, repairs])?.teamId).toBe('repairs')
    expect(suggest(somebody(), [repairs, advisers])?.teamId).toBe('advisers')
    expect(suggest(somebody({ skills: ['repair'] }), [full, advisers])?.teamId).toBe('advisers')
  })

  it('A52 a wish for a team that is gone counts like none; without teams nothing is suggested', () => {
    expect(suggest(somebody({ wish: ['gone'] }), [repairs])?.teamId).toBe('repairs')
    expect(suggest(somebody({ wish: ['gone'] }), [])).toBeNull()
  })

  it('X27 a resident is not sent to a team of Party members', () => {
    const party = need('party', { kind: 'partyMembers', missing: 9 })
    expect(suggest(somebody({ memberId: null, wish: ['party'] }), [party, repairs])?.teamId).toBe('repairs')
    expect(suggest(somebody({ wish: ['party'] }), [party, repairs])?.teamId).toBe('party')
  })
})

describe('placing', () => {
  const open = { _id: 'repairs', kind: 'community', state: 'open' } as const
  const waiting = { memberId: 'm_oLI', state: 'waiting', teamId: null } as const

  it.each([
    ['somebody who waits', waiting, open, null, 'place'],
    ['from another team', { ...waiting, state: 'placed', teamId: 'old' }, open, 'old', 'place'],
    ['who is there already', { ...waiting, state: 'placed', teamId: 'repairs' }, open, null, 'done'],
    ['whom another placed', { ...waiting, state: 'placed', teamId: 'old' }, open, null, 'placedMeanwhile'],
    ['who has left since', waiting, open, 'old', 'placedMeanwhile'],
    ['who has withdrawn', { ...waiting, state: 'withdrawn' }, open, null, 'withdrawn'],
    ['into a closed team', waiting, { ...open, state: 'closed' }, null, 'teamClosed'],
    [
      'a resident among Party members',
      { ...waiting, memberId: null },
      { ...open, kind: 'partyMembers' },
      null,
      'partyMembersOnly',
    ],
  ] as const)('A52 X27 %s', (_name, volunteer, team, from, decision) => {
    expect(decidePlace(volunteer, team, from)).toBe(decision)
  })

  it.each([
    ['placed', 'wait', 'waiting'],
    ['placed', 'stop', 'withdrawn'],
    ['waiting', 'wait', null],
    ['waiting', 'stop', 'withdrawn'],
    ['withdrawn', 'wait', null],
    ['withdrawn', 'stop', null],
  ] as const)('X17 %s, leaving to %s: %s', (state, to, after) => {
    expect(stateAfterLeaving({ state }, to)).toBe(after)
  })
})
