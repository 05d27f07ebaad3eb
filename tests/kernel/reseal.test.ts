import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memberKeeper } from '../../cloudfunctions/domain/members/seals'
import { sealedCollections } from '../../cloudfunctions/jobs/schedule'
import { db } from '../../cloudfunctions/kernel/db'
import { renewSeals } from '../../cloudfunctions/kernel/reseal'
import { type SealedField, seal, unseal } from '../../cloudfunctions/kernel/seal'
import { developmentVariables } from '../../emulator/variables'
import type { Input, OperationName } from '../../types/api'
import type { ImportView, Member } from '../../types/members'
import { pointSdkAt } from '../emulator/sdk'
import { applied, planned, upload } from '../members/importing'
import { aRoster } from '../members/workbooks'
import { openTown, type Town } from '../open-town'
import { aMember, newTap, office, today, townAtWork } from '../town'

/** The bundle that is deployed, run here under the keys of this process. */
const { main } = require(join(__dirname, '../../dist/cloudfunctions/api/index.js')) as {
  main(event: unknown): Promise<{ ok: boolean; value: unknown }>
}

const hour = 60 * 60_000
const firstKey = developmentVariables.SEAL_KEYS ?? ''
const secondKey = `2:${randomBytes(32).toString('base64')}`
const phoneOf = (index: number) => `199${String(index).padStart(8, '0')}`

const sealFor = (memberId: string, field: SealedField, text: string) =>
  seal(text, memberKeeper(memberId), field)
const openedOf = (member: Member | undefined, field: 'phoneSealed' | 'doorSealed') =>
  unseal(member?.[field] ?? '', memberKeeper(member?._id ?? ''), field)

let town: Town
const crowd = (people: number) =>
  Array.from({ length: people }, (_, index) =>
    aMember(
      { openid: `oCROWD${index}`, name: `张${index}`, phone: phoneOf(index) },
      {
        doorSealed: sealFor(`m_oCROWD${index}`, 'doorSealed', `${index}室`),
        healthSealed: index % 2 ? sealFor(`m_oCROWD${index}`, 'healthSealed', '高血压') : null,
      },
    ),
  )

async function membersNow(): Promise<Member[]> {
  return (await town.cloud.documents('members')) as unknown as Member[]
}

const versionsOf = (members: Member[]) => [
  ...new Set(members.flatMap(({ phoneSealed }) => (phoneSealed ? [phoneSealed.split('.')[0]] : []))),
]

/** Ticks an hour apart, as many as it takes. */
async function renewAll(from = today): Promise<number> {
  let renewed = 0
  for (let tick = 0; tick < 50; tick++) {
    renewed += await renewSeals(db, sealedCollections, from + tick * hour)
    const runs = await town.cloud.documents('sealRuns')
    const current = runs.filter(({ _id }) => String(_id).endsWith('_b2'))
    if (current.length > 0 && current.every(({ doneAt }) => doneAt !== null)) return renewed
  }
  throw new Error('never done')
}

beforeEach(() => {
  process.env.SEAL_KEYS = firstKey
})

