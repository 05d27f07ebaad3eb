import { kindsOf } from '../../cloudfunctions/domain/groups/kinds'
import {
  boundsOf,
  hasEverybodyVoted,
  outcomeOf,
  splitByHome,
  turnoutOf,
} from '../../cloudfunctions/domain/groups/rules'
import { catalogueOf } from '../../cloudfunctions/domain/posts/catalogue'
import { homesOf, sizeMarkOf } from '../../src/contract/groups'
import type { Election } from '../../types/groups'
import { randomFrom, size } from '../size'

const bounds = { least: 20, most: 30 }

const people = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([home, count]) =>
    Array.from({ length: count }, (_, index) => {
      const [estateName = null, building = null] = home.split(' ')
      return { memberId: `m${home}${index}`, estateName, building }
    }),
  )

const sizes = (counts: Record<string, number>, hasMore = false) =>
  splitByHome(people(counts), bounds, hasMore).map(group => group.length)

describe('A44 the size of a group', () => {
  it.each([
    [0, 'under'],
    [19, 'under'],
    [20, 'fits'],
    [30, 'fits'],
    [31, 'over'],
  ] as const)('A44 %i people: %s', (size, mark) => {
    expect(sizeMarkOf(size, bounds)).toBe(mark)
  })

  it('A44 a group takes nobody above fifty, or above a larger most', () => {
    expect(boundsOf({ 'groups.least': 20, 'groups.most': 30 })).toEqual({ least: 20, most: 30, atMost: 50 })
    expect(boundsOf({ 'groups.least': 20, 'groups.most': 80 }).atMost).toBe(80)
    expect(boundsOf({ 'groups.least': 40, 'groups.most': 30 })).toMatchObject({ least: 40, most: 40 })
  })
})

describe('G91 the suggested split by home', () => {
  it.each([
    ['nobody', {}, []],
    ['a few', { '桂花园 1号楼': 7 }, [7]],
    ['one group', { '桂花园 1号楼': 25 }, [25]],
    ['two estates of the right size', { '桂花园 1号楼': 22, '石桥苑 1号楼': 28 }, [22, 28]],
    ['two buildings', { '桂花园 1号楼': 21, '桂花园 2号楼': 29 }, [21, 29]],
    ['thirty-five: two that are a little small', { '桂花园 1号楼': 35 }, [18, 17]],
    ['thirty-one: one that is a little large', { '桂花园 1号楼': 31 }, [31]],
  ])('G91 %s', (_name, counts, expected) => {
    expect(sizes(counts as Record<string, number>)).toEqual(expected)
  })

  it('G91 leaves the last ones to the next slice when more people wait', () => {
    expect(sizes({ '桂花园 1号楼': 70, '石桥苑 1号楼': 50 }, true)).toEqual([25, 25, 20, 25])
  })

  it('G91 keeps 2号楼 before 10号楼, and those without an estate last', () => {
    const [group = []] = splitByHome(
      people({ '桂花园 10号楼': 8, '桂花园 2号楼': 8 }).concat({
        memberId: 'm',
        estateName: null,
        building: null,
      }),
      bounds,
    )
    expect(homesOf(group)).toEqual([
      { estateName: '桂花园', buildings: ['2号楼', '10号楼'], people: 16 },
      { estateName: null, buildings: [], people: 1 },
    ])
  })

  it('G91 puts everybody into exactly one group, each within the bounds whenever that can be', () => {
    const random = randomFrom()
    for (let round = 0; round < size(4000); round++) {
      const counts: Record<string, number> = {}
      for (let home = 0; home < 1 + random() * 9; home++) {
        counts[`小区${Math.floor(random() * 4)} ${home}号楼`] = Math.floor(random() * 40)
      }
      const all = people(counts)
      const groups = splitByHome(all, bounds)
      expect(
        groups
          .flat()
          .map(({ memberId }) => memberId)
          .sort(),
      ).toEqual(all.map(({ memberId }) => memberId).sort())
      const canFit = Math.ceil(all.length / 30) <= Math.floor(all.length / 20)
      const outside = groups.filter(group => sizeMarkOf(group.length, bounds) !== 'fits')
      if (canFit) expect([all.length, outside.length]).toEqual([all.length, 0])
    }
  })
})

describe('A44 the kind of a post', () => {
  it('A44 is its category, or the post itself', () => {
    const kinds = kindsOf(catalogueOf([]))
    expect(kinds.filter(({ categoryId }) => categoryId)).toHaveLength(5)
    expect(kinds.find(({ kind }) => kind === 'category-law')?.postIds).toContain('five-law-advice')
    for (const { categoryId, postName, postIds } of kinds) {
      expect(categoryId === null).toBe(postName !== null && postIds.length === 1)
    }
  })
})

