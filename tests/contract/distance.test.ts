import { metresBetween, positionHint } from '../../src/contract/distance'

const door = { latitude: 25.05, longitude: 102.71 }
const north = (metres: number) => ({ ...door, latitude: door.latitude + metres / 111_195 })

describe('where a phone is, beside a check-in point', () => {
  it.each([
    [0, { isInside: true, distance: 'within200m' }],
    [190, { isInside: true, distance: 'within200m' }],
    [210, { isInside: false, distance: 'within1km' }],
    [4_900, { isInside: false, distance: 'within5km' }],
    [5_100, { isInside: false, distance: 'farther' }],
  ])('G203 %s metres away', (metres, hint) => {
    expect(positionHint(door, north(metres))).toEqual(hint)
  })

  it('G203 counts a degree of longitude by its latitude', () => {
    const east = { ...door, longitude: door.longitude + 0.01 }
    expect(metresBetween(door, east)).toBeCloseTo(1007.3, 0)
  })
})
