import { rateOf, wilson } from '../../cloudfunctions/domain/ratings/interval'
import {
  closesAt,
  countsOfRating,
  countsOfRequest,
  decideRating,
  endedAt,
  followUpAfter,
  hasHelped,
  lastClosed,
} from '../../cloudfunctions/domain/ratings/rules'
import { afterWorkHours, workCalendarOf } from '../../src/contract/workdays'
import type { Grade, Rating, RatingSaid } from '../../types/ratings'
import type { RequestState, RequestStep, ServiceRequest } from '../../types/requests'
import { noon, today } from '../town'

const dayMs = 24 * 60 * 60_000
const days = { open: 14, change: 7 }
const resident = { openid: 'oWANG_AYI', memberId: null }

const step = (
  act: RequestStep['act'],
  at: number,
  openid = 'oLI',
  party: 'asker' | 'volunteer' | 'host' = 'volunteer',
) =>
  ({ act, at, by: { party, openid, role: null, orgId: null, name: null }, tapId: 'tap', note: null }) as const

const matter = (changed: Partial<ServiceRequest> = {}) =>
  ({
    state: 'done',
    reopened: 0,
    volunteerIds: ['m_oLI'],
    steps: [step('submit', today - 2 * dayMs, 'oWANG_AYI', 'asker'), step('finish', today - dayMs)],
    ...changed,
  }) as unknown as ServiceRequest

const said = (grade: Grade, round = 0): RatingSaid => ({
  grade,
  reasons: [],
  text: null,
  words: 'clear',
  way: 'phone',
  by: 'oWANG_AYI',
  at: today,
  tapId: 'tap',
  round,
})

const rated = (grade: Grade, changed: Partial<Rating> = {}) =>
  ({ said: said(grade), history: [], firstAt: today, followUp: null, ...changed }) as unknown as Rating

describe('when a matter may be rated', () => {
  it.each<[RequestState, boolean]>([
    ['submitted', false],
    ['accepted', false],
    ['assigned', false],
    ['onTheWay', false],
    ['reopened', false],
    ['withdrawn', false],
    ['done', true],
    ['confirmed', true],
    ['notSolved', true],
  ])('G70 a matter that is %s: %s', (state, isEnded) => {
    expect(endedAt(matter({ state })) !== null).toBe(isEnded)
  })

  it('G70 until fourteen days after the end, counted from the last end', () => {
    const at = (now: number) => decideRating(matter(), null, resident, days, now)
    expect(at(today + 13 * dayMs)).toEqual({ ok: true })
    expect(at(today + 13 * dayMs + 1)).toEqual({ ok: false, refusal: 'tooLate' })
  })

  it('G70 anew for seven days from the first word, and from the next end once it was reopened', () => {
    const at = (request: ServiceRequest, now: number) =>
      decideRating(request, rated('poor'), resident, days, now)
    expect(at(matter(), today + 7 * dayMs)).toEqual({ ok: true })
    expect(at(matter(), today + 7 * dayMs + 1)).toEqual({ ok: false, refusal: 'tooLate' })
    const again = matter({ reopened: 1, steps: [step('finish', today + 10 * dayMs)] })
    expect(at(again, today + 20 * dayMs)).toEqual({ ok: true })
  })

  it('G74 never by whoever helped, nor by who alone finished it at the desk', () => {
    const li = { openid: 'oLI', memberId: 'm_oLI' }
    expect(decideRating(matter(), null, li, days, today)).toEqual({ ok: false, refusal: 'ownWork' })
    const desk = { openid: 'oDESK', memberId: null }
    const steps = [step('finish', today, 'oDESK', 'host')]
    expect(hasHelped(matter({ steps }), desk)).toBe(false)
    expect(hasHelped(matter({ steps, volunteerIds: [] }), desk)).toBe(true)
  })

  it('G70 not for the twenty-first change', () => {
    const history = Array.from({ length: 20 }, () => said('good'))
    expect(decideRating(matter(), rated('good', { history }), resident, days, today)).toEqual({
      ok: false,
      refusal: 'changedTooOften',
    })
  })
})

describe('what has to be spoken about', () => {
  it('G71 a low grade, until a better word comes first; a new low one after the matter went on begins it again', () => {
    const due = followUpAfter(null, said('worst'), 99)
    expect(due).toEqual({ state: 'due', dueAt: 99, steps: [] })
    expect(followUpAfter(rated('worst', { followUp: due }), said('best'), 0)).toMatchObject({
      state: 'notNeeded',
    })
    expect(followUpAfter(rated('worst', { followUp: due }), said('poor'), 200)).toMatchObject({ dueAt: 99 })
    const spoken = { state: 'spoken' as const, dueAt: 99, steps: [] }
    expect(followUpAfter(rated('worst', { followUp: spoken }), said('poor'), 200)).toEqual(spoken)
    expect(followUpAfter(rated('worst', { followUp: spoken }), said('poor', 1), 200)).toMatchObject({
      state: 'due',
      dueAt: 200,
    })
    expect(followUpAfter(null, said('fair'), 99)).toBeNull()
  })

  it('G71 within three working days: over a weekend it is Wednesday noon', () => {
    const friday = noon('2026-11-20')
    expect(afterWorkHours(friday, 3 * 24, workCalendarOf(new Map()))).toBe(noon('2026-11-25'))
  })
})

describe('the three rates', () => {
  it('G78 Wilson’s interval as in the published example, and within 0 … 100 % at the ends', () => {
    const { from, to } = wilson(81, 263)
    expect([from.toFixed(4), to.toFixed(4)]).toEqual(['0.2553', '0.3662'])
    expect(wilson(0, 5).from).toBeCloseTo(0)
    expect(wilson(5, 5).to).toBeLessThanOrEqual(1)
  })

  it('G78 nothing below five', () => {
    expect(rateOf(4, 4, 5)).toEqual({ isShown: false, least: 5 })
    expect(rateOf(4, 5, 5)).toEqual({ isShown: true, n: 5, percent: 80, from: 37, to: 97 })
  })

  it('G78 a matter counts once; withdrawn not at all; answered in time only until it was due', () => {
    const answered = {
      state: 'done',
      firstHandler: { openid: 'o', name: null, orgId: 'sunny', at: 10 },
    } as const
    expect(countsOfRequest(answered, 10)).toMatchObject({ asked: 1, answeredInTime: 1, solved: 1 })
    expect(countsOfRequest(answered, 9)).toMatchObject({ asked: 1, answeredInTime: 0 })
    expect(countsOfRequest({ ...answered, state: 'withdrawn' }, 10)).toMatchObject({ asked: 0, solved: 0 })
    expect(countsOfRequest({ state: 'notSolved', firstHandler: null }, 10)).toMatchObject({
      asked: 1,
      solved: 0,
    })
  })

  it.each<[Grade, number]>([
    ['best', 1],
    ['good', 1],
    ['fair', 1],
    ['poor', 0],
    ['worst', 0],
  ])('G78 %s counts %i as satisfied', (grade, satisfied) => {
    expect(countsOfRating({ said: said(grade) })).toMatchObject({ rated: 1, satisfied })
  })

  it('G78 a quarter closes thirty days after its end', () => {
    expect(lastClosed(today)).toBe('2026Q3')
    expect(lastClosed(closesAt('2026Q3') - 1)).toBe('2026Q2')
    expect(lastClosed(closesAt('2026Q3'))).toBe('2026Q3')
  })
})
