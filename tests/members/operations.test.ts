import { nobody } from '../../cloudfunctions/domain/members/import'
import { memberKeeper } from '../../cloudfunctions/domain/members/seals'
import { unseal } from '../../cloudfunctions/kernel/seal'
import { bring } from '../incoming'
import { openTown, type Town } from '../open-town'
import {
  aMember,
  anAccount,
  chenMing,
  liJianguo,
  newTap,
  office,
  stranger,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from '../town'
import {
  applied,
  apply,
  decide,
  imported,
  memberNamed,
  membersOf,
  plan,
  planned,
  refusalOf,
  rowsOf,
  show,
  upload,
} from './importing'
import { aCompound, aLine, aRoster, aWorkbook, columns, firstRow, rosterRows } from './workbooks'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
})

const zhao = { name: '赵一', phone: '19922220001' }
const qian = { name: '钱二', phone: '19922220002' }
const noChange = nobody
const townspeople = townAtWork.members.length

describe('A32 G02 planning an import', () => {
  it('reads the file, deletes it, and changes nobody', async () => {
    const fileId = await upload(town, aRoster(zhao, qian))
    const answer = await plan(town, Buffer.alloc(0), { fileId })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        state: 'planned',
        rows: 2,
        counts: { ...noChange, add: 2 },
        done: 0,
        notImported: ['身体状况'],
        can: { apply: true, undo: false, drop: true },
      },
    })
    expect(await membersOf(town)).toHaveLength(townspeople)
    expect(refusalOf(await plan(town, Buffer.alloc(0), { fileId }))).toBe('fileGone')
    expect(await town.cloud.documents('memberImportFiles')).toEqual([])
  })

  it('gives the same plan to the same tap', async () => {
    const fileId = await upload(town, aRoster(zhao))
    const tap = { fileId, tapId: newTap() }
    const [first, twin] = await Promise.all([
      plan(town, Buffer.alloc(0), tap),
      plan(town, Buffer.alloc(0), tap),
    ])
    const later = await plan(town, Buffer.alloc(0), tap)
    expect(first).toMatchObject({ ok: true })
    expect(twin).toEqual(first)
    expect(later).toEqual(first)
    expect(await town.cloud.documents('memberImportRows')).toHaveLength(1)
  })

  it('gives the same plan to a tap that found the file, and lost it before it could read it', async () => {
    const tap = { fileId: await upload(town, aRoster(zhao)), tapId: newTap() }
    const slow = { kind: 'latency', ms: 1000 } as const
    await town.cloud.fault({ action: 'storage.get', when: { every: 2 }, effect: slow })
    const [first, twin] = await Promise.all([
      plan(town, Buffer.alloc(0), tap),
      plan(town, Buffer.alloc(0), tap),
    ])
    expect(first).toMatchObject({ ok: true })
    expect(twin).toEqual(first)
  })

  it('shows what would be added, changed and left, and each doubt with its row', async () => {
    await imported(town, aRoster(zhao, qian))
    const { importId, counts } = await planned(
      town,
      aRoster(
        zhao,
        { ...qian, job: '股长', room: '502' },
        { name: '孙三', phone: '1992222000' },
        { name: '李四', phone: '19922220004' },
      ),
    )
    expect(counts).toEqual({ ...noChange, add: 1, change: 1, same: 1, doubtful: 1 })
    expect(await rowsOf(town, importId, 'change')).toEqual([
      {
        row: firstRow + 1,
        name: '钱二',
        branchName: '安平县水务局第一党支部',
        plan: 'change',
        doubts: [],
        changes: [
          { field: 'jobTitle', from: '科员', to: '股长' },
          { field: 'room', from: null, to: null },
        ],
        choices: [],
        endsIn: null,
        absent: null,
      },
    ])
    expect(await rowsOf(town, importId, 'doubtful')).toMatchObject([
      {
        row: firstRow + 2,
        doubts: [{ doubt: 'phoneUnreadable', written: '19****00', otherRow: null }],
        choices: [{ kind: 'withoutPhone' }, { kind: 'leaveOut' }],
      },
    ])
  })

  it('pages through the rows in the order of the sheet', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      name: '赵某',
      phone: String(19933330000 + index),
    }))
    const { importId } = await planned(town, aRoster(...many))
    const rows = (await rowsOf(town, importId, 'add')).map(({ row }) => row)
    expect(rows).toEqual(Array.from({ length: 120 }, (_, index) => firstRow + index))
  })

  it('lists the imports, newest first', async () => {
    const first = await planned(town, aRoster(zhao))
    await town.cloud.clock({ advance: 1000 })
    const second = await planned(town, aRoster(qian))
    const list = await town.as(office).call('members.listImports', { cursor: null })
    expect(list).toMatchObject({
      ok: true,
      value: { items: [{ importId: second.importId }, { importId: first.importId }], cursor: null },
    })
  })

  it('asks about an unclear header and keeps the file for the answer', async () => {
    const bytes = aWorkbook([
      ['姓名', '党支部', '手机号'],
      ['赵一', '安平县水务局第一党支部', '19922220001'],
      ['人员', '所属支部', '手机', '单位'],
      ['钱二', '安平县水务局第一党支部', '19922220002', '水务局'],
    ])
    const fileId = await upload(town, bytes)
    const unclear = await plan(town, bytes, { fileId })
    expect(unclear).toMatchObject({
      refusal: 'headerUnclear',
      detail: { headers: [{ row: 1 }, { row: 3 }], headerRow: null, columns: [] },
    })
    const columnsUnclear = await plan(town, bytes, { fileId, headerRow: 3 })
    expect(columnsUnclear).toMatchObject({
      refusal: 'columnsUnclear',
      detail: {
        headerRow: 3,
        columns: [{ letter: 'A', title: '人员', sample: '钱二', guess: null }, {}, {}, {}],
      },
    })
    const mapping = { name: 0, branchName: 1, phone: 2 }
    expect(await plan(town, bytes, { fileId, headerRow: 3, mapping })).toMatchObject({
      ok: true,
      value: { rows: 1, counts: { add: 1 }, notImported: ['单位'] },
    })
    expect(refusalOf(await plan(town, bytes, { fileId, headerRow: 1 }))).toBe('fileGone')
  })

  it.each<[string, Buffer, string]>([
    ['no workbook', Buffer.from('<html></html>'), 'notAWorkbook'],
    ['encrypted', aCompound({ EncryptedPackage: Buffer.alloc(8192, 7) }), 'workbookEncrypted'],
    ['empty', aWorkbook([[]]), 'workbookEmpty'],
    ['without a header', aWorkbook([['通知'], ['请到会']]), 'headerNotFound'],
    ['larger than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'workbookTooLarge'],
    [
      'longer than 20,000 rows',
      Buffer.from(['姓名,党支部,手机', ...Array.from({ length: 20_001 }, () => '赵一,一支部,')].join('\n')),
      'tooManyRows',
    ],
  ])('refuses a file that is %s, deletes it and keeps nothing', async (_name, bytes, refusal) => {
    const fileId = await upload(town, bytes)
    expect(refusalOf(await plan(town, bytes, { fileId }))).toBe(refusal)
    expect(refusalOf(await plan(town, bytes, { fileId }))).toBe('fileGone')
    for (const collection of ['memberImports', 'memberImportRows', 'memberImportFiles']) {
      expect(await town.cloud.documents(collection)).toEqual([])
    }
  })

  it('reads no file but what the same person has brought', async () => {
    const elsewhere = await bring(town, sunnySecretary, aRoster(zhao), '.xlsx')
    for (const fileId of [
      elsewhere,
      'cloud://env.bucket/imports/../sites/poster.png',
      '/etc/passwd',
      'imports/1.xlsx',
    ]) {
      expect(refusalOf(await plan(town, Buffer.alloc(0), { fileId }))).toBe('fileGone')
    }
  })

  it.each([
    ['a key nobody knows', { isAdmin: true }],
    ['a column that cannot be', { mapping: { name: -1, branchName: 1 } }],
    ['a meaning nobody knows', { mapping: { name: 0, branchName: 1, salary: 2 } }],
    ['row 0', { headerRow: 0 }],
  ])('refuses %s', async (_name, more) => {
    const input = {
      tapId: newTap(),
      fileId: 'x',
      fileName: 'x',
      headerRow: null,
      mapping: null,
      covers: null,
      ...more,
    }
    const answer = await town.cloud.call(office.openid, 'api', { op: 'members.planImport', input })
    expect(answer).toMatchObject({ ok: false, refusal: 'badInput' })
  })

  it('reads 身体状况 only from the day the county decided so, and seals it', async () => {
    const ill = aRoster({ ...zhao, health: '高血压' })
    await town.cloud.load({
      rules: [
        {
          _id: 'r1',
          effectiveDay: '2026-11-23',
          changes: { 'import.readsHealth': true },
          changedBy: 'x',
          changedAt: 1,
        },
      ],
    })
    expect((await planned(town, ill)).notImported).toEqual(['身体状况'])
    await town.cloud.clock({ advance: 24 * 60 * 60_000 })
    const view = await planned(town, ill)
    expect(view.notImported).toEqual([])
    await applied(town, view)
    const { _id, healthSealed } = await memberNamed(town, '赵一')
    expect(unseal(healthSealed ?? '', memberKeeper(_id), 'healthSealed')).toBe('高血压')
  })
})

