import type { MessageConsent } from '../../types/reminders'
import { aCheckin, aMember, bound, noon, type Person, townAtWork, wangXiuying } from '../town'

const person = (openid: string, name: string, phone: string | null = null): Person => ({
  openid,
  name,
  phone,
})

/** 周大爷 has no WeChat; 马师傅 wants no messages; 孙老师 was told enough this week; 钱会计 has checked in. */
export const zhouDaye = person('oZHOU', '周大爷', '19911110011')
export const maShifu = person('oMA', '马师傅', '19911110012')
export const sunLaoshi = person('oSUN', '孙老师', '19911110013')
export const qianKuaiji = person('oQIAN', '钱会计', '19911110014')

export const templateId = 'local-cloud-quarter-reminder'

export const consentOf = ({ openid }: Person, consent: Partial<MessageConsent> = {}): MessageConsent => ({
  _id: openid,
  left: 1,
  spent: {},
  earlier: [],
  answered: 'accept',
  taps: [],
  isOff: false,
  revision: 1,
  ...consent,
})

const ma = bound(maShifu)
const sun = bound(sunLaoshi)
const qian = bound(qianKuaiji)

/** 阳光社区 with one of each: 王秀英 can be reached on the phone, 李建国 has no consent left. */
export const townToRemind = {
  ...townAtWork,
  accounts: [...townAtWork.accounts, ma.account, sun.account, qian.account],
  members: [...townAtWork.members, aMember(zhouDaye), ma.member, sun.member, qian.member],
  checkins: [aCheckin(qianKuaiji)],
  messageConsents: [
    consentOf(wangXiuying),
    consentOf(maShifu, { left: 3, isOff: true }),
    consentOf(sunLaoshi, { left: 3, spent: { bone: noon('2026-11-20') }, earlier: [noon('2026-11-18')] }),
  ],
}
