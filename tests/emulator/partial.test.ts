import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Database } from '../../emulator/database/database'
import { fieldReader } from '../../emulator/database/partial'
import { encode } from '../../emulator/database/store'
import { formatWire, parseWireDocument } from '../../emulator/database/wire-documents'

const names = ['place', 'quarter', 'at', 'note', 'é']
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, ''),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom<unknown>(/^a/i, [1, [2]], { deep: { at: 1 } }, [], {}, [{ at: 'x' }]),
  fc.uint8Array({ maxLength: 8 }),
  fc
    .constantFrom(
      { $oid: '0123456789abcdef01234567' },
      { $numberDecimal: '1.5' },
      { $minKey: 1 },
      { $timestamp: { t: 1_795_000_000, i: 7 } },
      { $numberLong: '9007199254740993' },
    )
    .map(wire => parseWireDocument(JSON.stringify({ at: wire }), 0).at),
)
const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([name]) => name })

describe('reading some fields of a stored document', () => {
  it('gives what reading all of it gives, for every type, or says that it cannot', () => {
    let read = 0
    fc.assert(
      fc.property(some, fc.subarray(names), (fields, wanted) => {
        const document = Object.fromEntries(fields)
        const bytes = encode(document)
        const partial = fieldReader(new Set(wanted))(bytes)
        if (!partial) return
        read += 1
        const expected = fields.filter(([name]) => wanted.includes(name))
        expect(partial).toStrictEqual(Object.fromEntries(expected))
      }),
      { numRuns: 3000 },
    )
    expect(read).toBeGreaterThan(1000)
  })

  it('groups and counts as reading whole documents and testing each does', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'partial-'))
    const indexes = [
      { name: 'byQuarter', keys: [['quarter', 1] as [string, 1]] },
      { name: 'byPlace', keys: [['place', 1] as [string, 1], ['at', -1] as [string, -1]] },
    ]
    const facts = { permission: 'ADMINONLY' as const, indexes }
    const database = new Database({
      folder,
      collections: { facts },
      isStrict: false,
      now: () => 1_795_000_000_000,
    })
    const ask = (action: string, request: object) =>
      database.run(action, { collectionName: 'facts', ...request }, { documents: 0, keys: 0 })
    const groups = async (...stages: object[]) => {
      const asked = stages.map(stage => {
        const [[stageKey, stageValue]] = Object.entries(stage) as [[string, unknown]]
        return { stageKey, stageValue: formatWire(stageValue) }
      })
      const all = { stageKey: '$limit', stageValue: '10000' }
      const answer = await ask('database.aggregateDocuments', { stages: [...asked, all] })
      return (answer.data as { list: string[] }).list.sort()
    }
    try {
      const documents = fc.sample(fc.tuple(some, fc.constantFrom('a', 'b', 'c')), { numRuns: 600, seed: 62 })
      const data = documents.map(([fields, place], index) =>
        formatWire({ ...Object.fromEntries(fields), place, _id: index }),
      )
      await ask('database.insertDocument', { data })

      const queries = [
        { quarter: { $gte: 0 } },
        { place: { $in: ['a', 'b'] } },
        { place: 'a', at: { $gte: 0 } },
        { at: { $lt: 5 } },
        { $or: [{ place: 'a' }, { quarter: null }] },
        { place: { $ne: 'a' }, $expr: { $ne: ['$note', '$at'] } },
        {},
      ]
      const ends = [
        { $group: { _id: '$place', many: { $sum: 1 }, last: { $max: '$at' } } },
        { $group: { _id: { of: '$é' }, notes: { $push: '$note' }, first: { $first: '$_id' } } },
        { $group: { _id: null, deep: { $push: '$note.deep.at' }, all: { $sum: '$at' } } },
        { $group: { _id: '$quarter', whole: { $push: '$$ROOT' } } },
        { $group: { _id: { $cond: [{ $gt: ['$at', 3] }, '$place', '$note'] } } },
        { $sortByCount: '$place' },
        { $count: 'many' },
      ]
      for (const query of queries) {
        for (const end of ends) {
          const whole = await groups({ $match: {} }, { $match: query }, end)
          expect({ query, end, groups: await groups({ $match: query }, { $sort: { _id: 1 } }, end) }).toEqual(
            {
              query,
              end,
              groups: whole,
            },
          )
        }
      }
    } finally {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
