import { type AuditBlock, newBlock } from '../../cloudfunctions/domain/audits/block'
import { sealAudits } from '../../cloudfunctions/domain/audits/sealing'
import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import { db } from '../../cloudfunctions/kernel/db'
import type { Answer } from '../../types/api'
import { pointSdkAt } from '../emulator/sdk'
import { openTown, type Town } from '../open-town'
import { office, today, townAtWork } from '../town'
import { aRow } from './rows'

const minute = 60_000
const hour = 60 * minute

let town: Town

let said: jest.SpyInstance
beforeEach(() => {
  said = jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => said.mockRestore())

const seal = async () => {
  await town.cloud.clock({ advance: hour })
  const answer = await town.cloud.fireTimer('jobs')
  expect(answer).toMatchObject({ value: { 'audits.seal': expect.stringMatching(/^done/) } })
}
const blocks = async () => (await town.cloud.documents('auditBlocks')) as unknown as AuditBlock[]
const sealedIds = async () => (await blocks()).flatMap(({ ids }) => ids)

async function verify() {
  let cursor: string | null = null
  let checkedRows = 0
  for (;;) {
    const answer: Answer<'audits.verify'> = await town.as(office).call('audits.verify', { cursor })
    if (!answer.ok) throw new Error(answer.refusal)
    checkedRows += answer.value.checkedRows
    cursor = answer.value.cursor
    if (cursor === null) return { ...answer.value, checkedRows }
  }
}

/** What an administrator of the database could do behind the product's back. */
async function tamper(change: (rows: AuditRow[]) => AuditRow[]) {
  const audits = change((await town.cloud.documents('audits')) as unknown as AuditRow[])
  const kept = { accounts: await town.cloud.documents('accounts'), orgs: await town.cloud.documents('orgs') }
  const auditBlocks = await blocks()
  const { now } = await town.cloud.clock()
  town = await openTown({ ...kept, audits, auditBlocks }, now)
}

async function tamperBlocks(change: (blocks: AuditBlock[]) => AuditBlock[]) {
  const auditBlocks = change(await blocks())
  const audits = await town.cloud.documents('audits')
  const kept = { accounts: await town.cloud.documents('accounts'), orgs: await town.cloud.documents('orgs') }
  const { now } = await town.cloud.clock()
  town = await openTown({ ...kept, audits, auditBlocks }, now)
}

describe('the sealed trail', () => {
  it('G153 seals what is older than the lag, each row once, in a chain without a gap', async () => {
    const early = [aRow(today - 5 * minute), aRow(today + minute)]
    const young = aRow(today + 55 * minute)
    town = await openTown({ ...townAtWork, audits: [...early, young] })
    await seal()
    expect(await sealedIds()).toEqual(early.map(({ _id }) => _id))
    await seal()
    expect(await sealedIds()).toEqual([...early, young].map(({ _id }) => _id))
    const [first, second] = await blocks()
    expect(second).toMatchObject({ number: 2, from: first?.until, previousHash: first?.hash, count: 1 })
    expect(await verify()).toMatchObject({
      broken: null,
      checkedRows: 3,
      head: { number: 2, hash: second?.hash },
    })
  })

  it('G153 puts a row that arrives late for a sealed hour into the next block', async () => {
    town = await openTown({ ...townAtWork, audits: [aRow(today)] })
    await seal()
    const late = aRow(today + minute)
    await town.cloud.load({ audits: [late] })
    await seal()
    expect((await blocks()).map(({ lateIds }) => lateIds)).toEqual([[], [late._id]])
    await seal()
    expect(await sealedIds()).toHaveLength(2)
    expect(await verify()).toMatchObject({ broken: null, checkedRows: 2 })
  })

  it('G153 does not take in a row of long ago that appears afterwards, and says that it was added', async () => {
    town = await openTown({ ...townAtWork, audits: [aRow(today)] })
    await seal()
    await seal()
    await seal()
    await town.cloud.load({ audits: [aRow(today + 2 * minute)] })
    await seal()
    expect(await sealedIds()).toHaveLength(1)
    expect(await verify()).toMatchObject({ broken: { number: 1, why: 'added' } })
  })

  it('G153 a clock that ran back by a day is said in the trail, and nothing is called tampered with for it', async () => {
    town = await openTown({ ...townAtWork, audits: [aRow(today)] })
    for (let hours = 0; hours < 25; hours++) await seal()
    const { now } = await town.cloud.clock()
    await town.cloud.clock({ now: now - 24 * hour })
    const looked = await town.as(office).call('audits.list', { of: { kind: 'all' }, cursor: null })
    expect(looked.ok).toBe(true)
    await town.cloud.clock({ now })
    expect(await verify()).toMatchObject({ broken: null, outOfTime: 1 })
    await seal()
    expect(await verify()).toMatchObject({ broken: null, outOfTime: 1 })
    expect((await blocks()).at(-1)).toMatchObject({ outOfTime: 1 })
    const trail = await town.as(office).call('audits.list', { of: { kind: 'all' }, cursor: null })
    if (!trail.ok) throw new Error(trail.refusal)
    expect(trail.value.items.filter(({ isSystem }) => isSystem)).toHaveLength(1)
    await tamper(rows => rows.filter(({ at }) => at > now - 25 * hour || at === today).slice(1))
    expect((await verify()).broken).not.toBeNull()
  }, 60_000)

  it('G153 a row that somebody copies with another moment bears no mark of the product, and was added', async () => {
    town = await openTown({ ...townAtWork, audits: [aRow(today)] })
    for (let hours = 0; hours < 4; hours++) await seal()
    const listed = await town.as(office).call('audits.list', { of: { kind: 'all' }, cursor: null })
    expect(listed.ok).toBe(true)
    const own = ((await town.cloud.documents('audits')) as unknown as AuditRow[]).find(({ mark }) => mark)
    const at = today + 2 * minute
    await town.cloud.load({ audits: [{ ...own, _id: `${at}_00000000`, at }] })
    await seal()
    expect(await verify()).toMatchObject({ broken: { why: 'added' } })
  })

  it('G153 seals a crowd in bounded blocks and goes on with the next run', async () => {
    const crowd = Array.from({ length: 4500 }, (_, index) => aRow(today + index))
    town = await openTown({ ...townAtWork, audits: crowd })
    await seal()
    expect(await blocks()).toHaveLength(10)
    await seal()
    expect(await sealedIds()).toEqual(crowd.map(({ _id }) => _id))
    expect(await verify()).toMatchObject({ broken: null, checkedRows: 4500 })
  }, 60_000)

  it.each(['before', 'after'] as const)(
    'G153 is whole again after a run that died %s a block was kept',
    async at => {
      const crowd = Array.from({ length: 900 }, (_, index) => aRow(today + index))
      town = await openTown({ ...townAtWork, audits: crowd })
      const insert = { action: 'database.insertDocument', collection: 'auditBlocks' }
      await town.cloud.fault({ ...insert, effect: { kind: 'killInstance', at } })
      await town.cloud.clock({ advance: hour })
      await town.cloud.fireTimer('jobs').catch(() => undefined)
      expect(await blocks()).toHaveLength(at === 'before' ? 0 : 1)
      await seal()
      expect(await sealedIds()).toEqual(crowd.map(({ _id }) => _id))
      expect(await verify()).toMatchObject({ broken: null, checkedRows: 900 })
    },
  )

  it('G153 of two runs at once each row is sealed once', async () => {
    const crowd = Array.from({ length: 900 }, (_, index) => aRow(today + index))
    town = await openTown({ ...townAtWork, audits: crowd })
    pointSdkAt(town.cloud)
    await Promise.all([sealAudits(db, today + hour), sealAudits(db, today + hour)])
    await sealAudits(db, today + hour)
    expect(await sealedIds()).toEqual(crowd.map(({ _id }) => _id))
    expect(await verify()).toMatchObject({ broken: null, checkedRows: 900 })
  })
})

describe('a trail that somebody touched', () => {
  const rows = Array.from({ length: 5 }, (_, index) => aRow(today + index * 30 * minute))

  beforeEach(async () => {
    town = await openTown({ ...townAtWork, audits: rows })
    for (let hours = 0; hours < 4; hours++) await seal()
    expect(await verify()).toMatchObject({ broken: null, checkedRows: 5 })
  })

  it('G153 tells the block from which a row is missing', async () => {
    await tamper(kept => kept.filter(({ _id }) => _id !== rows[2]?._id))
    expect(await verify()).toMatchObject({ broken: { number: 2, why: 'missing' } })
  })

  it('G153 tells the block in which a row was altered, whatever field it was', async () => {
    for (const change of [{ openid: 'oSOMEBODY' }, { memberIds: [] }, { operation: 'accounts.pause' }]) {
      await tamper(kept => kept.map(row => (row._id === rows[4]?._id ? { ...row, ...change } : row)))
      expect(await verify()).toMatchObject({ broken: { number: 3, why: 'altered' } })
      await tamper(kept => kept.map(row => rows.find(({ _id }) => _id === row._id) ?? row))
      expect(await verify()).toMatchObject({ broken: null })
    }
  })

  it('G153 tells a block that is missing, and one that does not follow', async () => {
    await tamperBlocks(kept => kept.filter(({ number }) => number !== 2))
    expect(await verify()).toMatchObject({ broken: { number: 2, why: 'missingBlock' } })
  })

  it('G153 is not deceived by a block that fits its altered rows: the next one does not follow', async () => {
    await tamperBlocks(kept =>
      kept.map(block => (block.number === 2 ? { ...block, hash: 'another' } : block)),
    )
    expect(await verify()).toMatchObject({ broken: { number: 2, why: 'altered' } })
    await tamperBlocks(kept =>
      kept.map(block => (block.number === 3 ? { ...block, previousHash: 'x' } : block)),
    )
    expect((await verify()).broken?.number).toBe(2)
  })
})

it('G153 checks a year of hours in slices that cost the same at its beginning and its end', async () => {
  town = await openTown({ ...townAtWork, audits: [aRow(today)] })
  await seal()
  const [first] = await blocks()
  if (!first) throw new Error('nothing was sealed')
  const chain = [first]
  for (let hours = 1; hours < 500; hours++) {
    const previous = chain.at(-1) ?? null
    const until = String(Number(first.until) + hours * hour)
    chain.push(newBlock(previous, { rows: [], late: [], outOfTime: 0, until, now: today }))
  }
  await town.cloud.load({ auditBlocks: chain.slice(1) })
  const costs: number[] = []
  for (let cursor: string | null = null; ; ) {
    await town.cloud.resetCounts()
    const answer: Answer<'audits.verify'> = await town.as(office).call('audits.verify', { cursor })
    if (!answer.ok) throw new Error(answer.refusal)
    expect(answer.value.broken).toBeNull()
    costs.push((await town.cloud.counts()).find(({ op }) => op === 'audits.verify')?.calls ?? 0)
    cursor = answer.value.cursor
    if (cursor === null) break
  }
  expect(costs).toHaveLength(10)
  expect(Math.max(...costs.slice(1))).toBeLessThanOrEqual(5)
})
