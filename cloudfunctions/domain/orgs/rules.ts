import type { Role } from '../../../types/accounts'
import type { Org, OrgKind, OrgSide, ResponsiblePart } from '../../../types/orgs'
import type { Tree } from './tree'

/** Which kind may stand under which (A01–A08, A23, A39, X12). */
export const parentsOf: Record<OrgKind, readonly OrgKind[]> = {
  county: [],
  office: ['county'],
  workCommittee: ['county'],
  partyCommittee: ['county', 'workCommittee', 'town'],
  generalBranch: ['county', 'workCommittee', 'partyCommittee', 'town', 'community'],
  branch: [
    'county',
    'workCommittee',
    'partyCommittee',
    'generalBranch',
    'unit',
    'town',
    'community',
    'serviceCentre',
    'estate',
  ],
  unit: ['county', 'workCommittee', 'partyCommittee', 'town'],
  town: ['county'],
  serviceCentre: ['county', 'town'],
  community: ['town', 'serviceCentre'],
  estate: ['community'],
  building: ['estate'],
  group: ['branch', 'community', 'estate', 'building'],
  team: ['county', 'town', 'serviceCentre', 'community'],
}

export function mayStandUnder(kind: OrgKind, parent: OrgKind): boolean {
  return parentsOf[kind].includes(parent)
}

const sides: Partial<Record<OrgKind, OrgSide>> = {
  county: 'county',
  office: 'county',
  workCommittee: 'unit',
  partyCommittee: 'unit',
  unit: 'unit',
}

/** Branches and groups are on the side of the place they stand in; straight under the county they are a unit's. */
export function sideOf(kind: OrgKind, parent: Org): OrgSide {
  const own = sides[kind]
  if (own) return own
  if (kind !== 'generalBranch' && kind !== 'branch' && kind !== 'group') return 'community'
  return parent.side === 'community' ? 'community' : 'unit'
}

/** Who keeps which kinds: the office all of them, a community's secretary what lies below the community. */
export const keepers: readonly { role: Role; kinds: readonly OrgKind[] | 'all' }[] = [
  { role: 'countyOffice', kinds: 'all' },
  { role: 'communitySecretary', kinds: ['estate', 'building', 'team'] },
]

/** Who keeps which kinds where they stand right under the place he or she holds, and nowhere below. */
export const ownKeepers: readonly { role: Role; kind: OrgKind }[] = [{ role: 'townSecretary', kind: 'team' }]

/** Who names the responsible people of a place he or she holds, beside its keepers. */
export const namers: readonly Role[] = [
  'unitSecretary',
  'branchSecretary',
  'communitySecretary',
  'townSecretary',
]

/** A08 for what belongs to a unit, A20 for every other place. */
export function responsibleParts(kind: OrgKind): readonly ResponsiblePart[] {
  switch (kind) {
    case 'partyCommittee':
    case 'generalBranch':
    case 'branch':
    case 'unit':
    case 'workCommittee':
      return ['secretary', 'head', 'checkin']
    default:
      return ['keeper']
  }
}

/** Would the place come to stand below itself? */
export function isLoop(tree: Pick<Tree, 'upwards'>, orgId: string, parentId: string): boolean {
  return tree.upwards(parentId).some(({ _id }) => _id === orgId)
}

/** Two open places of one kind and one name under one parent could not be told apart. */
export function isNameTaken(
  tree: Pick<Tree, 'childrenOf'>,
  { parentId, kind, name, but }: { parentId: string | null; kind: OrgKind; name: string; but: string | null },
): boolean {
  if (parentId === null) return false
  return tree
    .childrenOf(parentId)
    .some(org => org.kind === kind && org.name === name && org._id !== but && org.state === 'open')
}

const mostAliases = 20

/** Each once, without the name itself, at most twenty. */
export function tidyAliases(name: string, aliases: readonly string[]): string[] {
  return [...new Set(aliases)].filter(alias => alias !== name).slice(0, mostAliases)
}

/** A group and a team are no place: they are the people in them. */
export const isOfPeople = ({ kind }: Pick<Org, 'kind'>): boolean => kind === 'group' || kind === 'team'