describe('A32 G02 applying an import', () => {
  it('adds people as they are kept', async () => {
    await imported(town, aRoster({ ...zhao, rank: '√', remark: '备用' }))
    const member = await memberNamed(town, '赵一')
    expect(member).toMatchObject({
      nameKey: '赵一',
      nameSort: `赵一|${member._id}`,
      sex: 'male',
      bornMonth: '1980-05',
      joinedMonth: '2005-07',
      unitName: '安平县水务局',
      branchId: 'water1',
      jobTitle: '科员',
      isDeputySectionOrAbove: true,
      phoneTail: '0001',
      estateId: 'garden',
      communityId: 'sunny',
      building: '3号楼',
      skills: '电工',
      remark: '备用',
      healthSealed: null,
      openid: null,
      hiddenBy: null,
    })
    const keeper = memberKeeper(member._id)
    expect(unseal(member.phoneSealed ?? '', keeper, 'phoneSealed')).toBe('19922220001')
    expect(unseal(member.doorSealed ?? '', keeper, 'doorSealed')).toBe('2单元 401')
  })

  it('G180 keeps no number, door or health in the open, neither of people nor of rows', async () => {
    const view = await planned(
      town,
      aRoster({ ...zhao, health: '高血压' }, { ...qian, phone: '1992222000', room: '1703' }),
    )
    await apply(town, view.importId)
    const collections = ['members', 'memberImports', 'memberImportRows', 'audits']
    const everything = JSON.stringify(await Promise.all(collections.map(name => town.cloud.documents(name))))
    for (const open of ['19922220001', '1992222000', '高血压', '2单元', '1703'])
      expect(everything).not.toContain(open)
  })

  it('lets nobody see anybody until it is applied', async () => {
    const view = await planned(town, aRoster(zhao))
    await apply(town, view.importId)
    expect((await memberNamed(town, '赵一')).hiddenBy).toBe(view.importId)

    const community = { communityId: 'sunny', quarter: null } as const
    const seen = async () => {
      const everybody = { ...community, show: 'all', namePrefix: '', cursor: null } as const
      const list = await town.as(sunnySecretary).call('checkins.list', everybody)
      const overview = await town.as(sunnySecretary).call('checkins.overview', community)
      if (!list.ok || !overview.ok) throw new Error('refused')
      return { names: list.value.items.map(({ name }) => name), registered: overview.value.registered }
    }
    expect(await seen()).toMatchObject({ registered: 2, names: expect.not.arrayContaining(['赵一']) })
    await town.cloud.load({ accounts: [anAccount(stranger)] })
    const code = await town.cloud.phoneCode(stranger.openid, zhao.phone)
    const bind = () => town.as(stranger).call('accounts.bindByPhone', { tapId: newTap(), code })
    expect(refusalOf(await bind())).toBe('phoneNotOnRoster')

    await applied(town, view)
    expect(await seen()).toMatchObject({ registered: 3, names: expect.arrayContaining(['赵一']) })
  })

  it('writes no change before it is applied', async () => {
    await imported(town, aRoster(zhao))
    const view = await planned(town, aRoster({ ...zhao, job: '局长' }))
    const states: string[] = []
    for (;;) {
      const answer = await apply(town, view.importId)
      if (!answer.ok) throw new Error(answer.refusal)
      states.push(answer.value.state)
      const { jobTitle } = await memberNamed(town, '赵一')
      if (answer.value.state === 'applying') expect(jobTitle).toBe('科员')
      if (answer.value.state === 'settled') {
        expect(jobTitle).toBe('局长')
        break
      }
    }
    expect(states).toContain('applied')
  })

  it('finds the same file changing nothing the second time', async () => {
    const bytes = aRoster(zhao, qian, { name: '孙三', phone: '' })
    await imported(town, bytes)
    const before = await membersOf(town)
    const again = await planned(town, bytes)
    expect(again).toMatchObject({ counts: { ...noChange, same: 3 }, can: { apply: false } })
    await applied(town, again)
    expect(await membersOf(town)).toEqual(before)
  })

  it('settles for everybody who asks again, and is closed for what cannot be', async () => {
    const { importId } = await imported(town, aRoster(zhao))
    expect(await apply(town, importId)).toMatchObject({ ok: true, value: { state: 'settled' } })
    const drop = await town.as(office).call('members.dropImport', { tapId: newTap(), importId })
    expect(refusalOf(drop)).toBe('importNotOpen')
    expect(refusalOf(await decide(town, importId, firstRow, { kind: 'leaveOut' }))).toBe('importNotOpen')
  })

  it('does not overwrite a person whom somebody changed since the plan', async () => {
    await imported(town, aRoster(zhao, qian))
    const view = await planned(
      town,
      aRoster({ ...zhao, job: '局长' }, { ...qian, job: '局长' }, { name: '孙三', phone: '19922220003' }),
    )
    const member = await memberNamed(town, '赵一')
    await town.cloud.load({ members: [{ ...member, jobTitle: '处长', updatedAt: member.updatedAt + 1 }] })
    await town.cloud.load({ members: [aMember({ ...stranger, name: '孙三', phone: '19922220003' })] })

    const settled = await applied(town, view)
    expect(settled.counts).toEqual({ ...noChange, change: 1, doubtful: 2 })
    expect((await memberNamed(town, '赵一')).jobTitle).toBe('处长')
    expect((await memberNamed(town, '钱二')).jobTitle).toBe('局长')
    expect(await rowsOf(town, view.importId, 'doubtful')).toMatchObject([
      { name: '赵一', doubts: [{ doubt: 'changedSince' }] },
      { name: '孙三', doubts: [{ doubt: 'changedSince' }] },
    ])
    expect((await membersOf(town)).filter(({ name }) => name === '孙三')).toHaveLength(1)
  })

  it('runs one import at a time', async () => {
    const first = await planned(town, aRoster(zhao))
    const second = await planned(town, aRoster(qian))
    expect(refusalOf(await apply(town, first.importId))).toBe('ok')
    expect(refusalOf(await apply(town, second.importId))).toBe('anotherImportRuns')
    await applied(town, first)
    expect((await applied(town, second)).state).toBe('settled')
  })

  it('starts one of two that begin in the same moment', async () => {
    const views = [await planned(town, aRoster(zhao)), await planned(town, aRoster(qian))]
    const answers = await Promise.all(views.map(({ importId }) => apply(town, importId)))
    expect(answers.map(refusalOf).sort()).toEqual(['anotherImportRuns', 'ok'])
  })

  it('drops a plan with its rows', async () => {
    const { importId } = await planned(town, aRoster(zhao))
    const drop = () => town.as(office).call('members.dropImport', { tapId: newTap(), importId })
    expect(await drop()).toMatchObject({
      ok: true,
      value: { state: 'dropped', can: { apply: false, drop: false } },
    })
    expect(await drop()).toMatchObject({ ok: true, value: { state: 'dropped' } })
    expect(await town.cloud.documents('memberImportRows')).toEqual([])
    expect(refusalOf(await apply(town, importId))).toBe('importNotOpen')
  })
})

