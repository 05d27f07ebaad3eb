import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { nobody } from '../../cloudfunctions/domain/members/import'
import { countyOrgs } from '../../emulator/seed/county'
import type { Member } from '../../types/members'
import { openTown, type Town } from '../open-town'
import { randomFrom, seed, size } from '../size'
import { anOfficer, office, today } from '../town'
import {
  applied,
  apply,
  decide,
  imported,
  membersOf,
  planned,
  refusalOf,
  rowsOf,
  show,
  undo,
  undone,
} from './importing'
import { aWorkbook, columns } from './workbooks'

const roster = readFileSync(join(__dirname, '../data/roster.xlsx'))
const counts = { ...nobody, add: 3337, doubtful: 8 }

/** The head of the same roster, for what needs two slices but not all of them; rewritten line by line when asked. */
const aPart = 250
function partOfRoster(rewrite: (line: (string | number)[]) => void = () => undefined, count = aPart): Buffer {
  const [sheet] = Object.values(read(roster, { type: 'buffer' }).Sheets)
  const rows = utils
    .sheet_to_json<(string | number)[]>(sheet ?? {}, { header: 1, raw: true })
    .slice(0, count + 3)
  rows.slice(3).forEach(rewrite)
  return aWorkbook(rows)
}
const partCounts = { ...counts, add: aPart - 2, doubtful: 2 }

let town: Town
beforeEach(async () => {
  town = await openTown(
    { orgs: countyOrgs(), accounts: [anOfficer(office, 'countyOffice', 'qinghe')] },
    today,
  )
})

const hidden = (members: Member[]) => members.filter(({ hiddenBy }) => hiddenBy !== null)
const withoutMoments = (members: Member[]) =>
  members.map(({ createdAt: _created, updatedAt: _updated, ...member }) => member)

/** Nobody twice, nobody hidden, and everybody whom the file has. */
async function expectEverybody(count: number) {
  const members = await membersOf(town)
  expect(members).toHaveLength(count)
  expect(new Set(members.map(({ _id }) => _id)).size).toBe(count)
  expect(hidden(members)).toEqual([])
}

describe('A32 G02 the roster of 清禾县, 3,345 rows', () => {
  it('is planned, applied, changes nothing the second time, and is taken back as a whole', async () => {
    const view = await planned(town, roster)
    expect(view).toMatchObject({ rows: 3345, counts, notImported: ['身体状况'] })

    expect((await applied(town, view)).counts).toEqual(counts)
    await expectEverybody(counts.add)

    const before = await membersOf(town)
    const again = await planned(town, roster)
    expect(again.counts).toEqual({ ...counts, add: 0, same: counts.add })
    await applied(town, again)
    expect(await membersOf(town)).toEqual(before)

    expect(refusalOf(await undone(town, view.importId))).toBe('ok')
    expect(await membersOf(town)).toEqual([])
  }, 120_000)

  it('gives everybody the same id when it is imported again after an undo', async () => {
    const bytes = partOfRoster()
    const { importId } = await imported(town, bytes)
    const first = await membersOf(town)
    await undone(town, importId)
    await imported(town, bytes)
    const idsOf = (members: Member[]) => members.map(({ _id }) => _id).sort()
    expect(idsOf(await membersOf(town))).toEqual(idsOf(first))
  }, 120_000)

  it('has its doubtful rows decided and imported with the rest', async () => {
    const { importId } = await planned(town, partOfRoster(undefined, 810))
    const [ambiguous] = (await rowsOf(town, importId, 'doubtful')).filter(({ row }) => row === 205)
    expect(ambiguous?.choices).toEqual([
      { kind: 'estate', estateId: 'c01e4', label: '东路社区 · 静和新村' },
      { kind: 'estate', estateId: 'c03e5', label: '中路社区 · 锦绣新村' },
      { kind: 'withoutEstate' },
      { kind: 'leaveOut' },
    ])
    await decide(town, importId, 21, { kind: 'withoutPhone' })
    await decide(town, importId, 205, { kind: 'estate', estateId: 'c03e5' })
    await decide(town, importId, 260, { kind: 'withoutEstate' })
    await decide(town, importId, 804, { kind: 'leaveOut' })
    const settled = await applied(town, { importId })
    expect(settled.counts).toEqual({ ...nobody, add: 806, doubtful: 3, leftOut: 1 })
    const named = (name: string) =>
      membersOf(town).then(members => members.filter(member => member.name === name))
    expect(await named('于知音')).toMatchObject([{ estateId: 'c03e5', communityId: 'c03' }])
    expect((await named('汤秀')).find(({ phoneTail }) => phoneTail === '0256')).toMatchObject({
      estateId: null,
    })
  }, 120_000)

  it('comes through every slice asked for three times at once', async () => {
    const { importId } = await planned(town, partOfRoster())
    for (;;) {
      const answers = await Promise.all([apply(town, importId), apply(town, importId), apply(town, importId)])
      expect(answers.map(refusalOf)).toEqual(['ok', 'ok', 'ok'])
      if ((await show(town, importId)).state === 'settled') break
    }
    expect((await show(town, importId)).counts).toEqual(partCounts)
    await expectEverybody(partCounts.add)
  }, 120_000)

  it('changes hundreds of people, each once, and gives everybody back', async () => {
    await imported(town, partOfRoster())
    const before = withoutMoments(await membersOf(town))
    await town.cloud.clock({ advance: 60_000 })
    const promoted = partOfRoster(line => {
      line[columns.indexOf('职务')] = '一级主任科员'
    })
    const { importId, counts: found } = await imported(town, promoted)
    expect(found).toMatchObject({ add: 0, change: partCounts.add })
    expect((await membersOf(town)).every(({ jobTitle }) => jobTitle === '一级主任科员')).toBe(true)
    expect(refusalOf(await undone(town, importId))).toBe('ok')
    expect(withoutMoments(await membersOf(town))).toEqual(before)
  }, 120_000)
})

