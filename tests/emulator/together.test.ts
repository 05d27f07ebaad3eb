import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../emulator/database/database'

describe('inserts that are on their way to disk together', () => {
  const folder = mkdtempSync(join(tmpdir(), 'together-'))
  const open = () =>
    new Database({
      folder,
      collections: {
        codes: {
          permission: 'ADMINONLY',
          indexes: [{ name: 'byCode', keys: [['code', 1]], isUnique: true }],
        },
      },
      isStrict: true,
      now: () => 1_795_000_000_000,
    })
  let database = open()
  const ask = (action: string, request: object) =>
    database.run(action, { collectionName: 'codes', ...request }, { documents: 0, keys: 0 })
  const insert = (...documents: object[]) =>
    ask('database.insertDocument', { data: documents.map(document => JSON.stringify(document)) })
  const kept = async () => {
    const { data } = await ask('database.getDocument', { queryType: 'WHERE', limit: 1000 })
    return (data as { list: string[] }).list.map(text => JSON.parse(text) as { _id: string; code: number })
  }

  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('never acknowledge one unique value twice, nor one id', async () => {
    const wanted = Array.from({ length: 200 }, (_, at) => ({ _id: `d${at}`, code: at % 50 }))
    // All are asked for before the first can be on disk.
    const outcomes = await Promise.allSettled(wanted.map(document => insert(document)))
    const acknowledged = wanted.filter((_, at) => outcomes[at]?.status === 'fulfilled')
    expect(acknowledged.map(({ code }) => code).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, code) => code),
    )
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(String(outcome.reason)).toMatch(/E11000/)

    const twice = await Promise.allSettled([insert({ _id: 'e', code: 100 }), insert({ _id: 'e', code: 101 })])
    expect(twice.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])

    await database.close()
    database = open()
    const ids = [...acknowledged.map(({ _id }) => _id), 'e']
    expect((await kept()).map(({ _id }) => _id).sort()).toEqual(ids.sort())
  })

  it('nor twice within one list: those before the second stay', async () => {
    await expect(
      insert({ _id: 'l1', code: 200 }, { _id: 'l2', code: 200 }, { _id: 'l3', code: 201 }),
    ).rejects.toThrow(/E11000.*byCode/)
    const ids = (await kept()).map(({ _id }) => _id)
    expect(ids).toContain('l1')
    expect(ids).not.toContain('l2')
    expect(ids).not.toContain('l3')
  })
})