describe('G03 deciding a doubtful row', () => {
  it('places a person whose estate was ambiguous', async () => {
    const { importId } = await planned(town, aRoster({ ...zhao, estate: '老粮站家属院' }))
    const decided = await decide(town, importId, firstRow, { kind: 'estate', estateId: 'bridge' })
    expect(decided).toMatchObject({
      ok: true,
      value: { row: { plan: 'add', doubts: [] }, import: { counts: { add: 1, doubtful: 0 } } },
    })
    await applied(town, { importId })
    expect(await memberNamed(town, '赵一')).toMatchObject({ estateId: 'bridge', communityId: 'river' })
  })

  it('takes somebody without an estate or a phone, or leaves a row out', async () => {
    const { importId } = await planned(
      town,
      aRoster(
        { ...zhao, estate: '不在册花园' },
        { ...qian, phone: '1992222000' },
        { name: '孙三', phone: '19922220003', branch: '地震台党支部' },
      ),
    )
    await decide(town, importId, firstRow, { kind: 'withoutEstate' })
    await decide(town, importId, firstRow + 1, { kind: 'withoutPhone' })
    await decide(town, importId, firstRow + 2, { kind: 'leaveOut' })
    expect((await show(town, importId)).counts).toEqual({ ...noChange, add: 2, leftOut: 1 })
    await applied(town, { importId })
    expect(await memberNamed(town, '赵一')).toMatchObject({ estateId: null, communityId: null })
    expect(await memberNamed(town, '钱二')).toMatchObject({ phoneHash: null, phoneTail: null })
    expect((await membersOf(town)).map(({ name }) => name)).not.toContain('孙三')
  })

  it('frees the other row when one gives up the phone', async () => {
    const { importId, counts } = await planned(town, aRoster(zhao, { ...qian, phone: zhao.phone }))
    expect(counts.doubtful).toBe(2)
    await decide(town, importId, firstRow, { kind: 'withoutPhone' })
    expect((await show(town, importId)).counts).toEqual({ ...noChange, add: 2 })
    await applied(town, { importId })
    expect((await memberNamed(town, '赵一')).phoneTail).toBeNull()
    expect((await memberNamed(town, '钱二')).phoneTail).toBe('0001')
  })

  it('counts right when several decide at once', async () => {
    const lines = ['赵一', '钱二', '孙三'].map((name, index) => ({
      name,
      phone: `1992222000${index}`,
      estate: '不在册花园',
    }))
    const { importId } = await planned(town, aRoster(...lines))
    const kinds = ['withoutEstate', 'leaveOut'] as const
    await Promise.all(
      lines.flatMap((_, index) => kinds.map(kind => decide(town, importId, firstRow + index, { kind }))),
    )
    const { counts } = await show(town, importId)
    expect(counts.add + counts.leftOut).toBe(3)
    for (const kind of ['add', 'leftOut', 'doubtful'] as const) {
      expect(await rowsOf(town, importId, kind)).toHaveLength(counts[kind])
    }
  })

  it.each([
    [{ kind: 'estate', estateId: 'garden' } as const],
    [{ kind: 'withoutPhone' } as const],
    [{ kind: 'leaveOut' } as const],
  ])('refuses %j about a row that is in no doubt', async choice => {
    const { importId } = await planned(town, aRoster(zhao))
    expect(refusalOf(await decide(town, importId, firstRow, choice))).toBe('notAChoice')
    expect(refusalOf(await decide(town, importId, 999, choice))).toBe('notAChoice')
  })
})

