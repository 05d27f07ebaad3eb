import { readWorkbook } from '../../cloudfunctions/kernel/workbook/read'
import { org } from '../../emulator/seed/county'
import type { Org } from '../../types/orgs'
import { aWorkbook } from '../members/workbooks'
import { openTown, type Town } from '../open-town'
import { newTap, office, orgs, sunnySecretary, townAtWork } from '../town'
import { applied, apply, plan, planned, rowsOf, titles, upload } from './sheets'

let town: Town

const places = async () => (await town.cloud.documents('orgs')) as unknown as Org[]
const placeNamed = async (name: string) => (await places()).find(one => one.name === name)
const linesOf = async (orgId: string) =>
  (await town.cloud.documents('orgChanges')).filter(line => line.orgId === orgId)

const newCommunity = [
  ['楼栋', '1号楼', '金桂苑'],
  ['小区', '金桂苑', '春风社区', '老棉纺厂'],
  ['社区', '春风社区', '城关镇'],
]

describe('bringing a sheet of places', () => {
  it('A06 A23 G150 shows first, changes nothing, then adds each with its history', async () => {
    town = await openTown(townAtWork)
    const view = await planned(town, newCommunity)
    expect(view).toMatchObject({
      state: 'planned',
      rows: 3,
      counts: { add: 3, doubtful: 0, missing: 4 },
      toApply: 3,
    })
    expect(await places()).toHaveLength(orgs.length)
    expect(await town.cloud.documents('orgFiles')).toEqual([])

    expect(await applied(town, view)).toMatchObject({ state: 'settled', done: 3, counts: { add: 3 } })
    const estate = await placeNamed('金桂苑')
    expect(estate).toMatchObject({ kind: 'estate', side: 'community', aliases: ['老棉纺厂'], revision: 1 })
    expect(await placeNamed('1号楼')).toMatchObject({ parentId: estate?._id })
    expect(await linesOf(estate?._id ?? '')).toMatchObject([
      { kind: 'created', openid: office.openid, by: { role: 'countyOffice', orgId: 'county' } },
    ])
  })

  it('G150 renames, moves and changes as single changes do, people of a moved estate following', async () => {
    town = await openTown(townAtWork)
    const view = await planned(town, [
      ['小区', '金桂苑', '阳光社区', '桂花园'],
      ['小区', '石桥苑', '阳光社区'],
      ['支部', '安平县水务局第一党支部', '', '', '安平县水利局'],
    ])
    expect(view.counts).toMatchObject({ rename: 1, move: 1, change: 1 })
    await applied(town, view)
    expect(await placeNamed('金桂苑')).toMatchObject({ _id: 'garden', aliases: ['桂花园'] })
    expect((await linesOf('garden')).map(({ kind }) => kind)).toEqual(['renamed', 'aliases'])
    expect(await placeNamed('石桥苑')).toMatchObject({ _id: 'bridge', parentId: 'sunny' })
    expect(await linesOf('water1')).toMatchObject([
      { kind: 'unitName', from: '安平县水务局', to: '安平县水利局' },
    ])
    await town.as(office).call('orgs.follow', { tapId: newTap(), orgId: 'bridge' })
    const chen = (await town.cloud.documents('members')).find(({ _id }) => _id === 'm_oCHEN')
    expect(chen).toMatchObject({ communityId: 'sunny' })
  })

  it('G150 never closes what the sheet does not name', async () => {
    town = await openTown(townAtWork)
    const view = await planned(town, [['小区', '桂花园', '阳光社区']])
    expect(await rowsOf(town, view.importId, 'missing')).toMatchObject([{ row: null, name: '石桥苑' }])
    expect(view.can.apply).toBe(false)
    expect(await placeNamed('石桥苑')).toMatchObject({ state: 'open' })
  })

  it('G150 the same sheet again has nothing to do', async () => {
    town = await openTown(townAtWork)
    await applied(town, await planned(town, newCommunity))
    expect(await planned(town, newCommunity)).toMatchObject({ counts: { add: 0, same: 3 }, toApply: 0 })
  })

  it('G150 plans once for a tap and applies once, however often and at once it is asked', async () => {
    town = await openTown(townAtWork)
    const tapId = newTap()
    const bytes = aWorkbook([titles, ...newCommunity])
    const fileId = await upload(town, bytes)
    const first = await plan(town, bytes, tapId, fileId)
    expect(await plan(town, bytes, tapId, fileId)).toEqual(first)
    if (!first.ok) throw new Error(first.refusal)
    const { importId } = first.value
    await Promise.all([apply(town, importId), apply(town, importId), apply(town, importId)])
    await applied(town, first.value)
    expect(await places()).toHaveLength(orgs.length + 3)
    expect(await apply(town, importId)).toMatchObject({ ok: true, value: { state: 'settled' } })
  })

  it('G150 leaves a place that somebody changed since the dry run, and says so', async () => {
    town = await openTown(townAtWork)
    const view = await planned(town, [
      ['小区', '金桂苑', '阳光社区', '桂花园'],
      ['小区', '新苑', '阳光社区'],
    ])
    const told = { orgId: 'garden', revision: 0, aliases: ['桂园'], tapId: newTap() }
    await town.as(sunnySecretary).call('orgs.setAliases', told)
    expect(await applied(town, view)).toMatchObject({ counts: { add: 1, rename: 0, doubtful: 1 } })
    expect(await rowsOf(town, view.importId, 'doubtful')).toMatchObject([
      { name: '金桂苑', doubt: { doubt: 'changedSince' } },
    ])
    expect(await placeNamed('桂花园')).toMatchObject({ aliases: ['桂园'] })
  })

  it('G150 goes on by the clock where it stopped, and forgets a plan after a week', async () => {
    town = await openTown(townAtWork)
    const buildings = Array.from({ length: 30 }, (_, at) => ['楼栋', `${at + 1}号楼`, '桂花园'])
    const stopped = await planned(town, buildings)
    await planned(town, [['小区', '甲苑', '阳光社区']])
    expect(await apply(town, stopped.importId)).toMatchObject({
      ok: true,
      value: { state: 'applying', done: 20 },
    })
    for (const minutes of [6, 12]) {
      await town.cloud.clock({
        now: Date.parse('2026-11-22T12:00:00+08:00') + minutes * 60_000,
        freeze: true,
      })
      await town.cloud.fireTimer('jobs')
    }
    expect((await places()).filter(({ kind }) => kind === 'building')).toHaveLength(30)
    await town.cloud.clock({ now: Date.parse('2026-11-30T12:00:00+08:00'), freeze: true })
    await town.cloud.fireTimer('jobs')
    expect((await town.cloud.documents('orgImports')).map(({ state }) => state)).toEqual(['settled'])
  })

  it('G150 goes on after a call that was cut off in the middle, and adds nobody twice', async () => {
    town = await openTown(townAtWork)
    const buildings = Array.from({ length: 25 }, (_, at) => ['楼栋', `${at + 1}号楼`, '桂花园'])
    const view = await planned(town, buildings)
    // The tree has changed, and the import does not know it yet.
    await town.cloud.fault({
      action: 'database.updateDocument',
      collection: 'orgImports',
      effect: { kind: 'noAnswer', at: 'before', how: 'cut' },
      when: 'always',
    })
    await apply(town, view.importId)
    await town.cloud.clearFaults()
    await applied(town, view)
    expect((await places()).filter(({ kind }) => kind === 'building')).toHaveLength(25)
  })

  it.each([
    ['no workbook', Buffer.from('%PDF-1.7 nothing'), 'notAWorkbook'],
    ['an empty file', Buffer.alloc(0), 'workbookEmpty'],
    ['a sheet without a header', aWorkbook([['甲', '乙']]), 'headerNotFound'],
  ])('G150 refuses %s, and keeps neither file nor plan', async (_what, bytes, refusal) => {
    town = await openTown(townAtWork)
    expect(await plan(town, bytes)).toEqual({ ok: false, refusal })
    expect(await town.cloud.documents('orgFiles')).toEqual([])
    expect(await town.cloud.documents('orgImports')).toEqual([])
  })

  it('G150 refuses a file that lies elsewhere', async () => {
    town = await openTown(townAtWork)
    const fileId = (await upload(town, aWorkbook([titles]))).replace('/incoming/', '/places/')
    const asked = { tapId: newTap(), fileId, fileName: 'x.xlsx' }
    expect(await town.as(office).call('orgs.planImport', asked)).toEqual({ ok: false, refusal: 'fileGone' })
  })
})

