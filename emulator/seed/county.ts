import { readFile } from 'node:fs/promises'
import type { Account, RoleHeld } from '../../types/accounts'
import type { ImportView } from '../../types/members'
import type { Org, OrgKind, OrgSide } from '../../types/orgs'
import type { Site } from '../../types/sites'
import type { Persona, Seed, SeedClient } from '../seed'
import county from './county.json'

/** 清禾县 does not exist: its people are random combinations and their numbers are made up. */
const countyId = 'qinghe'
const workCommitteeId = 'gw'
const seededAt = Date.UTC(2026, 8, 1)

const unitKinds: Record<string, OrgKind> = {
  党委: 'partyCommittee',
  党总支: 'generalBranch',
  党支部: 'branch',
}

/** One node of the tree, open and without another name unless told otherwise. */
export function org(
  _id: string,
  kind: OrgKind,
  side: OrgSide,
  name: string,
  parentId: string | null,
  more: Partial<Org> = {},
): Org {
  return {
    _id,
    kind,
    side,
    name,
    parentId,
    aliases: [],
    unitName: null,
    centreId: null,
    state: 'open',
    ...more,
  }
}

const townId = (name: string) => `t${county.towns.indexOf(name) + 1}`
const centreId = (name: string) => `s${county.serviceCentres.indexOf(name) + 1}`

/** A03–A07, A23: one tree, the unit side and the community side under one county. */
export function countyOrgs(): Org[] {
  return [
    org(countyId, 'county', 'county', county.name, null),
    org(workCommitteeId, 'workCommittee', 'unit', `${county.name}县直机关工委`, countyId),
    ...county.unitOrgs.map(unit =>
      org(
        unit.id,
        unitKinds[unit.kind] ?? 'branch',
        'unit',
        unit.name,
        'parentId' in unit && unit.parentId ? unit.parentId : workCommitteeId,
        { unitName: 'unit' in unit && unit.unit ? unit.unit : null },
      ),
    ),
    ...county.towns.map(name => org(townId(name), 'town', 'community', name, countyId)),
    ...county.serviceCentres.map(name => org(centreId(name), 'serviceCentre', 'community', name, countyId)),
    ...county.communities.map(({ id, name, town, centre }) =>
      org(id, 'community', 'community', name, townId(town), { centreId: centreId(centre) }),
    ),
    ...county.estates.map(({ id, name, communityId, aliases }) =>
      org(id, 'estate', 'community', name, communityId, { aliases }),
    ),
  ]
}

/** One check-in point a community; its code is printed, so it never changes between two seeds. */
function countySites(): (Site & { posterFileId: null })[] {
  return county.communities.map(({ id, name }, index) => ({
    _id: `${id}s1`,
    code: `QHx7mK${String(index + 1).padStart(4, '0')}`,
    communityId: id,
    name: `${name}党群服务中心`,
    state: 'open',
    changedAt: seededAt,
    changedBy: null,
    posterFileId: null,
  }))
}

const openidOf = (name: string) => `oLOCAL_${name.padEnd(21, '0')}`

/** Officers come with their role; members are on the roster and bind themselves. */
const officers = [
  { id: 'office', name: '高静', note: '双联双管办 · 设规则、导名册', role: 'countyOffice', orgId: countyId },
  { id: 'secretary-east', name: '郑安', note: '东路社区书记', role: 'communitySecretary', orgId: 'c01' },
  { id: 'secretary-west', name: '白荷', note: '西路社区书记', role: 'communitySecretary', orgId: 'c02' },
  { id: 'unit-secretary', name: '江城', note: '县水务局党总支书记', role: 'unitSecretary', orgId: 'g01' },
] as const

const others = [
  { id: 'member-east', name: '秦冬向', note: '县水务局党员，住东路社区和谐家园', phone: '19900000000' },
  { id: 'member-west', name: '孙雨泽', note: '县财政局党员，住西路社区松涛小区', phone: '19900000002' },
  { id: 'member-middle', name: '彭长静', note: '县住建局党员，住中路社区荷塘新村', phone: '19900000003' },
  { id: 'resident', name: '王阿姨', note: '居民，73 岁，不在党员名册上', phone: '19900009999' },
]

const personas: Persona[] = [
  ...officers.map(({ id, name, note }) => ({ id, openid: openidOf(id), name, note, phone: null })),
  ...others.map(({ id, name, note, phone }) => ({ id, openid: openidOf(id), name, note, phone })),
]

function officerAccounts(): Account[] {
  return officers.map(({ id, role, orgId }) => {
    const held: RoleHeld = { role, orgId, since: seededAt, until: null }
    const consents = [{ purpose: 'serve' as const, version: '2026-12', at: seededAt }]
    return {
      _id: openidOf(id),
      state: 'active',
      memberId: null,
      claim: null,
      roles: [held],
      consents,
      createdAt: seededAt,
    }
  })
}

/** The roster enters as it would in a county: the office uploads the workbook and applies what is sound. */
async function importRoster(client: SeedClient): Promise<void> {
  const office = openidOf('office')
  const bytes = await readFile(new URL('../../tests/data/roster.xlsx', import.meta.url))
  const ask = async <Answered>(op: string, input: object): Promise<Answered> => {
    const answer = (await client.call(office, 'api', { op, input })) as { ok: boolean; value: Answered }
    if (!answer.ok) throw new Error(`${op} refused the county's roster: ${JSON.stringify(answer)}`)
    return answer.value
  }
  const { folder } = await ask<{ folder: string }>('uploads.folder', {})
  const fileId = await client.upload(office, `${folder}/roster.xlsx`, bytes)

  const plan = {
    tapId: 'seed-plan',
    fileId,
    fileName: '清禾县党员名册.xlsx',
    headerRow: null,
    mapping: null,
    covers: null,
  }
  let view = await ask<ImportView>('members.planImport', plan)
  while (view.state !== 'settled') {
    view = await ask<ImportView>('members.applyImport', { tapId: 'seed-apply', importId: view.importId })
  }
}

export const seed: Seed = {
  personas,
  collections: { orgs: countyOrgs(), sites: countySites(), accounts: officerAccounts() },
  afterwards: importRoster,
}
