import { judgeEvidence, type Shown } from '../../cloudfunctions/domain/checkins/evidence'
import { dayOf } from '../../src/contract/calendar'
import { stepMs, stepOf } from '../../src/contract/rotating-code'
import { noon, today } from '../town'

const hour = 60 * 60_000
const now = today
const late = 24

const wall = (shown: Partial<Shown> = {}): Shown => ({
  rotating: null,
  way: 'camera',
  queued: null,
  ...shown,
})

const screen = (
  at: number,
  { door, ...shown }: Partial<Shown> & { door?: { revokedAt?: number; openedAt?: number } } = {},
): Shown => ({
  ...wall(shown),
  rotating: { code: { step: stepOf(at) }, door: { day: dayOf(at), openedAt: 0, revokedAt: null, ...door } },
})

const kept = (readAt: number, queued: Partial<NonNullable<Shown['queued']>> = {}) => ({
  queued: { readAt, offsetMs: 0, sentAt: now, keySince: 0, isSealed: true, ...queued },
})

const A = { ok: true, tier: 'A', waits: null }
const B = { ok: true, tier: 'B', waits: null }
const waits = (why: string) => ({ ok: true, tier: 'D', waits: why })
const no = (refusal: string) => ({ ok: false, refusal })

describe('what a check-in proves, with a network', () => {
  it.each([
    ['the wall', wall(), B],
    ['a picture of the wall', wall({ way: 'picture' }), waits('picture')],
    ['a link that was passed on', wall({ way: 'link' }), waits('link')],
    ['the code shown now', screen(now), A],
    ['the code of one step before', screen(now - stepMs), A],
    ['the code of one step ahead', screen(now + stepMs), A],
    ['a picture of the code shown now', screen(now, { way: 'picture' }), waits('picture')],
    ['the code of two steps before', screen(now - 2 * stepMs), no('codeExpired')],
    ['a code from 45 seconds ago', screen(now - 45_000), no('codeExpired')],
    ['a code of yesterday', screen(now - 24 * hour), no('codeExpired')],
    ['a code of two steps ahead', screen(now + 2 * stepMs), no('codeAhead')],
    ['a screen that was taken back', screen(now, { door: { revokedAt: now - 1 } }), no('doorTakenBack')],
  ])('G12 G201 %s', (_, shown, evidence) => {
    expect(judgeEvidence(shown, now, late)).toMatchObject(evidence)
  })

  it('U6 no code is taken that was drawn more than 45 seconds ago, whenever in a step it arrives', () => {
    for (let ms = 0; ms < 2 * stepMs; ms += 250) {
      const old = judgeEvidence(screen(now + ms - 45_001), now + ms, late)
      expect(old).toEqual(no('codeExpired'))
      expect(judgeEvidence(screen(now + ms - 15_000), now + ms, late)).toMatchObject(A)
    }
  })

  it('G201 keeps the moment of the code, so that one code is one quarter’s', () => {
    const midnight = Date.parse('2026-09-30T16:00:00Z')
    const shown = screen(midnight - 1)
    const before = judgeEvidence(shown, midnight - 1, late)
    expect(before.ok && dayOf(before.happenedAt)).toBe('2026-09-30')
    expect(judgeEvidence(shown, midnight + 10_000, late)).toEqual(before)
  })
})