describe('A32 G02 nothing is lost when the cloud is killed', () => {
  const random = randomFrom()
  const rounds = Array.from({ length: size(40) }, () => ({
    slices: Math.floor(random() * 9),
    ms: Math.floor(random() * 80),
  }))

  it.each(rounds)(
    `goes on after a kill $ms ms into the slice after $slices (seed ${seed})`,
    async ({ slices, ms }) => {
      const view = await planned(town, partOfRoster())
      for (let slice = 0; slice < slices; slice++) await apply(town, view.importId)
      const inFlight = apply(town, view.importId).catch(() => 'cut off')
      setTimeout(() => town.cloud.kill(), ms)
      await inFlight
      await town.cloud.restart()
      await town.cloud.clock({ now: today, freeze: true })

      const { state } = await show(town, view.importId)
      const members = await membersOf(town)
      if (state === 'applying') expect(hidden(members)).toHaveLength(members.length)
      expect((await applied(town, view)).counts).toEqual(partCounts)
      await expectEverybody(partCounts.add)
    },
    120_000,
  )

  it('goes on with an undo that a kill cut off', async () => {
    for (let round = 0; round < size(20); round++) {
      const { importId } = await imported(town, partOfRoster())
      for (let slice = Math.floor(random() * 10); slice > 0; slice--) await undo(town, importId)
      const inFlight = undo(town, importId).catch(() => 'cut off')
      setTimeout(() => town.cloud.kill(), random() * 80)
      await inFlight
      await town.cloud.restart()
      await town.cloud.clock({ now: today, freeze: true })
      expect(refusalOf(await undone(town, importId))).toBe('ok')
      expect(await membersOf(town)).toEqual([])
    }
  }, 600_000)
})

it('A32 G02 two people are planned against the whole county at the cost of their own rows', async () => {
  const calls = async (bytes: Buffer) => {
    await town.cloud.resetCounts()
    await planned(town, bytes)
    return (await town.cloud.counts()).find(({ op }) => op === 'members.planImport')
  }
  const few = aWorkbook([
    ['姓名', '所属党支部', '手机号码'],
    ['秦冬向', '清禾县水务局第一党支部', '19900000000'],
    ['赵一', '清禾县水务局第一党支部', '19922220001'],
  ])
  await calls(few)
  const alone = await calls(few)
  await imported(town, partOfRoster())
  const amongAll = await calls(few)
  expect(amongAll?.calls).toBe(alone?.calls)
  expect(amongAll?.examined).toBeLessThan((alone?.examined ?? 0) + 20)
}, 120_000)
