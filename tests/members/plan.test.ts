import { memberIdOf } from '../../cloudfunctions/domain/members/roster/candidate'
import { decidedCandidate, type PlannedRow, replan } from '../../cloudfunctions/domain/members/roster/plan'
import { memberKeeper, rowKeeper } from '../../cloudfunctions/domain/members/seals'
import { seal, unseal } from '../../cloudfunctions/kernel/seal'
import { aKnown, aPerson, inShort, knowing, planned, plannedAlone, tree } from './planning'

type RosterSeal = 'phoneSealed' | 'doorSealed' | 'healthSealed'
const openedIn = (
  row: PlannedRow | undefined,
  part: Partial<Record<RosterSeal, string | null>> | null | undefined,
  field: RosterSeal,
) => unseal(part?.[field] ?? '', rowKeeper(row?._id ?? ''), field)

describe('A32 G02 a roster of new people', () => {
  it('adds them, placed by branch and estate', () => {
    const [row] = planned([aPerson()])
    expect(row).toMatchObject({
      plan: 'add',
      doubts: [],
      candidate: {
        branchId: 'water1',
        home: { estateId: 'garden', communityId: 'sunny' },
        phoneTail: '0001',
      },
    })
  })

  it('G180 keeps number and door sealed, and no health', () => {
    const [row] = planned([aPerson({ health: '高血压' })])
    const kept = JSON.stringify(row)
    for (const open of ['19922220001', '2单元', '401', '高血压']) expect(kept).not.toContain(open)
    expect(openedIn(row, row?.candidate, 'phoneSealed')).toBe('19922220001')
    expect(openedIn(row, row?.candidate, 'doorSealed')).toBe('2单元 401')
    const [withHealth] = planned([aPerson({ health: '高血压' })], knowing(), true)
    expect(openedIn(withHealth, withHealth?.candidate, 'healthSealed')).toBe('高血压')
  })

  it('gives the same person the same id from any file, with or without a phone', () => {
    const [first] = planned([aPerson()])
    const [again] = planned([aPerson({ row: 99, jobTitle: '局长' })])
    const [other] = planned([aPerson({ phone: null })])
    expect(again?.target?.memberId).toBe(first?.target?.memberId)
    expect(other?.target?.memberId).not.toBe(first?.target?.memberId)
    expect(first?.target?.memberId).toMatch(/^m[0-9A-Za-z]{20}$/)
  })

  it('gives a new id where the usual one belongs to somebody with another number by now', () => {
    const [usual] = planned([aPerson()])
    const before = aKnown('钱二', '19922229999', { _id: usual?.target?.memberId ?? '' })
    const row = plannedAlone(aPerson(), knowing(before))
    expect(row.plan).toBe('add')
    expect(row.target?.memberId).not.toBe(before._id)
    expect(memberIdOf(decidedCandidate(row))).toBe(before._id)
  })

  it('accepts a missing phone, sex and estate', () => {
    expect(inShort(planned([aPerson({ phone: null, sex: null, estateName: null })]))).toEqual(['add'])
  })
})

describe('A32 G02 doubtful rows', () => {
  it('knows no branch or estate, or two of a name', () => {
    const rows = planned([
      aPerson({ name: '赵一', phone: '19922220001', branchName: '地震台党支部' }),
      aPerson({ name: '钱二', phone: '19922220002', estateName: '不在册花园' }),
      aPerson({ name: '孙三', phone: '19922220003', estateName: '老粮站家属院' }),
    ])
    expect(inShort(rows)).toEqual([
      'doubtful: branchUnknown',
      'doubtful: estateUnknown',
      'doubtful: estateAmbiguous',
    ])
    expect(rows[2]?.estateIds).toEqual(['garden', 'bridge'])
    expect(rows[0]?.candidate).toBeNull()
  })

  it.each(['不在册花园3号楼2单元401', '不在册花园3-2-401', '不在册花园401室'])(
    'G180 shows only the estate of %s',
    estateName => {
      const { doubts } = plannedAlone(aPerson({ estateName }))
      expect(doubts).toEqual([{ doubt: 'estateUnknown', written: '不在册花园', otherRow: null }])
    },
  )

  it('lets the later of two rows about one person count', () => {
    const rows = planned([aPerson({ row: 4 }), aPerson({ row: 5, jobTitle: '股长' }), aPerson({ row: 9 })])
    expect(inShort(rows)).toEqual(['doubtful: sameAsAnotherRow 9', 'doubtful: sameAsAnotherRow 9', 'add'])
  })

  it('doubts both rows with one phone and two names, and shows no whole number', () => {
    const rows = planned([aPerson({ row: 4 }), aPerson({ row: 5, name: '钱二' })])
    expect(inShort(rows)).toEqual(['doubtful: phoneOfAnother 5', 'doubtful: phoneOfAnother 4'])
    expect(rows[0]?.doubts[0]?.written).toBe('199****0001')
    expect(rows.map(({ rivals }) => rivals)).toEqual([[5], [4]])
  })

  it('keeps no rivals when one number stands for a whole office', () => {
    const people = '赵钱孙李周吴'
      .split('')
      .map((name, index) => aPerson({ row: index + 4, name: `${name}某` }))
    const rows = planned(people)
    expect(rows.every(({ plan, rivals }) => plan === 'doubtful' && rivals.length === 0)).toBe(true)
  })

  it('cannot tell a namesake without a phone from the one beside it', () => {
    const rows = planned([
      aPerson({ row: 4, phone: null }),
      aPerson({ row: 5 }),
      aPerson({ row: 6, name: '钱二', phone: null }),
      aPerson({ row: 7, name: '钱二', phone: null }),
    ])
    expect(inShort(rows)).toEqual([
      'doubtful: sameAsAnotherRow 5',
      'add',
      'doubtful: sameAsAnotherRow 7',
      'add',
    ])
  })

  it('adds two namesakes of one branch who have a phone each', () => {
    expect(inShort(planned([aPerson(), aPerson({ phone: '19922220002' })]))).toEqual(['add', 'add'])
  })
})

