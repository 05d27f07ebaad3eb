import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Row, type SdkDatabase } from './sdk'

interface Stages {
  match(condition: object): Stages
  geoNear(options: object): Stages
  limit(count: number): Stages
  end(): Promise<{ list: Row[] }>
}

let cloud: TestCloud
let db: SdkDatabase

const point = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] })
const polygon = (...corners: [number, number][]) => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0]]],
})
/** The SDK asks what stands in a query how it wants to travel. */
const area = (...corners: [number, number][]) => ({ toJSON: () => polygon(...corners) })

const geoIndex = { name: 'byPlace', keys: [['loc', '2dsphere']] as [string, '2dsphere'][] }

beforeAll(async () => {
  const closed = { permission: 'ADMINONLY' as const }
  cloud = await startSdkCloud({
    declaration: {
      collections: {
        crowd: {
          ...closed,
          indexes: [
            geoIndex,
            {
              name: 'byKindAndPlace',
              keys: [
                ['kind', 1],
                ['loc', '2dsphere'],
              ],
            },
          ],
        },
        places: { ...closed, indexes: [geoIndex] },
        bare: { ...closed, indexes: [{ name: 'byKind', keys: [['kind', 1]] }] },
      },
    },
  })
  db = openSdk(cloud).database()
  await cloud.load({
    places: [
      { _id: 'far', loc: point(113.4, 23.1) },
      { _id: 'near', loc: point(113.31, 23.11) },
      { _id: 'here', loc: point(113.3, 23.1) },
      { _id: 'none' },
      { _id: 'null', loc: null },
      { _id: 'west of the line', loc: point(-179.99, 10) },
      { _id: 'east of the line', loc: point(179.99, 10) },
      { _id: 'on the line', loc: point(180, 10) },
      { _id: 'north pole', loc: point(77, 90) },
      { _id: 'beside the pole', loc: point(-120, 89.9) },
      {
        _id: 'road',
        loc: {
          type: 'LineString',
          coordinates: [
            [30, 50],
            [32, 50],
          ],
        },
      },
      { _id: 'park', loc: polygon([40, 50], [41, 50], [41, 51], [40, 51]) },
      { _id: 'two places', loc: [point(60, 10), point(70, 10)] },
    ],
  })
})
afterAll(() => cloud.stop())

const aggregate = (name: string) => db.collection(name).aggregate() as unknown as Stages
const command = (name: string, operand: object): unknown => db.command[name]?.(operand)
const found = async (condition: unknown, more: object = {}) =>
  (
    await db
      .collection('places')
      .where({ loc: condition, ...more })
      .get()
  ).data.map(({ _id }) => _id)
const sorted = async (condition: unknown) => (await found(condition)).sort()

describe('near', () => {
  it('gives the nearest first, between two distances', async () => {
    const geometry = db.Geo.Point(113.3, 23.1)
    expect(await found(command('geoNear', { geometry, maxDistance: 5000 }))).toEqual(['here', 'near'])
    expect(await found(command('geoNear', { geometry, minDistance: 100, maxDistance: 50_000 }))).toEqual([
      'near',
      'far',
    ])
  })

  it('without a limit of distance goes around the earth, past the antimeridian and over the pole', async () => {
    expect(await found(command('geoNear', { geometry: db.Geo.Point(179.98, 10) }))).toEqual([
      'east of the line',
      'on the line',
      'west of the line',
      'far',
      'near',
      'here',
      'beside the pole',
      'north pole',
      'two places',
      'park',
      'road',
    ])
  })

  it('measures to the nearest part of a shape', async () => {
    expect(
      await found(command('geoNear', { geometry: db.Geo.Point(31, 50.005), maxDistance: 1000 })),
    ).toEqual(['road'])
    expect(await found(command('geoNear', { geometry: db.Geo.Point(40.5, 50.5), maxDistance: 0 }))).toEqual([
      'park',
    ])
    expect(await found(command('geoNear', { geometry: db.Geo.Point(70, 10), maxDistance: 1 }))).toEqual([
      'two places',
    ])
  })

  it('stands beside other conditions and inside and', async () => {
    const options = { geometry: db.Geo.Point(113.3, 23.1), maxDistance: 5000 }
    expect(await found(command('geoNear', options), { _id: db.command.neq?.('here') })).toEqual(['near'])
    const near = { loc: command('geoNear', { ...options, minDistance: 0 }) }
    const both = db.command.and?.([near, { _id: db.command.neq?.('near') }]) as object
    expect((await db.collection('places').where(both).get()).data).toMatchObject([{ _id: 'here' }])
  })

  it('inside and needs both distances: the SDK makes null of a missing one', async () => {
    const near = command('geoNear', { geometry: db.Geo.Point(113.3, 23.1), maxDistance: 5000 })
    const failure = await failureOf(
      db
        .collection('places')
        .where(db.command.and?.([{ loc: near }, { _id: 'here' }]) as object)
        .get(),
    )
    expect(failure.message).toMatch(/\$minDistance must be a number/)
  })

  it('gives way to an order that is asked for', async () => {
    const near = command('geoNear', { geometry: db.Geo.Point(113.3, 23.1), maxDistance: 50_000 })
    const failure = await failureOf(db.collection('places').where({ loc: near }).orderBy('_id', 'asc').get())
    expect(failure.message).toMatch(/strict mode/)
  })
})

