import { memberKeeper } from '../../cloudfunctions/domain/members/seals'
import { seal } from '../../cloudfunctions/kernel/seal'
import type { Account } from '../../types/accounts'
import type { Member } from '../../types/members'
import { aMember, anAccount, type Person } from '../town'

/** Somebody of whom everything is unmistakable, so that it is found wherever it was told. */
export interface Secretive extends Person {
  phone: string
  door: string
  words: string
  /** On the roster; null for a resident. */
  memberId: string | null
  communityId: 'sunny' | 'river'
}

const digits = '零一二三四五六七八九'
const inCharacters = (number: number): string =>
  String(number)
    .padStart(2, '0')
    .replace(/\d/g, digit => digits.charAt(Number(digit)))

/** No name, number, door or sentence is a part of another. */
function somebody(number: number, kind: 'member' | 'resident', communityId: 'sunny' | 'river'): Secretive {
  const two = String(number).padStart(2, '0')
  return {
    openid: `oSECRET${two}xQ`,
    name: `秘${inCharacters(number)}`,
    phone: `1997070${two}${two}`,
    door: `7单元9${two}室`,
    words: `暗语${inCharacters(number)}，不外传`,
    memberId: kind === 'member' ? `p${two}` : null,
    communityId,
  }
}

const many = (
  from: number,
  to: number,
  kind: 'member' | 'resident',
  communityId: 'sunny' | 'river' = 'sunny',
) => Array.from({ length: to - from + 1 }, (_, index) => somebody(from + index, kind, communityId))

/** Registered in 阳光社区, each bound to the own phone. */
export const [first, second, third, fourth, fifth, sixth] = many(1, 6, 'member') as [
  Secretive,
  Secretive,
  Secretive,
  Secretive,
  Secretive,
  Secretive,
]
/** Lives in 河畔社区. */
export const [across] = many(7, 7, 'member', 'river') as [Secretive]
/** On the roster of 阳光社区 without WeChat. */
export const [phoneless] = many(8, 8, 'member') as [Secretive]
/** Residents on no roster; the third lives in 河畔社区. */
export const [asker, neighbour] = many(11, 12, 'resident') as [Secretive, Secretive]
export const [downstream] = many(13, 13, 'resident', 'river') as [Secretive]
/** Asks to be taken for `phoneless`. */
export const [claimer] = many(14, 14, 'resident') as [Secretive]

export const members = [first, second, third, fourth, fifth, sixth, across, phoneless]
export const everybody: Secretive[] = [...members, asker, neighbour, downstream, claimer]

export const idOf = ({ memberId }: Secretive): string => memberId ?? ''

/** As the roster keeps one of them. */
export function keptMember(who: Secretive, member: Partial<Member> = {}): Member {
  const { communityId } = who
  return aMember(who, {
    _id: idOf(who),
    openid: who === phoneless ? null : who.openid,
    communityId,
    estateId: communityId === 'sunny' ? 'garden' : 'bridge',
    doorSealed: seal(who.door, memberKeeper(idOf(who)), 'doorSealed'),
    registration: who === phoneless ? null : { communityId, state: 'assigned', since: 1 },
    ...member,
  })
}

export const keptAccount = (who: Secretive, account: Partial<Account> = {}): Account =>
  anAccount(who, { memberId: who.memberId, ...account })
