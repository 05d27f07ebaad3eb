import {
  choicesOf,
  openDoubts,
  type PlannedRow,
  replan,
} from '../../cloudfunctions/domain/members/roster/plan'
import {
  type Choice,
  decide,
  givesWay,
  rowView,
  withoutRival,
} from '../../cloudfunctions/domain/members/rules'
import { aKnown, aPerson, knowing, planned, plannedAlone, tree } from './planning'

const nobody = () => null

const rowOf = (person: Parameters<typeof aPerson>[0], known = knowing()) =>
  plannedAlone(aPerson(person), known)

function decided(
  row: PlannedRow,
  choice: Choice,
  memberOf: Parameters<typeof replan>[1] = nobody,
): PlannedRow {
  const decision = decide(row, choice, tree)
  if (!decision) throw new Error('not a choice')
  return replan({ ...row, decided: decision }, memberOf, tree)
}

const kinds = (row: PlannedRow) => choicesOf(row, tree).map(({ kind }) => kind)

describe('G02 G03 what may be decided about a doubtful row', () => {
  it('offers the estates that an alias may mean, each with its community', () => {
    expect(choicesOf(rowOf({ estateName: '老粮站家属院' }), tree)).toEqual([
      { kind: 'estate', estateId: 'garden', label: '阳光社区 · 桂花园' },
      { kind: 'estate', estateId: 'bridge', label: '河畔社区 · 石桥苑' },
      { kind: 'withoutEstate' },
      { kind: 'leaveOut' },
    ])
  })

  it.each([
    [{ estateName: '不在册花园' }, ['withoutEstate', 'leaveOut']],
    [
      { phone: null, unreadable: [{ doubt: 'phoneUnreadable' as const, written: '19****00' }] },
      ['withoutPhone', 'leaveOut'],
    ],
    [{ name: '', unreadable: [{ doubt: 'noName' as const, written: '' }] }, ['leaveOut']],
    [{ branchName: '地震台党支部' }, ['leaveOut']],
    [{ estateName: '不在册花园', branchName: '地震台党支部' }, ['leaveOut']],
    [{}, []],
  ])('offers for %j: %j', (person, choices) => {
    expect(kinds(rowOf(person))).toEqual(choices)
  })

  it('places a person where the office says, also in an estate the name did not mean', () => {
    const row = rowOf({ estateName: '不在册花园' })
    expect(decided(row, { kind: 'estate', estateId: 'bridge' })).toMatchObject({
      plan: 'add',
      decided: { home: { estateId: 'bridge', communityId: 'river' } },
    })
    expect(decided(row, { kind: 'withoutEstate' })).toMatchObject({
      plan: 'add',
      decided: { home: { estateId: null, communityId: null } },
    })
  })

  it.each<Choice>([
    { kind: 'estate', estateId: 'sunny' },
    { kind: 'estate', estateId: 'nowhere' },
    { kind: 'withoutPhone' },
  ])('refuses %j where only the estate is in doubt', choice => {
    expect(decide(rowOf({ estateName: '不在册花园' }), choice, tree)).toBeNull()
  })

  it('refuses every choice about a row without a doubt', () => {
    const row = rowOf({})
    for (const kind of ['leaveOut', 'withoutEstate', 'withoutPhone'] as const) {
      expect(decide(row, { kind }, tree)).toBeNull()
    }
  })

  it('lets the office think again', () => {
    const left = decided(rowOf({ estateName: '老粮站家属院' }), { kind: 'leaveOut' })
    expect(left.plan).toBe('leftOut')
    expect(rowView(left, tree)).toMatchObject({
      doubts: [{ doubt: 'estateAmbiguous' }],
      choices: [{}, {}, {}, {}],
    })
    const back = decided(left, { kind: 'estate', estateId: 'garden' })
    expect(back.plan).toBe('add')
    expect(rowView(back, tree).doubts).toEqual([])
  })

  it('waits until every doubt is settled', () => {
    const row = rowOf({
      estateName: '不在册花园',
      phone: null,
      unreadable: [{ doubt: 'phoneUnreadable', written: '19****00' }],
    })
    const half = decided(row, { kind: 'withoutPhone' })
    expect(half.plan).toBe('doubtful')
    expect(openDoubts(half).map(({ doubt }) => doubt)).toEqual(['estateUnknown'])
    expect(decided(half, { kind: 'withoutEstate' }).plan).toBe('add')
  })

  it('takes a person without the phone that somebody else has, by branch and name', () => {
    const holder = aKnown('钱二', '19922220001')
    const zhao = aKnown('赵一', '19922229999')
    const row = rowOf({}, knowing(holder, zhao))
    const after = decided(row, { kind: 'withoutPhone' }, id => (id === zhao._id ? zhao : null))
    expect(after.target?.memberId).toBe(zhao._id)
    expect(after.changes.map(({ field }) => field)).not.toContain('phone')
  })

  it('offers no way without a phone to somebody who has a namesake in the branch', () => {
    const rows = planned([
      aPerson({ row: 4 }),
      aPerson({ row: 5, name: '钱二' }),
      aPerson({ row: 6, phone: '19922220002' }),
    ])
    expect(rows.map(row => kinds(row))).toEqual([['leaveOut'], ['withoutPhone', 'leaveOut'], []])
  })
})

describe('G02 one phone with several names', () => {
  const rows = planned([
    aPerson({ row: 4, name: '赵一' }),
    aPerson({ row: 5, name: '钱二' }),
    aPerson({ row: 6, name: '孙三' }),
  ]) as [PlannedRow, PlannedRow, PlannedRow]

  it('frees the last one that claims it', () => {
    const [zhao, qian, sun] = rows
    const first = decided(qian, { kind: 'withoutPhone' })
    expect(givesWay(first)).toBe(true)
    expect(givesWay(zhao)).toBe(false)

    const stillDoubtful = replan(withoutRival(zhao, 5), nobody, tree)
    expect(stillDoubtful).toMatchObject({ plan: 'doubtful', rivals: [6], doubts: [{ otherRow: 6 }] })
    expect(givesWay(decided(sun, { kind: 'leaveOut' }))).toBe(true)
    const free = replan(withoutRival(stillDoubtful, 6), nobody, tree)
    expect(free).toMatchObject({ plan: 'add', rivals: [], doubts: [] })
  })
})