describe('geoWithin', () => {
  it('takes a circle, also across the antimeridian and around a pole', async () => {
    const within = (longitude: number, latitude: number, metres: number) =>
      sorted(command('geoWithin', { centerSphere: [[longitude, latitude], metres / 6_378_100] }))
    expect(await within(113.3, 23.1, 2000)).toEqual(['here', 'near'])
    expect(await within(-179.995, 10, 3000)).toEqual(['east of the line', 'on the line', 'west of the line'])
    expect(await within(0, 89.95, 20_000)).toEqual(['beside the pole', 'north pole'])
  })

  it('takes a polygon whose sides are the shortest ways', async () => {
    const box = (...corners: [number, number][]) =>
      sorted(command('geoWithin', { geometry: area(...corners) }))
    expect(await box([113.2, 23], [113.35, 23], [113.35, 23.2], [113.2, 23.2])).toEqual(['here', 'near'])
    expect(await box([179, 9], [-179, 9], [-179, 11], [179, 11])).toEqual([
      'east of the line',
      'on the line',
      'west of the line',
    ])
    expect(await box([0, 80], [90, 80], [180, 80], [-90, 80])).toEqual(['beside the pole', 'north pole'])
    // A side between two places of one latitude bends towards the pole.
    await cloud.load({ places: [{ _id: 'under the arc', loc: point(10, 60.3) }] })
    expect(await box([0, 59], [20, 59], [20, 60], [0, 60])).toEqual(['under the arc'])
  })

  it('wants a shape to be inside altogether', async () => {
    const around = command('geoWithin', { geometry: area([29, 49], [31, 49], [31, 52], [29, 52]) })
    expect(await found(around)).toEqual([])
    const whole = command('geoWithin', { geometry: area([29, 49], [33, 49], [33, 52], [29, 52]) })
    expect(await found(whole)).toEqual(['road'])
  })

  it('leaves holes out', async () => {
    const ring = (size: number) => [
      [113.3 - size, 23.1 - size],
      [113.3 + size, 23.1 - size],
      [113.3 + size, 23.1 + size],
      [113.3 - size, 23.1 + size],
      [113.3 - size, 23.1 - size],
    ]
    const geometry = { type: 'Polygon', coordinates: [ring(0.02), ring(0.001)] }
    expect(await found({ $geoWithin: { $geometry: geometry } })).toEqual(['near'])
  })
})

describe('geoIntersects', () => {
  it('finds what has a place in common', async () => {
    const meeting = (geometry: unknown) => sorted(command('geoIntersects', { geometry: geometry as object }))
    expect(await meeting(db.Geo.Point(40.5, 50.5))).toEqual(['park'])
    const { LineString, Point } = db.Geo as unknown as Record<
      string,
      (value: unknown, more?: number) => unknown
    >
    expect(await meeting(LineString?.([Point?.(31, 49), Point?.(31, 51)]))).toEqual(['road'])
    expect(await meeting(LineString?.([Point?.(39, 50.5), Point?.(42, 50.5)]))).toEqual(['park'])
    expect(await meeting(LineString?.([Point?.(39, 52), Point?.(42, 52)]))).toEqual([])
  })
})

describe('the stage geoNear', () => {
  const near = (more: object) =>
    aggregate('places').geoNear({
      distanceField: 'away.metres',
      spherical: true,
      near: db.Geo.Point(113.3, 23.1),
      ...more,
    })

  it('measures in metres, nearest first, through the only geo index', async () => {
    const { list } = await near({ maxDistance: 5000 }).end()
    expect(list).toMatchObject([
      { _id: 'here', away: { metres: 0 } },
      { _id: 'near', away: { metres: expect.closeTo(1512.47, 0) as number } },
    ])
  })

  it('multiplies, tells the place, and takes a query', async () => {
    const options = { distanceMultiplier: 0.001, includeLocs: 'at', query: { _id: 'near' }, minDistance: 1 }
    const list = (await near({ key: 'loc', ...options }).end()).list
    expect(list).toEqual([
      {
        _id: 'near',
        loc: point(113.31, 23.11),
        at: point(113.31, 23.11),
        away: { metres: expect.closeTo(1.512, 2) as number },
      },
    ])
  })

  it('stands first or not at all', async () => {
    const late = aggregate('places')
      .match({ _id: 'near' })
      .geoNear({ distanceField: 'd', spherical: true, near: db.Geo.Point(1, 1), key: 'loc' })
      .end()
    expect((await failureOf(late)).message).toMatch(/only valid as the first stage/)
  })

  it('and not as near in a match', async () => {
    const match = { loc: command('geoNear', { geometry: db.Geo.Point(1, 1) }) }
    const failure = await failureOf(aggregate('places').match(match).end())
    expect(failure.message).toMatch(/not allowed in this context/)
  })
})

