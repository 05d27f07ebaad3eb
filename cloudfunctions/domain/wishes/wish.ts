import { dayOf } from '../../../src/contract/calendar'
import type { Wish, WishAct, WishParty, WishStep, WishView } from '../../../types/wishes'
import { roleWithin } from '../../kernel/actor'
import { stepsBefore } from '../../kernel/chapters'
import { hiddenIn } from '../../kernel/contacts-in-words'
import type { Context } from '../../kernel/context'
import { hostOffices } from '../../kernel/own-act'
import { type Keeper, shortHash } from '../../kernel/seal'
import { openly, tells } from '../../kernel/told'
import { drawDoorWords } from '../requests/door-words'
import { isSecondMissing } from '../requests/rules'
import { isOwnMatter, mustKnow, partiesOf, whoseWish } from './access'
import { isInHand, leaveAfter, mayAct, sortKeyOf, ways } from './rules'

/** One person, one tap, one wish. */
export const wishIdOf = (openid: string, tapId: string): string => `w${shortHash(`wish ${openid} ${tapId}`)}`

export const wishKeeper = (wishId: string): Keeper => ({ collection: 'wishes', _id: wishId })

/** One act as it is kept; whose wish it is stays unnamed. */
export function stepOf(
  { actor, tree, now }: Context,
  act: WishAct,
  party: WishParty,
  communityId: string,
  tapId: string,
  note: string | null = null,
): WishStep {
  const held = party === 'host' ? roleWithin(actor.roles, tree, communityId, hostOffices) : null
  const name = party === 'wisher' ? null : (actor.member?.name ?? null)
  const by = { party, openid: actor.openid, role: held?.role ?? null, orgId: held?.orgId ?? null, name }
  return { act, at: now, by, tapId, note }
}

type Told = Pick<
  Wish,
  | 'communityId'
  | 'estateId'
  | 'building'
  | 'kind'
  | 'text'
  | 'reading'
  | 'untilDay'
  | 'wisherOpenid'
  | 'forWhom'
  | 'nameSealed'
  | 'phoneSealed'
  | 'phoneHash'
  | 'doorSealed'
  | 'careSealed'
  | 'inTwos'
>

/** A wish as its first step makes it. */
export function newWish(told: Told, step: WishStep): Wish {
  const _id = wishIdOf(step.by.openid, step.tapId)
  const state = 'said'
  return {
    _id,
    ...told,
    words: null,
    isBuildingShown: false,
    state,
    isToTake: false,
    volunteers: [],
    volunteerIds: [],
    leaveAt: leaveAfter(state, told.untilDay, step.at),
    saidAt: step.at,
    // What the community wrote down itself is nothing new to it.
    freshAt: step.by.party === 'host' ? null : step.at,
    sortKey: sortKeyOf({ state, untilDay: told.untilDay }, step.at, _id),
    revision: 1,
    steps: [step],
  }
}

/** A wish as this person may know it (G29): never a name, a number or a door; to a member nearby, the words alone. */
export function wishView(wish: Wish, { actor, tree }: Context): WishView {
  const { _id, kind, communityId, estateId, untilDay, state, inTwos, isBuildingShown } = wish
  const sides = partiesOf(actor, wish)
  const isInvolved = sides.some(side => side !== 'anyMember')
  const isTheirs = sides.includes('host') || sides.includes('wisher')
  const seesHome = mustKnow({ wish, parties: sides })
  const may = (act: WishAct): boolean => mayAct(act, wish, sides) && !isOwnMatter(actor, act, wish)
  const view: WishView = {
    wishId: _id,
    kind,
    text: isTheirs ? wish.text : null,
    words: isTheirs || seesHome ? wish.words : hiddenIn(wish.words),
    reading: sides.includes('host') ? wish.reading : 'clear',
    community: tree.brief(communityId),
    estate: tree.brief(estateId),
    building: seesHome ? wish.building : isBuildingShown ? hiddenIn(wish.building) : null,
    isBuildingShown,
    untilDay,
    state,
    inTwos,
    isSecondMissing: state === 'taken' && isSecondMissing(wish),
    doorWords: seesHome && isInHand(wish) ? drawDoorWords(`${_id} ${wish.volunteerIds.join(' ')}`) : null,
    takers: isInvolved ? wish.volunteers.map(({ memberId, name }) => ({ memberId, name })) : [],
    saidAt: wish.saidAt,
    steps: isInvolved
      ? wish.steps.map(step => stepView(step, wish, tree, isTheirs || seesHome, isTheirs))
      : [],
    stepsBefore: isInvolved ? stepsBefore(wish) : 0,
    sides,
    can: {
      publish: may('publish'),
      keepBack: may('keepBack'),
      take: may('take'),
      giveBack: may('giveBack'),
      fulfil: may('fulfil') && (isInHand(wish) || sides.includes('host')),
      confirm: may('confirm'),
      notYet: may('notYet'),
      withdraw: may('withdraw'),
      seeContact: seesHome,
    },
  }
  // Whose wish it is, who takes it or may is told as one who takes part.
  return sides.includes('host') ? tells(whoseWish(wish), view) : openly(view)
}

function stepView(
  { act, at, by, note, wasTold }: WishStep,
  { _id: matterId }: Wish,
  tree: Context['tree'],
  seesAll: boolean,
  isTheirs: boolean,
): WishView['steps'][number] {
  const { party, role, orgId, name, openid } = by
  const who = { party, role, place: orgId ? (tree.find(orgId)?.name ?? null) : null, name }
  // An office is told by its name; a member who gave it back is still named here.
  const isPerson = name !== null && role === null
  const said = seesAll ? note : hiddenIn(note)
  return {
    act,
    at,
    note: said,
    wasTold: isTheirs && wasTold === true,
    by: isPerson ? tells({ matter: { matterId, openid } }, who) : who,
  }
}

/** The first side that the act belongs to. */
export function sideOf(act: WishAct, parties: readonly WishParty[]): WishParty {
  const party = ways[act].by.find(side => parties.includes(side))
  if (!party) throw new Error(`${act} by nobody`)
  return party
}

/** The day on which it was last said to be fulfilled. */
export function fulfilledOn({ steps }: Wish): { day: string; note: string | null; tapId: string } | null {
  const last = steps.filter(({ act }) => act === 'fulfil').at(-1)
  return last ? { day: dayOf(last.at), note: last.note, tapId: last.tapId } : null
}