describe('A12 what a ballot comes to', () => {
  const candidates: Election['candidates'] = { a: 'stands', b: 'stands', c: 'declined' }
  const sumOf = (tally: Record<string, number>) => Object.values(tally).reduce((sum, count) => sum + count, 0)

  /** So many voters, with what phones and papers say; every ticked paper is counted. */
  function election(phones: Record<string, number>, papers: Record<string, number> = {}, voters = 20) {
    const keys = [...new Set([...Object.keys(phones), ...Object.keys(papers)])]
    return {
      state: 'open' as const,
      voters: Object.fromEntries(Array.from({ length: voters }, (_, index) => [`v${index}`, 0 as const])),
      tally: Object.fromEntries(keys.map(key => [key, (phones[key] ?? 0) + (papers[key] ?? 0)])),
      paperTally: papers,
      votes: sumOf(phones) + sumOf(papers),
      paperTicked: sumOf(papers),
      paperCounted: sumOf(papers),
      shownFrom: 5,
      candidates,
    }
  }
  const elected = (votes: number | null) => ({ kind: 'elected', memberIds: ['a'], votes })

  it.each([
    ['four votes are too few to be shown', { a: 4, b: 0, '-': 0 }, { kind: 'tooFew' }],
    ['five are shown', { a: 3, b: 2, '-': 0 }, elected(3)],
    ['a tie goes to people', { a: 2, b: 2, '-': 1 }, { kind: 'tied', memberIds: ['a', 'b'], votes: 2 }],
    ['blank papers elect nobody', { a: 0, b: 0, '-': 6 }, { kind: 'nobody' }],
    ['who declined is passed over', { a: 1, b: 2, c: 4 }, { kind: 'elected', memberIds: ['b'], votes: 2 }],
  ] as const)('A12 G91 %s', (_name, tally, expected) => {
    expect(outcomeOf(election(tally))).toEqual(expected)
  })

  it.each([
    ['five phones and two papers are one sum', { a: 5 }, { a: 2 }, 20, elected(7)],
    ['where all vote on paper it is what they say', {}, { a: 4, b: 2 }, 6, elected(4)],
    [
      'a draw of papers alone is a draw',
      {},
      { a: 3, b: 3 },
      6,
      { kind: 'tied', memberIds: ['a', 'b'], votes: 3 },
    ],
    ['four papers are too few as well', {}, { a: 4 }, 4, { kind: 'tooFew' }],
    ['five papers before all that few phones could say', { b: 4 }, { a: 5 }, 20, elected(null)],
    ['not where few phones could change it', { b: 3 }, { a: 6, b: 2 }, 20, { kind: 'tooFew' }],
    ['two who are left could change a lead of two', { a: 2 }, { a: 4, b: 2 }, 8, { kind: 'tooFew' }],
    ['but not one of three', { b: 2 }, { a: 5, b: 2 }, 9, elected(null)],
  ] as const)('A12 G186 papers: %s', (_name, phones, papers, voters, expected) => {
    expect(outcomeOf(election(phones, papers, voters))).toEqual(expected)
  })

  it('A12 G186 says the same of fewer phones than the rule, whoever they chose, and whether they voted at all', () => {
    const papers: Record<string, number>[] = [
      { a: 3, b: 3 },
      { a: 9, b: 4 },
      { a: 8, b: 4 },
      { a: 2 },
      { '-': 7 },
    ]
    for (const counted of papers) {
      for (const left of [1, 2, 3, 4, 9]) {
        const told = new Set<string>()
        for (let a = 0; a <= Math.min(4, left); a++) {
          for (let b = 0; a + b <= Math.min(4, left); b++) {
            const one = election({ a, b }, counted, sumOf(counted) + left)
            told.add(JSON.stringify([outcomeOf(one), turnoutOf(one), hasEverybodyVoted(one)]))
          }
        }
        expect([...told]).toHaveLength(1)
      }
    }
  })

  it('A12 tells the turnout in steps of the rule while it lasts', () => {
    const turnout = (phones: number, papers = 0, state: Election['state'] = 'open') =>
      turnoutOf({ ...election({ a: phones }, { a: papers }), state })
    expect([0, 4, 5, 9, 10, 14].map(phones => turnout(phones))).toEqual([null, null, 5, 5, 10, 10])
    expect([turnout(4, 9), turnout(6, 9), turnout(6, 9, 'closed')]).toEqual([null, 14, 15])
  })
})
