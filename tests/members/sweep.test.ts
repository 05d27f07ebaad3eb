import { shortHash } from '../../cloudfunctions/kernel/seal'
import { openTown, type Town } from '../open-town'
import { ticksUntilIdle } from '../ticks'
import { newTap, office, townAtWork } from '../town'
import {
  appliedUntil,
  apply,
  imported,
  memberNamed,
  membersOf,
  plan,
  planned,
  refusalOf,
  show,
  undo,
  upload,
} from './importing'
import { aRoster, aWorkbook } from './workbooks'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
})

const zhao = { name: '赵一', phone: '19922220001' }
const qian = { name: '钱二', phone: '19922220002' }
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Some time later the clock comes by, every five minutes until nothing is left to do. */
async function sweptAfter(time: number) {
  await town.cloud.clock({ advance: time })
  await ticksUntilIdle(town, 'members.sweepImports')
}

describe('A32 G02 what the clock does about imports', () => {
  it('goes on with an import that stopped while people were added', async () => {
    const { importId } = await planned(town, aRoster(zhao, qian))
    await apply(town, importId)
    expect((await show(town, importId)).state).toBe('applying')
    await sweptAfter(2 * minute)
    expect((await show(town, importId)).state).toBe('settled')
    expect((await memberNamed(town, '赵一')).hiddenBy).toBeNull()
  })

  it.each(['revealing', 'changing'])('goes on with an import that stopped while %s', async step => {
    await imported(town, aRoster(zhao))
    await town.cloud.clock({ advance: minute })
    const { importId } = await planned(town, aRoster({ ...zhao, job: '局长' }, qian))
    await appliedUntil(town, importId, step)
    await sweptAfter(2 * minute)
    expect((await show(town, importId)).state).toBe('settled')
    expect((await memberNamed(town, '赵一')).jobTitle).toBe('局长')
    expect((await memberNamed(town, '钱二')).hiddenBy).toBeNull()
  })

  it('goes on with an undo that stopped', async () => {
    const { importId } = await imported(town, aRoster(zhao))
    await undo(town, importId)
    await sweptAfter(2 * minute)
    expect((await show(town, importId)).state).toBe('undone')
    expect((await membersOf(town)).map(({ name }) => name)).not.toContain('赵一')
  })

  it('leaves an import alone that somebody is applying right now', async () => {
    const { importId } = await planned(town, aRoster(zhao))
    await apply(town, importId)
    await town.cloud.fireTimer('jobs')
    expect((await show(town, importId)).state).toBe('applying')
  })

  it('drops a plan that nobody touched for a week, with its rows', async () => {
    const { importId } = await planned(town, aRoster(zhao))
    await sweptAfter(6 * day)
    expect((await show(town, importId)).state).toBe('planned')
    await sweptAfter(day)
    expect((await show(town, importId)).state).toBe('dropped')
    expect(await town.cloud.documents('memberImportRows')).toEqual([])
  })

  it('keeps a plan that somebody worked on this week', async () => {
    const { importId } = await planned(town, aRoster({ ...zhao, estate: '不在册花园' }))
    await town.cloud.clock({ advance: 6 * day })
    const choice = { kind: 'withoutEstate' } as const
    await town.as(office).call('members.decideImportRow', { tapId: newTap(), importId, row: 3, choice })
    await sweptAfter(2 * day)
    expect((await show(town, importId)).state).toBe('planned')
  })

  it('deletes a file whose header nobody explained for an hour', async () => {
    const bytes = aWorkbook([
      ['姓名', '党支部', '手机', '手机号码'],
      ['赵一', '安平县水务局第一党支部', '', ''],
    ])
    const fileId = await upload(town, bytes)
    expect(refusalOf(await plan(town, bytes, { fileId }))).toBe('columnsUnclear')
    await town.cloud.clock({ advance: 30 * minute })
    await town.cloud.fireTimer('jobs')
    expect(refusalOf(await plan(town, bytes, { fileId }))).toBe('columnsUnclear')
    await sweptAfter(hour + minute)
    expect(await town.cloud.documents('memberImportFiles')).toEqual([])
    expect(refusalOf(await plan(town, bytes, { fileId }))).toBe('fileGone')
  })

  it('removes the rows of a plan that was cut off while it was written', async () => {
    const fileId = await upload(town, aRoster(zhao))
    const row = { _id: 'iCUT_0000003', importId: 'iCUT', row: 3, plan: 'add' }
    await town.cloud.load({
      memberImportFiles: [
        {
          _id: `f${shortHash(fileId)}`,
          fileId,
          importId: 'iCUT',
          since: Date.parse('2026-11-22T12:00:00+08:00'),
        },
      ],
      memberImportRows: [row],
    })
    await sweptAfter(2 * hour)
    expect(await town.cloud.documents('memberImportRows')).toEqual([])
    expect(refusalOf(await plan(town, Buffer.alloc(0), { fileId }))).toBe('fileGone')
  })

  it('clears a plan whose dropping was cut off', async () => {
    const { importId } = await planned(town, aRoster(zhao))
    const kept = (await town.cloud.documents('memberImports')).find(({ _id }) => _id === importId)
    await town.cloud.load({ memberImports: [{ ...kept, state: 'dropped', step: 'clearing' }] })
    await sweptAfter(minute)
    expect(await town.cloud.documents('memberImportRows')).toEqual([])
  })
})
