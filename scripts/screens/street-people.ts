import { anAbsence } from '../../tests/absences/absent'
import { anActivity, hour } from '../../tests/activities/planning'
import { aRegistration } from '../../tests/groups/grouping'
import { consentOf } from '../../tests/reminders/asking'
import { aHelper, townWithHelpers } from '../../tests/requests/helpers'
import { aMember, anAccount, liJianguo, noon, type Person, wangXiuying } from '../../tests/town'
import type { Volunteer } from '../../types/teams'

const evening = Date.parse('2026-11-22T20:00:00+08:00')
const registration = { communityId: 'sunny', state: 'accepted', since: 1 } as const

const person = (openid: string, name: string): Person => ({ openid, name, phone: null })
export const memberIdOf = ({ openid }: Person): string => `m_${openid}`

export const zhaoLan = person('oZHAO_LAN', '赵兰')
export const sunWeimin = person('oSUN_WEIMIN', '孙为民')
export const ouyangXiuzhen = person('oOUYANG', '欧阳秀珍')
export const heGuangming = person('oHE', '何光明')

/** Who offered to help, with units of every length. */
const helpers: [Person, string, Partial<Volunteer>][] = [
  [
    zhaoLan,
    '安平县人民医院',
    { offered: ['healthCare', 'appliances'], availability: ['evenings', 'weekends'] },
  ],
  [
    sunWeimin,
    '安平县供电公司',
    { offered: ['appliances'], availability: ['weekdays', 'evenings', 'weekends'] },
  ],
  [
    ouyangXiuzhen,
    '安平县自然资源和规划局不动产登记中心',
    { offered: ['appliances', 'policyLaw', 'mediation', 'environment', 'other'], availability: [] },
  ],
  [heGuangming, '安平县水务局', { offered: ['appliances', 'security'], availability: ['weekends'] }],
]

/** Neighbours enough for a group and for a second page. */
export const neighbours: Person[] = [
  ...[
    '邹文',
    '马晓东',
    '欧阳明月',
    '李春花',
    '钱立新',
    '周国强',
    '吴桂英',
    '郑卫东',
    '冯玉兰',
    '陈立',
    '褚建',
  ],
  ...['卫兰芳', '蒋新', '沈海燕', '韩冬梅', '杨树森', '朱红', '秦岭', '尤金花', '许诺', '何洁', '吕一帆'],
].map((name, index) => person(`oNB${String(index).padStart(3, '0')}`, name))

const units = ['安平县教育局', '安平县水务局', '安平县人民医院']
const everybody = [liJianguo, wangXiuying, ...helpers.map(([who]) => who), ...neighbours]

/** The tests' small town, with so many neighbours that its screens are filled. */
export const street = {
  ...townWithHelpers,
  accounts: [
    ...townWithHelpers.accounts,
    ...[...helpers.map(([who]) => who), ...neighbours].map(who =>
      anAccount(who, { memberId: memberIdOf(who) }),
    ),
  ],
  members: [
    ...townWithHelpers.members,
    ...helpers.map(([who, unitName]) => aMember(who, { unitName, registration, openid: who.openid })),
    ...neighbours.map((who, index) =>
      aMember(who, {
        openid: who.openid,
        building: `${1 + (index % 6)}号楼`,
        registration,
        unitName: String(units[index % 3]),
      }),
    ),
  ],
  teamVolunteers: [
    ...townWithHelpers.teamVolunteers,
    ...helpers.map(([who, , helper]) => aHelper(who, helper)),
  ],
  registrations: everybody.map((who, index) =>
    aRegistration(memberIdOf(who), index % 2 ? ['five-law-advice'] : ['ten-mediation', 'ten-culture']),
  ),
  activities: [
    anActivity('clean', { title: '清扫桂花园', note: '请带手套。水和工具社区准备。' }),
    anActivity('dumplings', {
      title: '冬至包饺子，给独居老人送一碗',
      startsAt: noon('2026-12-20') + 2 * hour,
      endsAt: noon('2026-12-20') + 5 * hour,
    }),
    anActivity('now', {
      title: '整理楼道',
      startsAt: evening - hour,
      endsAt: evening + hour,
      capacity: 20,
      openTo: 'community',
    }),
  ],
  absences: [anAbsence(liJianguo), anAbsence(wangXiuying)],
  messageConsents: [
    consentOf(wangXiuying),
    ...neighbours.slice(0, 9).map(who => consentOf(who)),
    ...neighbours.slice(9, 12).map(who => consentOf(who, { isOff: true })),
  ],
}