describe('A32 G02 a roster about people who are known', () => {
  const zhaoId = 'm_zhao'
  const zhao = aKnown('赵一', '19922220001', {
    _id: zhaoId,
    doorSealed: seal('2单元 401', memberKeeper(zhaoId), 'doorSealed'),
  })

  it('finds nothing to do when nothing is new', () => {
    const rows = planned([aPerson()], knowing(zhao))
    expect(inShort(rows)).toEqual(['same'])
    expect(rows[0]).toMatchObject({ candidate: null, target: null, changes: [] })
  })

  it('shows what would change, sealed fields only as changed', () => {
    const moved = aPerson({
      jobTitle: '股长',
      branchName: '安平县教育局第一党支部',
      estateName: '石桥苑',
      building: '1号楼',
      room: '502',
      isDeputySectionOrAbove: true,
      health: '高血压',
    })
    const [row] = planned([moved], knowing(zhao), true)
    expect(row?.plan).toBe('moved')
    expect(row?.changes).toEqual([
      { field: 'branchName', from: '安平县水务局第一党支部', to: '安平县教育局第一党支部' },
      { field: 'jobTitle', from: '科员', to: '股长' },
      { field: 'isDeputySectionOrAbove', from: 'false', to: 'true' },
      { field: 'estateName', from: '阳光社区 · 桂花园', to: '河畔社区 · 石桥苑' },
      { field: 'health', from: null, to: null },
    ])
    expect(row?.target).toMatchObject({
      memberId: zhao._id,
      seen: zhao.updatedAt,
      before: { branchId: 'water1', estateId: 'garden', communityId: 'sunny', building: '3号楼' },
      after: { branchId: 'schools1', estateId: 'bridge', communityId: 'river', building: '1号楼' },
    })
    expect(openedIn(row, row?.target?.after, 'doorSealed')).toBe('2单元 502')
    expect(openedIn(row, row?.target?.before, 'doorSealed')).toBe('2单元 401')
  })

  it('lets what the roster does not say stay as it is', () => {
    const silent = aPerson({
      phone: null,
      sex: null,
      bornMonth: null,
      jobTitle: null,
      unitName: null,
      estateName: null,
      building: null,
      entrance: null,
      room: null,
      isDeputySectionOrAbove: null,
    })
    expect(inShort(planned([silent], knowing(zhao)))).toEqual(['same'])
  })

  it('takes another door in the same estate for a change of the door alone', () => {
    const [row] = planned([aPerson({ room: '402' })], knowing(zhao))
    expect(row?.changes).toEqual([{ field: 'room', from: null, to: null }])
  })

  it('updates the same person when the phone is new', () => {
    const [row] = planned([aPerson({ phone: '19922228888' })], knowing(zhao))
    expect(row).toMatchObject({
      plan: 'change',
      target: { memberId: zhao._id, after: { phoneTail: '8888' } },
    })
    expect(row?.changes).toEqual([{ field: 'phone', from: null, to: null }])
  })

  it('follows a person by phone into another branch', () => {
    const [row] = planned([aPerson({ branchName: '安平县教育局第一党支部' })], knowing(zhao))
    expect(row).toMatchObject({ plan: 'moved', target: { memberId: zhao._id } })
  })

  it('adds a namesake when the known one stands in the file with the known phone', () => {
    const rows = planned([aPerson(), aPerson({ phone: '19922228888' })], knowing(zhao))
    expect(inShort(rows)).toEqual(['same', 'add'])
  })

  it('cannot tell which of two namesakes has a new phone', () => {
    const two = knowing(zhao, aKnown('赵一', '19922220002'))
    expect(inShort(planned([aPerson({ phone: '19922228888' })], two))).toEqual(['doubtful: sameAsAnotherRow'])
    const rows = planned(
      [aPerson({ row: 4, phone: '19922228888' }), aPerson({ row: 5, phone: '19922227777' })],
      knowing(zhao),
    )
    expect(inShort(rows)).toEqual(['doubtful: sameAsAnotherRow 5', 'doubtful: sameAsAnotherRow 4'])
  })

  it('doubts a phone that somebody else has: perhaps a changed name', () => {
    const row = plannedAlone(aPerson({ name: '钱二' }), knowing(zhao))
    expect(inShort([row])).toEqual(['doubtful: nameChanged'])
  })

  it('doubts name, unit and phone tail of somebody else', () => {
    const elsewhere = aKnown('赵一', '19933330001', { branchId: 'schools1' })
    expect(inShort(planned([aPerson()], knowing(elsewhere)))).toEqual(['doubtful: sameAsAnotherRow'])
    const otherTail = aKnown('赵一', '19933330009', { branchId: 'schools1' })
    expect(inShort(planned([aPerson()], knowing(otherTail)))).toEqual(['add'])
  })

  it('does not ask again about an estate where the person is known to live', () => {
    expect(inShort(planned([aPerson({ estateName: '老粮站家属院' })], knowing(zhao)))).toEqual([
      'same: estateAmbiguous',
    ])
  })

  it('plans nothing about a person who is gone by the time of a decision', () => {
    const row = plannedAlone(aPerson({ jobTitle: '局长' }), knowing(zhao))
    expect(replan(row, () => null, tree).plan).toBe('doubtful')
  })
})