/** The bundle and the job log as they would in the cloud. */
let said: jest.SpyInstance
beforeEach(() => {
  said = jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => said.mockRestore())
afterAll(() => {
  process.env.SEAL_KEYS = firstKey
})

describe('a new key', () => {
  it('G180 seals what is imported from now on, and opens what was there before', async () => {
    town = await openTown(townAtWork)
    await applied(
      town,
      await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' })),
    )
    pointSdkAt(town.cloud)
    process.env.SEAL_KEYS = `${firstKey},${secondKey}`
    Object.assign(process.env, { TCB_SOURCE: 'wx_client', WX_OPENID: office.openid })
    try {
      const both = aRoster(
        { name: '赵一', phone: '19922220001', estate: '桂花园', building: '9号楼' },
        { name: '钱二', phone: '19922220002', estate: '桂花园' },
      )
      const fileId = await upload(town, both)
      const asked = {
        tapId: newTap(),
        fileId,
        fileName: '名册.xlsx',
        headerRow: null,
        mapping: null,
        covers: null,
      }
      let view = await ask('members.planImport', asked)
      expect(view.counts).toMatchObject({ add: 1, doubtful: 0 })
      while (view.state !== 'settled') {
        view = await ask('members.applyImport', { tapId: newTap(), importId: view.importId })
      }
    } finally {
      delete process.env.WX_OPENID
      delete process.env.TCB_SOURCE
    }
    const members = await membersNow()
    const [first, second] = ['赵一', '钱二'].map(named => members.find(({ name }) => name === named))
    expect(first?.phoneSealed?.split('.')[0]).toBe('b1')
    expect(second?.phoneSealed?.split('.')[0]).toBe('b2')
    expect(openedOf(first, 'phoneSealed')).toBe('19922220001')
    expect(openedOf(second, 'phoneSealed')).toBe('19922220002')
  }, 30_000)

  it('G180 renews everything in slices; then the old key is not needed any more', async () => {
    town = await openTown({ ...townAtWork, members: crowd(950) })
    pointSdkAt(town.cloud)
    process.env.SEAL_KEYS = `${firstKey},${secondKey}`
    const first = await renewSeals(db, sealedCollections, today)
    expect(first).toBeLessThan(1100)
    expect(versionsOf(await membersNow()).sort()).toEqual(['b1', 'b2'])
    expect(first + (await renewAll(today + hour))).toBe(950 * 2 + 475)

    process.env.SEAL_KEYS = secondKey
    const members = await membersNow()
    expect(members.map(member => openedOf(member, 'phoneSealed')).sort()).toEqual(
      Array.from({ length: 950 }, (_, index) => phoneOf(index)),
    )
    expect(members.every(({ updatedAt }) => updatedAt === today)).toBe(true)
    expect(await renewSeals(db, sealedCollections, today + 99 * hour)).toBe(0)
  }, 60_000)

  it('G180 renews what waits in the rows of an import, so that it can still be undone', async () => {
    town = await openTown(townAtWork)
    const before = aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园', room: '101' })
    await applied(town, await planned(town, before))
    await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园', room: '202' }))
    pointSdkAt(town.cloud)
    process.env.SEAL_KEYS = `${firstKey},${secondKey}`
    await renewAll()
    const rows = JSON.stringify(await town.cloud.documents('memberImportRows'))
    expect(rows).toMatch(/Sealed":"b2\./)
    expect(rows).not.toMatch(/Sealed":"b?1\./)
  }, 30_000)

  it.each(['before', 'after'] as const)(
    'G180 goes on where it died, %s a value was kept',
    async at => {
      town = await openTown({ ...townAtWork, members: crowd(150) })
      pointSdkAt(town.cloud)
      process.env.SEAL_KEYS = `${firstKey},${secondKey}`
      const write = { action: 'database.modifyDocument', collection: 'members' }
      await town.cloud.fault({ ...write, effect: { kind: 'noAnswer', at, how: 'cut' }, when: { every: 40 } })
      await expect(renewSeals(db, sealedCollections, today)).rejects.toThrow()
      await town.cloud.clearFaults()
      const halfway = versionsOf(await membersNow())
      expect(halfway.sort()).toEqual(['b1', 'b2'])
      await renewAll(today)
      process.env.SEAL_KEYS = secondKey
      expect((await membersNow()).map(member => openedOf(member, 'doorSealed')).sort()).toEqual(
        Array.from({ length: 150 }, (_, index) => `${index}室`).sort(),
      )
    },
    30_000,
  )

  it('G180 two runs at once and a person changed meanwhile lose nothing', async () => {
    town = await openTown({ ...townAtWork, members: crowd(120) })
    pointSdkAt(town.cloud)
    process.env.SEAL_KEYS = `${firstKey},${secondKey}`
    const changed = db.updateOne(
      'members',
      'm_oCROWD7',
      {},
      {
        set: { doorSealed: sealFor('m_oCROWD7', 'doorSealed', '新门') },
      },
    )
    await Promise.all([
      renewSeals(db, sealedCollections, today),
      changed,
      renewSeals(db, sealedCollections, today),
    ])
    await renewAll(today)
    process.env.SEAL_KEYS = secondKey
    const doors = (await membersNow()).map(member => [member._id, openedOf(member, 'doorSealed')])
    expect(doors).toContainEqual(['m_oCROWD7', '新门'])
    expect(doors).toContainEqual(['m_oCROWD8', '8室'])
  }, 30_000)

  it('G180 what no key opens stays as it is, is counted, and stops nobody else', async () => {
    const lost = aMember({ openid: 'oLOST', name: '丢失', phone: null }, { doorSealed: '9.AAAA.AAAA.AAAA' })
    town = await openTown({ ...townAtWork, members: [lost, ...crowd(5)] })
    pointSdkAt(town.cloud)
    process.env.SEAL_KEYS = `${firstKey},${secondKey}`
    await renewAll()
    const members = await membersNow()
    expect(members.find(({ _id }) => _id === lost._id)?.doorSealed).toBe('9.AAAA.AAAA.AAAA')
    expect(versionsOf(members)).toEqual(['b2'])
    expect(await town.cloud.documents('sealRuns')).toContainEqual(
      expect.objectContaining({ _id: 'members_b2', stuck: 1 }),
    )
  })
})

it('G180 knows every noun that seals something', () => {
  const domain = join(__dirname, '../../cloudfunctions/domain')
  const sealing = readdirSync(domain, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && /\bseal\(/.test(readFileSync(join(domain, file), 'utf8')))
    .map(file => file.split('/')[0])
  expect([...new Set(sealing)].sort()).toEqual(['members', 'requests'])
  expect(sealedCollections).toEqual([
    'members',
    'memberImportRows',
    'requests',
    'requestHomes',
    'pairs',
    'wishes',
  ])
})

async function ask<Name extends OperationName>(op: Name, input: Input<Name>): Promise<ImportView> {
  const answer = await main({ op, input })
  if (!answer.ok) throw new Error(`${op} was refused`)
  return answer.value as ImportView
}