describe('what is refused', () => {
  it.each<[string, object, RegExp]>([
    ['a latitude beyond the pole', { type: 'Point', coordinates: [0, 91] }, /out of bounds/],
    ['a point of text', { type: 'Point', coordinates: ['a', 1] }, /numeric elements/],
    [
      'an open polygon',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      },
      /Loop is not closed/,
    ],
    ['an unknown type', { type: 'Sphere', coordinates: [0, 0] }, /unknown GeoJSON type/],
    ['what is no geometry', { lat: 1 }, /unknown GeoJSON type/],
  ])('%s', async (_name, loc, message) => {
    const failure = await failureOf(db.collection('places').add({ data: { loc } }))
    expect(failure.errCode).toBe(-502001)
    expect(failure.message).toMatch(/Can't extract geo keys/)
    expect(failure.message).toMatch(message)
  })

  it('a geo query without a geo index', async () => {
    const near = { geometry: db.Geo.Point(1, 1), maxDistance: 1 }
    for (const condition of [
      command('geoNear', near),
      command('geoWithin', { centerSphere: [[1, 1], 1] }),
      command('geoIntersects', { geometry: near.geometry }),
    ]) {
      const failure = await failureOf(db.collection('bare').where({ kind: 'a', loc: condition }).get())
      expect(failure.message).toMatch(/it wants an index on bare \[\["loc","2dsphere"\]\]/)
    }
  })
})

describe('among 100,000', () => {
  const town = (at: number) => [113 + (at % 400) / 400, 23 + Math.floor(at / 400) / 250] as const

  beforeAll(async () => {
    for (let from = 0; from < 100_000; from += 20_000) {
      const crowd = Array.from({ length: 20_000 }, (_, at) => ({
        _id: from + at,
        kind: `k${(from + at) % 10}`,
        loc: point(...town(from + at)),
      }))
      await cloud.load({ crowd })
    }
  })

  const examined = async (work: () => Promise<number>): Promise<{ examined: number; given: number }> => {
    await cloud.resetCounts()
    const given = await work()
    return { examined: (await cloud.counts()).reduce((sum, count) => sum + count.examined, 0), given }
  }
  const centre = () => db.Geo.Point(113.501, 23.4999)
  const nearest = () =>
    aggregate('crowd').geoNear({ distanceField: 'd', spherical: true, near: centre(), key: 'loc' })
  const get = async (condition: object, limit = 100) =>
    (await db.collection('crowd').where(condition).limit(limit).get()).data.length

  it.each<[string, number, () => Promise<number>]>([
    ['the ten nearest', 10, () => get({ loc: command('geoNear', { geometry: centre() }) }, 10)],
    [
      'within a kilometre',
      30,
      () => get({ loc: command('geoNear', { geometry: centre(), maxDistance: 1000 }) }),
    ],
    [
      'of one kind within two kilometres',
      9,
      () => get({ kind: 'k0', loc: command('geoNear', { geometry: centre(), maxDistance: 2000 }) }),
    ],
    [
      'a small circle',
      30,
      () => get({ loc: command('geoWithin', { centerSphere: [[113.501, 23.4999], 1000 / 6_378_100] }) }),
    ],
    [
      'a small polygon',
      20,
      () =>
        get({
          loc: command('geoWithin', {
            geometry: area(
              [113.4999, 23.4999],
              [113.5101, 23.4999],
              [113.5101, 23.5125],
              [113.4999, 23.5125],
            ),
          }),
        }),
    ],
    ['one place', 1, () => get({ loc: command('geoIntersects', { geometry: db.Geo.Point(113.5, 23.5) }) })],
    ['the stage geoNear', 5, async () => (await nearest().limit(5).end()).list.length],
  ])('%s looks at few', async (_name, given, work) => {
    const seen = await examined(work)
    expect(seen.given).toBe(given)
    expect(seen.examined).toBeLessThanOrEqual(250)
  })
})
