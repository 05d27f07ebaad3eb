import { dayOf, weekdayOf } from '../../../src/contract/calendar'
import type { Input } from '../../../types/api'
import type { Member } from '../../../types/members'
import type { Pair, PairMember, PairSide, PairStep, PairView } from '../../../types/pairs'
import { roleWithin } from '../../kernel/actor'
import { hiddenIn, withoutContacts } from '../../kernel/contacts-in-words'
import type { Context } from '../../kernel/context'
import { type Keeper, shortHash } from '../../kernel/seal'
import { openly, tells, type Whom } from '../../kernel/told'
import { drawDoorWords } from '../requests/door-words'
import { mustKnow, sidesOf } from './access'
import { dueKeyOf, missedDays, mostMembers } from './rules'

const hosting = ['communitySecretary', 'communityStaff', 'countyOffice'] as const

export const pairIdOf = (openid: string, tapId: string): string => `k${shortHash(`pair ${openid} ${tapId}`)}`

export const pairKeeper = (pairId: string): Keeper => ({ collection: 'pairs', _id: pairId })

/** One act as it is kept; a household stays unnamed. */
export function stepOf(
  { actor, tree, now }: Context,
  act: PairStep['act'],
  communityId: string,
  side: PairSide,
  tapId: string,
): PairStep {
  const held = side === 'host' ? roleWithin(actor.roles, tree, communityId, hosting) : null
  const name = side === 'household' ? null : (actor.member?.name ?? null)
  const by = { side, openid: actor.openid, role: held?.role ?? null, orgId: held?.orgId ?? null, name }
  return { act, at: now, by, tapId }
}

export const invited = ({ _id, name }: Member): PairMember => ({ memberId: _id, name, agreedAt: null })

export const peopleOf = ({
  members,
  householdOpenid,
}: Pick<Pair, 'members' | 'householdOpenid'>): string[] => [
  ...members.map(({ memberId }) => memberId),
  ...(householdOpenid === null ? [] : [householdOpenid]),
]

/** Where somebody lives, sealed, however it was told. */
export type Household = Pick<
  Pair,
  | 'estateId'
  | 'building'
  | 'nameSealed'
  | 'phoneSealed'
  | 'phoneTail'
  | 'doorSealed'
  | 'careSealed'
  | 'inTwos'
  | 'householdOpenid'
>

export function newPair(
  { tapId, communityId, what, rhythm }: Input<'pairs.form'>,
  household: Household,
  members: PairMember[],
  step: PairStep,
): Pair {
  const _id = pairIdOf(step.by.openid, tapId)
  const awaitedDay = rhythm?.from ?? null
  return {
    _id,
    communityId,
    ...household,
    what,
    householdAgreedAt: step.at,
    members,
    people: peopleOf({ members, householdOpenid: household.householdOpenid }),
    rhythm,
    awaitedDay,
    state: 'asked',
    dueKey: dueKeyOf(_id, awaitedDay),
    revision: 1,
    steps: [step],
  }
}

/** A pair as this person may know it (G29): never a name of the household, a number or a door. */
export function pairView(pair: Pair, { actor, tree, now }: Context): PairView {
  const { _id, communityId, estateId, building, what, rhythm, members, inTwos, state } = pair
  const sides = sidesOf(actor, pair)
  const own = members.find(({ memberId }) => memberId === actor.memberId)
  const isRunning = state !== 'ended'
  const isTogether = state === 'together'
  const isHost = sides.includes('host')
  const isTheirs = isHost || sides.includes('household')
  const seesHome = mustKnow({ pair, sides })
  const view: PairView = {
    pairId: _id,
    community: tree.brief(communityId),
    estate: tree.brief(estateId),
    building: seesHome ? building : hiddenIn(building),
    what: seesHome ? what : withoutContacts(what),
    rhythm: rhythm && { ...rhythm, weekday: weekdayOf(rhythm.from) },
    members: members.map(({ memberId, name, agreedAt }) => ({
      memberId,
      name,
      hasAgreed: agreedAt !== null,
    })),
    inTwos,
    state,
    since: pair.householdAgreedAt,
    awaitedDay: pair.awaitedDay,
    missed: missedDays(pair, dayOf(now)),
    doorWords: isTogether && seesHome ? drawDoorWords(`${_id} ${pair.people.join(' ')}`) : null,
    sides,
    can: {
      agree: isRunning && own?.agreedAt === null,
      leave: isRunning && own !== undefined,
      visit: isTogether && own !== undefined,
      skip: isTogether && (own !== undefined || isTheirs),
      invite: isHost && isRunning && members.length < mostMembers,
      end: isTheirs && isRunning,
      seeContact: isRunning && seesHome,
    },
  }
  // The household and those who go there are told as who they are to one another.
  return isHost ? tells(whosePair(pair), view) : openly(view)
}

/** Of whom a pair tells, beside its members; of no identity of ours where the community wrote it down. */
export function whosePair({ _id, communityId, householdOpenid }: Pair): Whom {
  return { matter: { matterId: _id, openid: householdOpenid }, orgId: communityId }
}
