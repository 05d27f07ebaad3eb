import { memberKeeper } from '../../cloudfunctions/domain/members/seals'
import { unseal } from '../../cloudfunctions/kernel/seal'
import type { Member } from '../../types/members'
import { openTown, type Town } from '../open-town'
import { anAccount, newTap, office, stranger, sunnyCode, townAtWork } from '../town'
import {
  apply,
  imported,
  memberNamed,
  membersOf,
  planned,
  refusalOf,
  rowsOf,
  show,
  undo,
  undone,
} from './importing'
import { aRoster } from './workbooks'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
  await town.cloud.load({ accounts: [anAccount(stranger)] })
})

const zhao = { name: '赵一', phone: '19922220001' }
const qian = { name: '钱二', phone: '19922220002' }
const sun = { name: '孙三', phone: '19922220003' }

const later = () => town.cloud.clock({ advance: 60_000 })

async function bind(phone: string) {
  await later()
  const code = await town.cloud.phoneCode(stranger.openid, phone)
  const answer = await town.as(stranger).call('accounts.bindByPhone', { tapId: newTap(), code })
  if (!answer.ok) throw new Error(answer.refusal)
}

describe('A32 G02 undoing an import', () => {
  it('takes away whom it added and gives back what it changed', async () => {
    await imported(town, aRoster(zhao))
    const before = await memberNamed(town, '赵一')
    await later()
    const { importId } = await imported(
      town,
      aRoster({ ...zhao, phone: '19922228888', estate: '石桥苑', room: '1' }, qian),
    )
    expect((await memberNamed(town, '赵一')).communityId).toBe('river')

    await later()
    const answer = await undone(town, importId)
    expect(answer).toMatchObject({
      ok: true,
      value: { state: 'undone', can: { apply: false, undo: false, drop: false } },
    })
    const open = ({ _id, updatedAt: _at, phoneSealed, doorSealed, ...person }: Member) => {
      const keeper = memberKeeper(_id)
      return {
        ...person,
        phone: unseal(phoneSealed ?? '', keeper, 'phoneSealed'),
        door: unseal(doorSealed ?? '', keeper, 'doorSealed'),
      }
    }
    expect(open(await memberNamed(town, '赵一'))).toMatchObject(open(before))
    expect((await membersOf(town)).map(({ name }) => name)).not.toContain('钱二')
    expect(await rowsOf(town, importId, 'add')).toEqual([])
    expect((await show(town, importId)).counts).toMatchObject({ add: 1, change: 1 })
    expect(await undo(town, importId)).toMatchObject({ ok: true, value: { state: 'undone' } })
  })

  it('lets the same file be imported again afterwards', async () => {
    const bytes = aRoster(zhao, qian)
    const { importId } = await imported(town, bytes)
    await undone(town, importId)
    expect((await imported(town, bytes)).counts).toMatchObject({ add: 2 })
  })

  it('refuses, by name, when somebody has bound, and leaves everybody as they were', async () => {
    const { importId } = await imported(town, aRoster(zhao, qian))
    await bind(zhao.phone)
    const before = await membersOf(town)

    const answer = await undone(town, importId)
    expect(answer).toMatchObject({
      ok: false,
      refusal: 'peopleMovedOn',
      detail: { people: [{ name: '赵一', phoneTail: '0001', why: 'bound' }], total: 1 },
    })
    expect(await membersOf(town)).toEqual(before)
    expect(await show(town, importId)).toMatchObject({ state: 'settled', can: { undo: true } })
  })

  it('refuses when somebody whom it changed has checked in since', async () => {
    await imported(town, aRoster(zhao))
    await bind(zhao.phone)
    await later()
    const { importId } = await imported(town, aRoster({ ...zhao, job: '局长' }))
    await later()
    const scan = { siteCode: sunnyCode, way: 'camera', tapId: newTap() } as const
    expect(refusalOf(await town.as(stranger).call('checkins.create', scan))).toBe('ok')

    expect(await undone(town, importId)).toMatchObject({
      refusal: 'peopleMovedOn',
      detail: { people: [{ name: '赵一', why: 'checkedIn' }], total: 1 },
    })
    expect((await memberNamed(town, '赵一')).jobTitle).toBe('局长')
  })

  it('does not mind a check-in from before the import', async () => {
    await imported(town, aRoster(zhao))
    await bind(zhao.phone)
    const scan = { siteCode: sunnyCode, way: 'camera', tapId: newTap() } as const
    await town.as(stranger).call('checkins.create', scan)
    await later()
    const { importId } = await imported(town, aRoster({ ...zhao, job: '局长' }))
    await later()
    expect(refusalOf(await undone(town, importId))).toBe('ok')
    expect(await memberNamed(town, '赵一')).toMatchObject({ jobTitle: '科员', openid: stranger.openid })
  })

  it('refuses when a later import has changed the same people', async () => {
    const first = await imported(town, aRoster(zhao, qian, sun))
    await later()
    await imported(town, aRoster({ ...zhao, job: '局长' }, { ...qian, job: '局长' }))
    expect(await undone(town, first.importId)).toMatchObject({
      refusal: 'peopleMovedOn',
      detail: {
        people: [
          { name: '赵一', why: 'changed' },
          { name: '钱二', why: 'changed' },
        ],
        total: 2,
      },
    })
    expect((await membersOf(town)).every(({ hiddenBy }) => hiddenBy === null)).toBe(true)
  })

  it('names at most fifty and counts them all', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      name: '赵某',
      phone: String(19933330000 + index),
    }))
    const { importId } = await imported(town, aRoster(...many))
    const members = (await membersOf(town)).filter(({ name }) => name === '赵某')
    await town.cloud.load({
      members: members.map(member => ({ ...member, updatedAt: member.updatedAt + 1 })),
    })
    const answer = await undone(town, importId)
    if (answer.ok) throw new Error('undone')
    expect(answer.detail?.people).toHaveLength(50)
    expect(answer.detail?.total).toBe(60)
  })

  it('tells the tap that asks once more what was found meanwhile', async () => {
    const { importId } = await imported(town, aRoster(zhao))
    await bind(zhao.phone)
    const tapId = newTap()
    const first = await undone(town, importId, tapId)
    expect(await undo(town, importId, tapId)).toEqual(first)
  })

  it('keeps people hidden from everybody, and unbindable, while it looks', async () => {
    const { importId } = await imported(town, aRoster(zhao))
    await undo(town, importId)
    await expect(bind(zhao.phone)).rejects.toThrow('phoneNotOnRoster')
    expect(refusalOf(await undone(town, importId))).toBe('ok')
  })

  it('undoes once when asked twice at a time', async () => {
    await imported(town, aRoster(zhao))
    await later()
    const { importId } = await imported(town, aRoster({ ...zhao, job: '局长' }, qian))
    await later()
    const answers = await Promise.all([undone(town, importId), undone(town, importId)])
    expect(answers.map(refusalOf)).toEqual(['ok', 'ok'])
    expect((await memberNamed(town, '赵一')).jobTitle).toBe('科员')
    expect((await membersOf(town)).map(({ name }) => name)).not.toContain('钱二')
  })

  it('waits while another import runs, and is closed for a plan', async () => {
    const { importId } = await imported(town, aRoster(zhao))
    const other = await planned(town, aRoster(qian))
    expect(refusalOf(await undo(town, other.importId))).toBe('importNotOpen')
    await apply(town, other.importId)
    expect(refusalOf(await undo(town, importId))).toBe('anotherImportRuns')
  })
})

it('G151 writes down who undid whom', async () => {
  const { importId } = await imported(town, aRoster(zhao))
  const { _id } = await memberNamed(town, '赵一')
  await undo(town, importId)
  expect(await town.cloud.documents('audits')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ operation: 'members.undoImport', openid: office.openid, memberIds: [_id] }),
    ]),
  )
})
