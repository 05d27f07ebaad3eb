import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IndexDeclaration } from '../../config/cloud'
import { Database } from '../../emulator/database/database'
import { distanceFrom } from '../../emulator/database/geo'
import { vectorOf } from '../../emulator/database/sphere'
import { parseWireDocument } from '../../emulator/database/wire-documents'
import { loadInto } from '../../emulator/loading'
import { randomFrom, seed, size } from '../size'

const indexes: IndexDeclaration[] = [
  { name: 'byPlace', keys: [['loc', '2dsphere']] },
  {
    name: 'byKind',
    keys: [
      ['kind', 1],
      ['loc', '2dsphere'],
    ],
  },
]

let folder: string
let database: Database
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'geo-'))
  database = new Database({
    folder,
    collections: {
      indexed: { permission: 'ADMINONLY', indexes },
      plain: { permission: 'ADMINONLY', indexes: [] },
    },
    now: () => 0,
    isStrict: false,
  })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const next = randomFrom()
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item
const between = (from: number, to: number): number => from + next() * (to - from)

type Pair = [number, number]
const wrapped = (longitude: number): number => ((longitude + 540) % 360) - 180
/** Around a few towns, the antimeridian, both poles, or anywhere. */
function aPair(): Pair {
  const [longitude, latitude, spread] = pick([
    [113.3, 23.1, 0.05],
    [113.3, 23.1, 5],
    [180, 0, 0.1],
    [-180, 50, 3],
    [20, 89.9, 0.1],
    [-70, -88, 2],
    [0, 0, 180],
  ] as const)
  const x = wrapped(longitude + between(-spread, spread))
  return [x, Math.max(-90, Math.min(90, latitude + between(-spread, spread) / (spread > 90 ? 2 : 1)))]
}
const beside = ([longitude, latitude]: Pair, away: number): Pair => [
  wrapped(longitude + between(-away, away)),
  Math.max(-90, Math.min(90, latitude + between(-away, away))),
]
const anAway = (): number => pick([0.001, 0.05, 1, 10])

/** Corners in turn around a middle, by bearing. */
function aPolygon(): object {
  const [[longitude, latitude], away] = [aPair(), anAway()]
  const middle: Pair = [longitude, Math.max(-80, Math.min(80, latitude))]
  const turns = Array.from({ length: 3 + Math.floor(next() * 4) }, (_, at) => (at + next() * 0.5) / 7)
  const corners = turns.map(turn => {
    const far = away * between(0.3, 1)
    return [
      wrapped(middle[0] + far * Math.cos(2 * Math.PI * turn)),
      middle[1] + far * Math.sin(2 * Math.PI * turn),
    ]
  })
  return { type: 'Polygon', coordinates: [[...corners, corners[0]]] }
}

function aShape(): object {
  const start = aPair()
  return pick<() => object>([
    () => ({ type: 'Point', coordinates: start }),
    () => ({ type: 'Point', coordinates: start }),
    () => ({ type: 'LineString', coordinates: [start, beside(start, anAway())] }),
    () => ({ type: 'MultiPoint', coordinates: [start, aPair()] }),
    aPolygon,
  ])()
}

const aCondition = (): object =>
  pick<() => object>([
    () => ({ $geoWithin: { $centerSphere: [aPair(), pick([0.00001, 0.001, 0.1, 1])] } }),
    () => ({ $geoWithin: { $geometry: aPolygon() } }),
    () => ({ $geoIntersects: { $geometry: aShape() } }),
  ])()

async function ask(collectionName: string, query: object, limit = 1000): Promise<Record<string, unknown>[]> {
  const request = { collectionName, queryType: 'WHERE', query: JSON.stringify(query), limit }
  const answer = await database.run('database.getDocument', request, { documents: 0, keys: 0 })
  return (answer.data as { list: string[] }).list.map(text => parseWireDocument(text, 0))
}

it(`the geo index gives what looking at everything gives (seed ${seed})`, async () => {
  const documents = Array.from({ length: 250 }, (_, _id) => ({ _id, kind: _id % 3, loc: aShape() }))
  await loadInto(database.store, 'indexed', documents)
  await loadInto(database.store, 'plain', documents)
  const ids = (rows: Record<string, unknown>[]) => rows.map(({ _id }) => Number(_id)).sort((a, b) => a - b)

  for (let round = 0; round < size(2000); round++) {
    const query = { loc: aCondition(), ...(next() < 0.3 ? { kind: 1 } : {}) }
    const told = JSON.stringify(query)
    const [found, expected] = [await ask('indexed', query), await ask('plain', query)]
    expect({ told, ids: ids(found) }).toEqual({ told, ids: ids(expected) })
  }

  for (let round = 0; round < size(300); round++) {
    const coordinates = aPair()
    const $nearSphere = {
      $geometry: { type: 'Point', coordinates },
      ...(next() < 0.5 ? { $minDistance: pick([0, 10, 5000]) } : {}),
      ...(next() < 0.5 ? { $maxDistance: pick([10, 5000, 3_000_000]) } : {}),
    }
    const { $minDistance = 0, $maxDistance = Number.POSITIVE_INFINITY } = $nearSphere
    const centre = vectorOf(...coordinates)
    const distances = documents
      .map(document => distanceFrom({ centre }, document, 'loc') ?? 0)
      .filter(distance => distance >= $minDistance && distance <= $maxDistance)
      .sort((a, b) => a - b)
    const limit = pick([1, 7, 1000])
    const found = await ask('indexed', { loc: { $nearSphere } }, limit)
    const measured = found.map(document => distanceFrom({ centre }, document, 'loc'))
    const told = JSON.stringify($nearSphere)
    expect({ told, measured }).toEqual({ told, measured: distances.slice(0, limit) })
  }
})
