import type { Stored } from '../../cloudfunctions/kernel/db'
import { startTestCloud, type TestCloud } from '../emulator/cloud'
import { pointSdkAt } from '../emulator/sdk'

/** The kernel on the real SDK, which is told by its environment where the cloud is. */
type Kernel = typeof import('../../cloudfunctions/kernel/db') &
  typeof import('../../cloudfunctions/kernel/condition')

let cloud: TestCloud
let kernel: Kernel

beforeAll(async () => {
  const keys = (...fields: string[]) => fields.map(field => [field, 1] as [string, 1])
  cloud = await startTestCloud({
    declaration: {
      collections: {
        things: { permission: 'ADMINONLY', indexes: [{ name: 'byShelf', keys: keys('shelf', 'order') }] },
      },
    },
  })
  pointSdkAt(cloud)
  kernel = {
    ...(await import('../../cloudfunctions/kernel/db')),
    ...(await import('../../cloudfunctions/kernel/condition')),
  }
})
afterAll(() => cloud.stop())

interface Thing extends Stored {
  shelf: string
  order: number
  box?: object
}

const thing = (_id: string, shelf = 'a', order = 1): Thing => ({ _id, shelf, order })

describe('the wrapper of the database', () => {
  it('G207 answers a second insert under one id as a value, and leaves the first alone', async () => {
    expect(await kernel.db.insert('things', thing('once'))).toBe('inserted')
    expect(await kernel.db.insert('things', thing('once', 'b'))).toBe('exists')
    expect(await kernel.db.get<Thing>('things', 'once')).toMatchObject({ shelf: 'a' })
    expect(await kernel.db.get('things', 'never')).toBeNull()
  })

  it('G207 changes only while the condition holds, and says whether it did', async () => {
    await kernel.db.insert('things', thing('held', 'a', 1))
    const take = () =>
      kernel.db.updateOne('things', 'held', { order: 1 }, { set: { shelf: 'taken' }, add: { order: 1 } })
    const taken = await Promise.all([take(), take(), take()])
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await kernel.db.updateOne('things', 'never', {}, { set: { shelf: 'x' } })).toBe(false)
  })

  it('replaces an object as a whole instead of merging into it', async () => {
    await kernel.db.insert('things', { ...thing('boxed'), box: { old: 1 } } as Thing)
    await kernel.db.updateOne('things', 'boxed', {}, { set: { box: { new: 2 } } })
    expect(await kernel.db.get<Thing>('things', 'boxed')).toMatchObject({ box: { new: 2 } })
    expect((await kernel.db.get<Thing>('things', 'boxed'))?.box).not.toHaveProperty('old')
    await kernel.db.updateOne('things', 'boxed', {}, { set: { box: {} } })
    expect((await kernel.db.get<Thing>('things', 'boxed'))?.box).toEqual({})
  })

  it('pushes and keeps the last of a list, takes out what is alike, and asks what is in none', async () => {
    await kernel.db.insert('things', { ...thing('listed'), names: [], rows: [] } as Thing)
    const push = (name: string) =>
      kernel.db.updateOne(
        'things',
        'listed',
        { 'rows.name': kernel.is.not(name) },
        { pushLast: { names: { value: name, most: 2 } }, push: { rows: { name, at: 1 } } },
      )
    const pushed = [await push('a'), await push('b'), await push('a'), await push('c')]
    expect(pushed).toEqual([true, true, false, true])
    const pull = (name: string) =>
      kernel.db.updateOne('things', 'listed', { 'rows.name': name }, { pull: { rows: { name } } })
    expect([await pull('b'), await pull('b')]).toEqual([true, false])
    expect(await kernel.db.get<Thing>('things', 'listed')).toMatchObject({
      names: ['b', 'c'],
      rows: [
        { name: 'a', at: 1 },
        { name: 'c', at: 1 },
      ],
    })
  })

  it('refuses what the SDK would widen in silence', async () => {
    const undefinedShelf = { shelf: undefined }
    await expect(kernel.db.find('things', { where: undefinedShelf, limit: 5 })).rejects.toThrow('undefined')
    await expect(kernel.db.count('things', {})).rejects.toThrow('condition')
    await expect(kernel.db.updateMany('things', {}, { set: { shelf: 'x' } })).rejects.toThrow('condition')
    await expect(kernel.db.updateMany('things', undefinedShelf, { set: { shelf: 'x' } })).rejects.toThrow(
      'undefined',
    )
    await expect(kernel.db.removeMany('things', {})).rejects.toThrow('condition')
    await expect(kernel.db.updateOne('things', 'once', {}, {})).rejects.toThrow('without a change')
    await expect(kernel.db.updateOne('things', 'once', {}, { set: { shelf: undefined } })).rejects.toThrow(
      'undefined',
    )
    await expect(kernel.db.find('things', { where: { shelf: 'a' }, limit: 1001 })).rejects.toThrow('limit')
    await expect(kernel.db.get('things', '')).rejects.toThrow('empty id')
  })

  it('reads beyond the hundred rows that the service would answer by itself', async () => {
    const many = Array.from({ length: 250 }, (_, order) => thing(`many${order}`, 'many', order))
    expect(await kernel.db.insertMany('things', many)).toBe('inserted')
    const found = await kernel.db.find<Thing>('things', {
      where: { shelf: 'many' },
      orderBy: ['order', 'desc'],
      limit: 250,
    })
    expect(found.map(({ order }) => order)).toEqual(many.map(({ order }) => order).reverse())
    const { is } = kernel
    const between = await kernel.db.find<Thing>('things', {
      where: { shelf: 'many', order: is.between(10, 13) },
      limit: 10,
    })
    expect(between.map(({ order }) => order).sort()).toEqual([10, 11, 12])
  })
})

describe('transactions', () => {
  it('G207 lose no change when twelve begin at once', async () => {
    await kernel.db.insert('things', thing('counter', 'count', 0))
    const addOne = () =>
      kernel.db.transaction(async transaction => {
        const counter = await transaction.get<Thing>('things', 'counter')
        await transaction.update('things', 'counter', { set: { order: (counter?.order ?? 0) + 1 } })
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, addOne))
    const kept = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect(kept).toBeGreaterThan(0)
    expect(await kernel.db.get('things', 'counter')).toMatchObject({ order: kept })
  })

  it('G207 leave nothing behind when they fail in the middle', async () => {
    const failing = kernel.db.transaction(async transaction => {
      await transaction.insert('things', thing('half'))
      await transaction.update('things', 'once', { set: { shelf: 'half' } })
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    expect(await kernel.db.get('things', 'half')).toBeNull()
    expect(await kernel.db.get('things', 'once')).toMatchObject({ shelf: 'a' })
  })
})
