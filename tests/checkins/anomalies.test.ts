import {
  findAtNight,
  findFarApart,
  findOnePhone,
  type Seen,
} from '../../cloudfunctions/domain/checkins/anomalies'
import { noon, today } from '../town'

const minute = 60_000
const night = Date.parse('2026-11-22T23:30:00+08:00')
const hours = { from: 23, until: 5 }

function seen(memberId: string, at: number, told: Partial<Seen> = {}): Seen {
  const place = { communityId: 'sunny', siteId: 'sunny1' }
  return {
    _id: `${memberId}_fact`,
    memberId,
    at,
    queued: null,
    phoneHint: null,
    state: 'counted',
    ...place,
    ...told,
  }
}

describe('what perhaps wants a second look', () => {
  it.each([
    ['three within ten minutes', [0, 4, 10], 3],
    ['two', [0, 4], 0],
    ['three, but slowly', [0, 8, 20], 0],
    ['three of whom one comes much later', [0, 4, 5, 60], 3],
  ])('G205 one phone: %s', (_situation, minutes, count) => {
    const checkins = minutes.map((after, index) =>
      seen(`m${index}`, today + after * minute, { phoneHint: 'h' }),
    )
    expect(findOnePhone(checkins).flatMap(finding => finding.checkins)).toHaveLength(count)
  })

  it('G205 one phone: one person three times, no hint, or other communities are nothing', () => {
    const hint = { phoneHint: 'h' }
    expect(findOnePhone([0, 1, 2].map(() => seen('m1', today, hint)))).toEqual([])
    expect(findOnePhone([0, 1, 2].map(index => seen(`m${index}`, today)))).toEqual([])
    expect(
      findOnePhone([0, 1, 2].map(index => seen(`m${index}`, today, { ...hint, communityId: `c${index}` }))),
    ).toEqual([])
  })

  it.each([
    ['far and at once', 0.2, 5, 1],
    ['far, with time enough', 0.2, 120, 0],
    ['near', 0.01, 1, 0],
  ])('G205 places: %s', (_situation, degrees, minutes, count) => {
    const places = new Map([
      ['sunny1', { latitude: 25, longitude: 102 }],
      ['river1', { latitude: 25 + degrees, longitude: 102 }],
    ])
    const second = seen('m1', today + minutes * minute, {
      siteId: 'river1',
      communityId: 'river',
      _id: 'other',
    })
    expect(findFarApart([second, seen('m1', today)], places)).toHaveLength(count)
    expect(findFarApart([second, seen('m2', today)], places)).toEqual([])
    expect(
      findFarApart([second, seen('m1', today)], new Map([['sunny1', { latitude: 25, longitude: 102 }]])),
    ).toEqual([])
  })

  it('G205 night: five people within half an hour, across midnight too, and never what a phone had kept', () => {
    const burst = (from: number) =>
      [0, 1, 2, 3, 40].map((after, index) => seen(`m${index}`, from + after * minute))
    expect(findAtNight(burst(night), hours)).toEqual([])
    const five = [0, 5, 10, 20, 30].map((after, index) => seen(`m${index}`, night + after * minute))
    expect(findAtNight(five, hours)).toMatchObject([
      { kind: 'atNight', communityId: 'sunny', checkins: { length: 5 } },
    ])
    expect(
      findAtNight(
        five.map(one => ({ ...one, at: one.at - 12 * 60 * minute })),
        hours,
      ),
    ).toEqual([])
    const queued = { number: 1, readAt: noon('2026-11-22'), offsetMs: 0 }
    expect(
      findAtNight(
        five.map(one => ({ ...one, queued })),
        hours,
      ),
    ).toEqual([])
  })
})
