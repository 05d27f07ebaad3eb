import { heldBetween } from '../../cloudfunctions/domain/orgs/responsible'
import {
  isLoop,
  isNameTaken,
  mayStandUnder,
  parentsOf,
  responsibleParts,
  sideOf,
  tidyAliases,
} from '../../cloudfunctions/domain/orgs/rules'
import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import { org } from '../../emulator/seed/county'
import type { Org, OrgKind } from '../../types/orgs'
import { orgs } from '../town'

const tree = treeOf(orgs)
const place = (orgId: string): Org => tree.find(orgId) as Org

describe('which kind stands under which', () => {
  it('A01 A03 every kind but the county has a place to stand, and reaches the county', () => {
    for (const kind of Object.keys(parentsOf) as OrgKind[]) {
      const reached = new Set<OrgKind>([kind])
      for (const one of reached) for (const above of parentsOf[one]) reached.add(above)
      expect([kind, reached.has('county')]).toEqual([kind, true])
    }
  })

  it('A25 no chain of kinds comes back to its beginning, so that the table alone allows no loop', () => {
    for (const kind of Object.keys(parentsOf) as OrgKind[]) {
      const above = new Set<OrgKind>(parentsOf[kind])
      for (const one of above) for (const next of parentsOf[one]) above.add(next)
      expect([kind, above.has(kind)]).toEqual([kind, false])
    }
  })

  it('A39 X12 a unit needs no branch; a community stands in a town or in a service centre', () => {
    expect(mayStandUnder('unit', 'workCommittee')).toBe(true)
    expect(mayStandUnder('community', 'town')).toBe(true)
    expect(mayStandUnder('community', 'serviceCentre')).toBe(true)
    expect(mayStandUnder('building', 'community')).toBe(false)
    expect(mayStandUnder('estate', 'town')).toBe(false)
  })

  it('A23 A26 a branch is on the side of the place it stands in', () => {
    expect(sideOf('branch', place('garden'))).toBe('community')
    expect(sideOf('branch', place('organs'))).toBe('unit')
    expect(sideOf('branch', place('county'))).toBe('unit')
    expect(sideOf('town', place('county'))).toBe('community')
  })
})

it('A25 a place never stands below itself', () => {
  expect(isLoop(tree, 'town', 'garden')).toBe(true)
  expect(isLoop(tree, 'town', 'town')).toBe(true)
  expect(isLoop(tree, 'garden', 'river')).toBe(false)
})

it('G150 a name is taken by an open place of its kind in the same place alone', () => {
  const asked = { parentId: 'town', kind: 'community', but: null } as const
  expect(isNameTaken(tree, { ...asked, name: '阳光社区' })).toBe(true)
  expect(isNameTaken(tree, { ...asked, name: '阳光社区', but: 'sunny' })).toBe(false)
  expect(isNameTaken(tree, { ...asked, parentId: 'county', name: '阳光社区' })).toBe(false)
})

it('A08 A20 a unit has three named people, a point has one', () => {
  expect(responsibleParts('branch')).toEqual(['secretary', 'head', 'checkin'])
  expect(responsibleParts('estate')).toEqual(['keeper'])
})

it('G03 other names are kept once, without the name itself', () => {
  expect(tidyAliases('桂花园', ['老粮站', '桂花园', '老粮站'])).toEqual(['老粮站'])
})

describe('the tree', () => {
  it('A25 survives a loop that bad data brought in', () => {
    const loop = treeOf([org('a', 'town', 'community', '甲', 'b'), org('b', 'town', 'community', '乙', 'a')])
    expect(loop.upwards('a').map(({ _id }) => _id)).toEqual(['a', 'b'])
    expect(loop.countBelow('a')).toBe(2)
  })

  it('G150 puts 2号楼 before 10号楼', () => {
    const buildings = ['10号楼', '2号楼'].map(name => org(name, 'building', 'community', name, 'garden'))
    expect(
      treeOf([...orgs, ...buildings])
        .childrenOf('garden')
        .map(({ name }) => name),
    ).toEqual(['2号楼', '10号楼'])
  })

  it('A06 what was merged is led by the place that took it over', () => {
    const merged = orgs.map(one =>
      one._id === 'sunny' ? { ...one, state: 'closed' as const, mergedInto: 'river' } : one,
    )
    expect(
      treeOf(merged)
        .upwards('sunny')
        .map(({ _id }) => _id),
    ).toEqual(['sunny', 'river', 'town', 'county'])
    expect(treeOf(merged).heirOf('sunny')).toBe('river')
  })
})

describe('who was responsible between two namings', () => {
  const named = (at: number, from: string | null, to: string | null) => ({ at, from, to })
  const nobody = { name: null, since: null, until: null }
  it.each([
    ['nobody ever', null, null, nobody],
    ['before the first naming', null, named(5, '甲', '乙'), { name: '甲', since: null, until: 5 }],
    ['after the last one', named(3, '甲', '乙'), null, { name: '乙', since: 3, until: null }],
    ['between two', named(3, '甲', '乙'), named(7, '乙', '丙'), { name: '乙', since: 3, until: 7 }],
    ['after somebody was taken away', named(3, '甲', null), null, { name: null, since: 3, until: null }],
  ])('A08 A20 %s', (_when, before, after, held) => {
    expect(heldBetween(before, after, nobody)).toEqual(held)
  })
})