describe('taking the tree away to edit it', () => {
  const fetched = async () => {
    const answer = await town.as(office).call('orgs.exportTree', { tapId: newTap() })
    if (!answer.ok) throw new Error(answer.refusal)
    const response = await fetch(answer.value.url)
    return Buffer.from(await response.arrayBuffer())
  }

  it('G150 comes back as it went: nothing to do', async () => {
    town = await openTown({
      ...townAtWork,
      orgs: [
        ...orgs,
        ...['sunny', 'river'].map(id => org(`${id}E`, 'estate', 'community', '和谐家园', id)),
        ...['sunnyE', 'riverE'].map(id => org(`${id}B`, 'building', 'community', '3-1', id)),
      ],
    })
    const bytes = await fetched()
    const workbook = await readWorkbook(bytes)
    expect(workbook.ok && workbook.sheets[0]?.rows).toHaveLength(orgs.length + 5)
    const view = await plan(town, bytes)
    expect(view).toMatchObject({
      ok: true,
      value: { counts: { same: orgs.length + 4, doubtful: 0, missing: 0 } },
    })
  })

  it('G150 makes one file a tap, and the clock deletes it', async () => {
    town = await openTown(townAtWork)
    const tapId = newTap()
    await town.as(office).call('orgs.exportTree', { tapId })
    await town.as(office).call('orgs.exportTree', { tapId })
    expect(await town.cloud.documents('orgFiles')).toHaveLength(1)
    await town.cloud.clock({ now: Date.parse('2026-11-22T15:00:00+08:00'), freeze: true })
    await town.cloud.fireTimer('jobs')
    expect(await town.cloud.documents('orgFiles')).toEqual([])
  })
})
