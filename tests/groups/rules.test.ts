import { kindsOf } from '../../cloudfunctions/domain/groups/kinds'
import { boundsOf, outcomeOf, splitByHome } from '../../cloudfunctions/domain/groups/rules'
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
  const outcome = (tally: Record<string, number>, paperCounted = 0) =>
    outcomeOf({
      tally,
      votes: Object.values(tally).reduce((sum, count) => sum + count, 0),
      paperCounted,
      shownFrom: 5,
      candidates,
    })

  it.each([
    [7, 7],
    [6, null],
    [3, null],
    [2, 7],
    [0, 7],
  ])('A12 G186 of seven votes %i on paper: the number shown is %p', (papers, votes) => {
    expect(outcome({ a: 7 }, papers)).toEqual({ kind: 'elected', memberIds: ['a'], votes })
  })

  it.each([
    ['four votes are too few to be shown', { a: 4, b: 0, '-': 0 }, { kind: 'tooFew' }],
    ['five are shown', { a: 3, b: 2, '-': 0 }, { kind: 'elected', memberIds: ['a'], votes: 3 }],
    ['a tie goes to people', { a: 2, b: 2, '-': 1 }, { kind: 'tied', memberIds: ['a', 'b'], votes: 2 }],
    ['blank papers elect nobody', { a: 0, b: 0, '-': 6 }, { kind: 'nobody' }],
    ['who declined is passed over', { a: 1, b: 2, c: 4 }, { kind: 'elected', memberIds: ['b'], votes: 2 }],
  ] as const)('A12 G91 %s', (_name, tally, expected) => {
    expect(outcome(tally)).toEqual(expected)
  })
})
