import { memberKeeper } from '../cloudfunctions/domain/members/seals'
import { lookupHash, seal } from '../cloudfunctions/kernel/seal'
import { org } from '../emulator/seed/county'
import { developmentVariables } from '../emulator/variables'
import { consentVersion } from '../src/contract/consent'
import type { Account, Role } from '../types/accounts'
import type { Checkin } from '../types/checkins'
import type { Member } from '../types/members'
import type { Org } from '../types/orgs'
import type { Site } from '../types/sites'
import type { Moment } from '../types/time'

Object.assign(process.env, developmentVariables)

/**
 * The small town that tests speak of. 阳光社区 and 河畔社区 are neighbours; 李建国 and 王秀英 live in the first,
 * 陈明 in the second. 水务局 sends all three.
 */
export const noon = (day: string): Moment => Date.parse(`${day}T12:00:00+08:00`)
export const today = noon('2026-11-22')

export const orgs: Org[] = [
  org('county', 'county', 'county', '安平县', null),
  org('organs', 'workCommittee', 'unit', '安平县县直机关工委', 'county'),
  org('water', 'generalBranch', 'unit', '安平县水务局党总支', 'organs'),
  org('water1', 'branch', 'unit', '安平县水务局第一党支部', 'water', { unitName: '安平县水务局' }),
  org('schools', 'generalBranch', 'unit', '安平县教育局党总支', 'organs'),
  org('schools1', 'branch', 'unit', '安平县教育局第一党支部', 'schools', { unitName: '安平县教育局' }),
  org('town', 'town', 'community', '城关镇', 'county'),
  org('sunny', 'community', 'community', '阳光社区', 'town'),
  org('river', 'community', 'community', '河畔社区', 'town'),
  org('garden', 'estate', 'community', '桂花园', 'sunny', { aliases: ['老粮站家属院'] }),
  org('bridge', 'estate', 'community', '石桥苑', 'river', { aliases: ['老粮站家属院'] }),
]

export interface Person {
  openid: string
  name: string
  phone: string | null
}

const person = (openid: string, name: string, phone: string | null = null): Person => ({
  openid,
  name,
  phone,
})

export const office = person('oOFFICE', '双联双管办')
export const sunnySecretary = person('oSUNNY_SECRETARY', '阳光社区书记')
export const riverSecretary = person('oRIVER_SECRETARY', '河畔社区书记')
export const waterSecretary = person('oWATER_SECRETARY', '水务局书记')
export const liJianguo = person('oLI', '李建国', '19911110001')
export const wangXiuying = person('oWANG', '王秀英', '19911110002')
export const chenMing = person('oCHEN', '陈明', '19911110003')
export const stranger = person('oSTRANGER', '路人', '19911119999')

export const sunnyCode = 'SUNNYsite1'
export const riverCode = 'RIVERsite1'

export function aSite(site: Partial<Site> = {}): Site & { posterFileId: null } {
  return {
    _id: 'sunny1',
    code: sunnyCode,
    communityId: 'sunny',
    name: '阳光社区党群服务中心',
    state: 'open',
    changedAt: today,
    changedBy: null,
    ...site,
    posterFileId: null,
  }
}

export function anAccount(who: Person, account: Partial<Account> = {}): Account {
  return {
    _id: who.openid,
    state: 'active',
    memberId: null,
    claim: null,
    roles: [],
    consents: [{ purpose: 'serve', version: consentVersion, at: today }],
    createdAt: today,
    ...account,
  }
}

export function anOfficer(who: Person, role: Role, orgId: string): Account {
  return anAccount(who, { roles: [{ role, orgId, since: 0, until: null }] })
}

/** A person on the roster; lives in 桂花园 of 阳光社区 and belongs to 水务局 unless told otherwise. */
export function aMember(who: Person, member: Partial<Member> = {}): Member {
  const _id = member._id ?? `m_${who.openid}`
  return {
    _id,
    name: who.name,
    nameKey: who.name,
    nameSort: `${who.name}|${_id}`,
    sex: null,
    bornMonth: '1980-05',
    joinedMonth: '2005-07',
    unitName: '安平县水务局',
    branchId: 'water1',
    jobTitle: '科员',
    isDeputySectionOrAbove: false,
    phoneHash: who.phone && lookupHash(who.phone),
    phoneTail: who.phone?.slice(-4) ?? null,
    phoneSealed: who.phone && seal(who.phone, memberKeeper(_id), 'phoneSealed'),
    estateId: 'garden',
    communityId: 'sunny',
    building: '3号楼',
    doorSealed: null,
    skills: null,
    remark: null,
    healthSealed: null,
    openid: null,
    registration: null,
    hiddenBy: null,
    importedBy: 'town',
    createdAt: today,
    updatedAt: today,
    ...member,
  }
}

export function aCheckin(who: Person, checkin: Partial<Checkin> = {}): Checkin {
  const memberId = `m_${who.openid}`
  const quarter = checkin.quarter ?? '2026Q4'
  const communityId = checkin.communityId ?? 'sunny'
  return {
    _id: `${memberId}_${communityId}_${quarter}`,
    memberId,
    communityId,
    siteId: 'sunny1',
    quarter,
    day: '2026-11-20',
    at: noon('2026-11-20'),
    way: 'camera',
    tier: 'B',
    state: 'counted',
    waits: null,
    position: null,
    queued: null,
    decided: null,
    tapId: 'tap-earlier',
    sortKey: `000000000000000_${memberId}`,
    ...checkin,
  }
}

/** Somebody whose WeChat identity is bound to his or her person on the roster. */
export function bound(who: Person, member: Partial<Member> = {}): { account: Account; member: Member } {
  const person = aMember(who, { ...member, openid: who.openid })
  return { account: anAccount(who, { memberId: person._id }), member: person }
}

const li = bound(liJianguo)
const wang = bound(wangXiuying)
const chen = bound(chenMing, { communityId: 'river', estateId: 'bridge' })

/** Everybody bound, both secretaries and the office in their places, one open site in each community. */
export const townAtWork = {
  orgs,
  sites: [
    aSite(),
    aSite({ _id: 'river1', code: riverCode, communityId: 'river', name: '河畔社区党群服务中心' }),
  ],
  accounts: [
    anOfficer(office, 'countyOffice', 'county'),
    anOfficer(sunnySecretary, 'communitySecretary', 'sunny'),
    anOfficer(riverSecretary, 'communitySecretary', 'river'),
    anOfficer(waterSecretary, 'unitSecretary', 'water'),
    li.account,
    wang.account,
    chen.account,
  ],
  members: [li.member, wang.member, chen.member],
}

/** The same people before anybody has opened the app. */
export const townBefore = {
  ...townAtWork,
  accounts: townAtWork.accounts.filter(({ memberId }) => memberId === null),
  members: townAtWork.members.map(member => ({ ...member, openid: null })),
}

let taps = 0

/** The id of a new tap. */
export const newTap = (): string => `tap-${++taps}-${process.pid}`