describe('G151 who may import', () => {
  it.each([
    ['a community secretary', sunnySecretary],
    ['a unit secretary', waterSecretary],
    ['a member', liJianguo],
    ['a neighbour', chenMing],
  ])('refuses %s', async (_name, who) => {
    const { importId } = await planned(town, aRoster({ ...zhao, estate: '不在册花园' }))
    const tap = { tapId: newTap(), importId }
    const fileId = await bring(town, who, aRoster(zhao), '.xlsx')
    const file = { tapId: newTap(), fileId, fileName: 'x', headerRow: null, mapping: null, covers: null }
    const asked = town.as(who)
    const answers = [
      await asked.call('members.planImport', file),
      await asked.call('members.showImport', { importId }),
      await asked.call('members.listImports', { cursor: null }),
      await asked.call('members.listImportRows', { importId, plan: 'doubtful', cursor: null }),
      await asked.call('members.decideImportRow', { ...tap, row: firstRow, choice: { kind: 'leaveOut' } }),
      await asked.call('members.applyImport', tap),
      await asked.call('members.undoImport', tap),
      await asked.call('members.dropImport', tap),
    ]
    expect(answers.map(refusalOf)).toEqual(Array(8).fill('notAllowed'))
    expect((await show(town, importId)).state).toBe('planned')
  })

  it('G181 asks for consent first', async () => {
    const fileId = await upload(town, aRoster(zhao))
    await town.cloud.load({ accounts: [{ ...townAtWork.accounts[0], consents: [] }] })
    expect(refusalOf(await plan(town, aRoster(zhao), { fileId }))).toBe('consentNeeded')
  })

  it('answers an import that does not exist like one out of reach', async () => {
    for (const importId of ['none', 'turn']) {
      await imported(town, aRoster(zhao))
      expect(refusalOf(await town.as(office).call('members.showImport', { importId }))).toBe('notAllowed')
      expect(refusalOf(await apply(town, importId))).toBe('notAllowed')
    }
  })

  it('leaves a row about who read whom, and about who applied', async () => {
    const { importId } = await planned(town, aRoster(zhao))
    await rowsOf(town, importId, 'add')
    await apply(town, importId)
    const { _id } = await memberNamed(town, '赵一')
    const audits = await town.cloud.documents('audits')
    expect(audits).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operation: 'members.planImport', openid: office.openid }),
        expect.objectContaining({
          operation: 'members.listImportRows',
          openid: office.openid,
          memberIds: [_id],
        }),
        expect.objectContaining({
          operation: 'members.applyImport',
          openid: office.openid,
          memberIds: [_id],
        }),
      ]),
    )
  })

  it('reads a page of rows with at most three database calls', async () => {
    const { importId } = await planned(town, aRoster(zhao, qian))
    await town.cloud.resetCounts()
    await rowsOf(town, importId, 'add')
    const counted = (await town.cloud.counts()).find(({ op }) => op === 'members.listImportRows')
    expect(counted?.calls).toBeLessThanOrEqual(3)
  })
})

it('A32 reads xls and csv like xlsx', async () => {
  const rows = rosterRows([aLine(zhao)])
  const csv = Buffer.from(rows.map(row => row.join(',')).join('\r\n'))
  await imported(town, aWorkbook(rows))
  for (const bytes of [aWorkbook(rows, 'biff8'), csv]) {
    expect((await planned(town, bytes)).counts).toEqual({ ...noChange, same: 1 })
  }
  expect(columns).toHaveLength(aLine().length)
})