describe('what a check-in proves that waited without a network', () => {
  const then = now - 5 * hour
  it.each([
    ['the wall, five hours ago', wall(kept(then)), B],
    ['the wall, to the last minute of the rule', wall(kept(now - 24 * hour)), B],
    ['the wall, a minute after the rule', wall(kept(now - 24 * hour - 60_000)), waits('late')],
    ['a picture of the wall', wall({ ...kept(then), way: 'picture' }), waits('picture')],
    [
      'the screen, five hours ago: a photograph of it looks the same',
      screen(then, kept(then)),
      waits('keptCode'),
    ],
    ['the screen, a minute ago', screen(now - 60_000, kept(now - 60_000)), waits('keptCode')],
    ['the screen, while its code is still shown', screen(now - stepMs, kept(now - stepMs)), A],
    [
      'the screen, while its code is still shown, by a phone that was never registered',
      screen(now, kept(now, { isSealed: false })),
      A,
    ],
    [
      'the screen, before it was opened',
      screen(then, { ...kept(then), door: { openedAt: now - hour } }),
      waits('staleCode'),
    ],
    [
      'the screen, a day and a minute ago',
      screen(now - 24 * hour - 60_000, kept(now - 24 * hour - 60_000)),
      waits('late'),
    ],
    [
      'a photograph of the screen, an hour old when it was read',
      screen(then - hour, kept(then)),
      waits('staleCode'),
    ],
    ['a phone that was never registered', wall(kept(then, { isSealed: false })), waits('unsigned')],
    ['a phone whose clock was never compared', wall(kept(then, { offsetMs: null })), waits('unsigned')],
    ['a phone whose clock was moved', wall(kept(then, { sentAt: now - hour })), waits('clockMoved')],
    ['a phone that read in its own future', wall(kept(now + hour)), waits('clockMoved')],
    [
      'a phone that is ten minutes slow, and known to be',
      screen(then, kept(then - 600_000, { offsetMs: 600_000, sentAt: now - 600_000 })),
      waits('keptCode'),
    ],
    [
      'the wall, an hour before the phone’s key was there',
      wall(kept(then, { keySince: then + hour })),
      waits('beforeKey'),
    ],
    [
      'the wall, a moment before the phone’s key was there',
      wall(kept(then, { keySince: then + 1 })),
      waits('beforeKey'),
    ],
    ['the wall, in the moment in which the key was made', wall(kept(then, { keySince: then })), B],
    [
      'a seal of which nobody says since when its key is',
      wall(kept(then, { keySince: null })),
      waits('unsigned'),
    ],
    [
      'the wall, a day after the rule and before the key',
      wall(kept(now - 48 * hour, { keySince: now - 47 * hour })),
      waits('beforeKey'),
    ],
    [
      'a screen that was taken back since',
      screen(then, { ...kept(then), door: { revokedAt: now - hour } }),
      waits('doorTakenBack'),
    ],
    ['the wall, more than a month ago', wall(kept(now - 32 * 24 * hour)), no('keptTooLong')],
    [
      'the screen, more than a month ago',
      screen(now - 32 * 24 * hour, kept(now - 32 * 24 * hour)),
      no('keptTooLong'),
    ],
    ['a code from the future', screen(now + hour, kept(then)), no('codeAhead')],
  ])('G200 G206 %s', (_, shown, evidence) => {
    expect(judgeEvidence(shown, now, late)).toMatchObject(evidence)
  })

  it.each([
    ['in the last minute of the quarter', -60_000, hour, waits('quarterBefore'), '2026-09-30'],
    ['in the last minute, and after the rule', -60_000, 30 * hour, waits('quarterBefore'), '2026-09-30'],
    ['in the first minute of the quarter', 60_000, hour, B, '2026-10-01'],
  ])(
    'G200 a wall’s code read %s is not moved across its end without the secretary',
    (_, read, after, expected, day) => {
      const midnight = Date.parse('2026-09-30T16:00:00Z')
      const judged = judgeEvidence(
        wall(kept(midnight + read, { sentAt: midnight + after })),
        midnight + after,
        late,
      )
      expect(judged).toMatchObject(expected)
      expect(judged.ok && dayOf(judged.happenedAt)).toBe(day)
    },
  )

  it('G206 what a fast clock says is not later than its arrival, and so in no quarter that has not begun', () => {
    const midnight = Date.parse('2026-09-30T16:00:00Z')
    const shown = wall(kept(midnight + 20_000, { sentAt: midnight + 30_000 }))
    const judged = judgeEvidence(shown, midnight - 10_000, late)
    expect(judged).toEqual({ ...B, happenedAt: midnight - 10_000 })
  })

  it('G206 belongs to the day it was read, not to the day it arrived', () => {
    const readAt = noon('2026-11-21')
    const shown = wall(kept(readAt, { sentAt: today - hour, offsetMs: hour }))
    const judged = judgeEvidence({ ...shown }, today, 48)
    expect(judged.ok && dayOf(judged.happenedAt)).toBe('2026-11-21')
  })
})
