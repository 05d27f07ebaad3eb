import { dayOf, quarterOfDay } from '../../../src/contract/calendar'
import type { Input } from '../../../types/api'
import type { Pair, PairDay, PairDayView, PairOperations, PairSide, PairStep } from '../../../types/pairs'
import type { ServiceRequest } from '../../../types/requests'
import { answer, refuse } from '../../kernel/answer'
import { hiddenIn, withoutContacts } from '../../kernel/contacts-in-words'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { byHost } from '../../kernel/own-act'
import { movedSeals } from '../../kernel/seal'
import { tells } from '../../kernel/told'
import { mayWithConsent } from '../accounts/access'
import { noteServed } from '../activities/served'
import { findMembers, isSeen } from '../members/store'
import { noticesOf } from '../notices/telling'
import { askersOf, mayHostRequests } from '../requests/access'
import { adviceOf, aloneSaid, type Care, careAt, careIn } from '../requests/care'
import { contactIn, sealedContact } from '../requests/contact'
import { requestKeeper } from '../requests/request'
import { findRequest } from '../requests/store'
import { mayForm, mayOnSide, maySee, maySeeContact, type Seen, sidesOf } from './access'
import * as input from './input'
import {
  type Household,
  invited,
  newPair,
  pairIdOf,
  pairKeeper,
  pairView,
  peopleOf,
  stepOf,
  whosePair,
} from './pair'
import { calendarOf, isOnCalendar, isRepeat, mostMembers, stateOf, whyNotTold } from './rules'
import * as store from './store'
import { tellingsOf } from './telling'

const pairsAPage = 20
const daysShown = 21
const mostTries = 4

const form = operation<'pairs.form'>()({
  input: input.formInput,
  find: ({ db }, { household }) =>
    household.kind === 'request' ? findRequest(db, household.requestId) : null,
  allow: (actor, request, { communityId }, { tree }) => mayForm(actor, request, tree.find(communityId)),
  judges: ({ communityId, request }) => byHost(communityId, ...(request ? askersOf(request) : [])),
  async run(context, { communityId, request }, asked) {
    const { db, actor, now } = context
    const before = await store.findPair(db, pairIdOf(actor.openid, asked.tapId))
    if (before) return answer({ pair: pairView(before, context) })
    if (!asked.hasAgreed) return refuse('householdNotAsked')
    if (asked.rhythm && asked.rhythm.from < dayOf(now)) return refuse('dayPast')
    const household = householdOf(context, communityId, request, asked)
    if (!household) return refuse('unknownPlace')
    if (household.inTwos && asked.memberIds.length < mostMembers) return refuse('twoNeeded')
    const members = await membersOf(context, communityId, asked.memberIds)
    if (!members) return refuse('personUnknown')
    const step = stepOf(context, 'form', communityId, 'host', asked.tapId)
    const pair = newPair(asked, household, members.map(invited), step)
    const notices = noticesOf(tellingsOf(null, pair, step, actor.memberId), now)
    return answer({ pair: pairView(await store.insertOnce(db, pair, notices, now), context) })
  },
})

/** Sealed as it is told, or as the request has it. */
function householdOf(
  { rules, tree, actor, now }: Context,
  communityId: string,
  request: ServiceRequest | null,
  { household, livesAlone, tapId }: Input<'pairs.form'>,
): Household | null {
  const keeper = pairKeeper(pairIdOf(actor.openid, tapId))
  const goInTwos = rules.on(dayOf(now))['visits.inTwosWhereAlone']
  const said = { agreedAt: now, by: actor.openid }
  const caredFor = (care: Care | null) =>
    careAt(keeper, { spot: null }, aloneSaid(care, livesAlone, said), goInTwos)
  if (household.kind === 'request') {
    if (!request || request.place.estateId === null || request.place.spot !== null) return null
    const { place, nameSealed, phoneSealed, phoneTail, doorSealed, way, askedBy } = request
    const from = requestKeeper(request._id)
    return {
      estateId: request.place.estateId,
      building: place.building,
      ...movedSeals({ nameSealed, phoneSealed, doorSealed }, from, keeper),
      phoneTail,
      ...caredFor(careIn(from, request.careSealed)),
      householdOpenid: way === 'phone' ? askedBy : null,
    }
  }
  const { estateId, building, door, name, phone } = household
  const estate = tree.find(estateId)
  if (estate?.kind !== 'estate' || estate.parentId !== communityId) return null
  return {
    estateId,
    building,
    ...sealedContact(keeper, { name, phone, door }),
    phoneTail: phone?.slice(-4) ?? null,
    ...caredFor(null),
    householdOpenid: null,
  }
}

/** People of the community alone; null when one of them is none. */
async function membersOf({ db }: Context, communityId: string, memberIds: string[]) {
  const members = (await findMembers(db, memberIds)).filter(
    member => isSeen(member) && member.communityId === communityId,
  )
  return members.length === memberIds.length ? members : null
}

const invite = operation<'pairs.invite'>()({
  input: input.inviteInput,
  find: findIt,
  allow: mayOnSide('host'),
  async run(context, seen, { memberIds, tapId }) {
    const { communityId } = seen.pair
    const members = await membersOf(context, communityId, memberIds)
    if (!members) return refuse('personUnknown')
    return actOn<'enoughPeople'>(context, seen, 'invite', 'host', tapId, pair => {
      const others = pair.members.filter(({ memberId }) => !memberIds.includes(memberId))
      const all = [...others, ...members.map(invited)]
      return all.length > mostMembers ? { refusal: 'enoughPeople' } : withMembers(pair, all)
    })
  },
})

const agree = operation<'pairs.agree'>()({
  input: input.actInput,
  find: findIt,
  allow: mayOnSide('member'),
  run: (context, seen, { tapId }) =>
    actOn(context, seen, 'agree', 'member', tapId, pair =>
      withMembers(
        pair,
        pair.members.map(member =>
          member.memberId === context.actor.memberId && member.agreedAt === null
            ? { ...member, agreedAt: context.now }
            : member,
        ),
      ),
    ),
})

const leave = operation<'pairs.leave'>()({
  input: input.actInput,
  find: findIt,
  allow: mayOnSide('member'),
  run: (context, seen, { tapId }) =>
    actOn(context, seen, 'leave', 'member', tapId, pair =>
      withMembers(
        pair,
        pair.members.filter(({ memberId }) => memberId !== context.actor.memberId),
      ),
    ),
})

const end = operation<'pairs.end'>()({
  input: input.actInput,
  find: findIt,
  allow: mayOnSide('household', 'host'),
  run: (context, seen, { tapId }) =>
    actOn(context, seen, 'end', seen.sides.includes('household') ? 'household' : 'host', tapId, () => ({
      state: 'ended',
      ...forgotten(seen.pair),
    })),
})

/** G29: no longer than needed. */
const forgotten = ({ what, building }: Pair) => ({
  nameSealed: null,
  phoneSealed: null,
  phoneTail: null,
  doorSealed: null,
  careSealed: null,
  what: withoutContacts(what),
  building: hiddenIn(building),
})

const visited = operation<'pairs.visited'>()({
  input: input.dayInput,
  find: findIt,
  allow: mayOnSide('member'),
  async run(context, { pair }, { day, note, tapId }) {
    const { db, now } = context
    const why = whyNotTold(pair.rhythm, day, dayOf(now))
    if (why) return refuse(why)
    if (pair.state !== 'together') return refuse('movedOn')
    const told = await store.tellDay(db, dayTold(context, pair, 'visited', 'member', { day, note, tapId }))
    if (told.state === 'skipped') return refuse('daySkipped')
    const [after] = await Promise.all([store.awaitNext(db, pair, day), noteVisits(context, pair, told)])
    return shown(context, after)
  },
})

/** G36: what both do for one household is one service a quarter, so that nobody has fifty to confirm. */
async function noteVisits(context: Context, pair: Pair, { day, tapId }: PairDay): Promise<void> {
  const { _id, communityId, estateId, what, members } = pair
  const source = { kind: 'pair' as const, id: `${_id}_${quarterOfDay(day)}` }
  const where = context.tree.find(estateId)?.name ?? ''
  await Promise.all(
    members.map(({ memberId }) =>
      noteServed(context, { memberId, communityId, source, day, where, what, tapId }),
    ),
  )
}

const skip = operation<'pairs.skip'>()({
  input: input.dayInput,
  find: findIt,
  allow: mayOnSide('member', 'household', 'host'),
  async run(context, { pair, sides }, { day, note, tapId }) {
    const { db } = context
    if (!pair.rhythm || !isOnCalendar(pair.rhythm, day)) return refuse('notADay')
    if (pair.state !== 'together') return refuse('movedOn')
    const side = sides[0] ?? 'member'
    const told = await store.tellDay(db, dayTold(context, pair, 'skipped', side, { day, note, tapId }))
    if (told.state === 'visited') return refuse('dayVisited')
    return shown(context, await store.awaitNext(db, pair, day))
  },
})

function dayTold(
  context: Context,
  { _id, communityId }: Pair,
  state: PairDay['state'],
  side: PairSide,
  { day, note, tapId }: Pick<PairDay, 'day' | 'note' | 'tapId'>,
): PairDay {
  const { by, at } = stepOf(context, 'agree', communityId, side, tapId)
  // The days stay when the home is forgotten.
  return { _id: `${_id}_${day}`, pairId: _id, day, state, note: hiddenIn(note), by, at, tapId }
}

const show = operation<'pairs.show'>()({
  input: input.showInput,
  find: findIt,
  allow: maySee,
  run: (context, { pair }) => shown(context, pair),
})

const list = operation<'pairs.list'>()({
  input: input.listInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run(context, { communityId }, { show, cursor }) {
    const states = show === 'ended' ? (['ended'] as const) : (['asked', 'together'] as const)
    const found = await store.listPairs(context.db, communityId, states, readCursor(cursor), pairsAPage + 1)
    return answer(page(found, context), communityId)
  },
})

const mine = operation<'pairs.mine'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayWithConsent,
  async run(context, { openid, memberId }, { cursor }) {
    const people = memberId === null ? [openid] : [memberId, openid]
    const found = await store.listMine(context.db, people, readCursor(cursor), pairsAPage + 1)
    return answer(page(found, context))
  },
})

const contact = operation<'pairs.contact'>()({
  input: input.showInput,
  find: findIt,
  allow: maySeeContact,
  async run(_context, { pair }) {
    const keeper = pairKeeper(pair._id)
    const home = {
      ...contactIn(keeper, pair),
      care: null,
      advice: adviceOf(careIn(keeper, pair.careSealed)),
    }
    return answer(tells({ ...whosePair(pair), isSealed: true }, home))
  },
})

function findIt({ db }: Context, { pairId }: { pairId: string }) {
  return store.findPair(db, pairId)
}

function withMembers(pair: Pair, members: Pair['members']): Pick<Pair, 'members' | 'people' | 'state'> {
  const after = { ...pair, members }
  return { members, people: peopleOf(after), state: stateOf(after) }
}

async function shown(context: Context, pair: Pair) {
  const told = await store.listDays(context.db, pair._id, daysShown)
  const days = calendarOf(pair, told, dayOf(context.now))
  const isHost = sidesOf(context.actor, pair).includes('host')
  return answer({
    pair: pairView(pair, context),
    days: isHost ? days.map(day => whoseDay(day, pair, told)) : days,
  })
}

/** Who went there that day may have left since, and is named by the identity. */
function whoseDay(view: PairDayView, { _id: matterId }: Pair, told: PairDay[]): PairDayView {
  const by = told.find(({ day }) => day === view.day)?.by
  const isPerson = by !== undefined && by.name !== null && by.role === null
  return isPerson ? tells({ matter: { matterId, openid: by.openid } }, view) : view
}

function page(found: Pair[], context: Context) {
  return pageOf(
    found,
    pairsAPage,
    ({ dueKey }) => dueKey,
    pair => pairView(pair, context),
  )
}

/** Takes one act; whoever was faster is seen when it is read again, and the act is judged anew. */
async function actOn<Refusal extends string = never>(
  context: Context,
  seen: Seen,
  act: PairStep['act'],
  side: PairSide,
  tapId: string,
  change: (pair: Pair) => store.Changed | { refusal: Refusal },
) {
  const { db, actor, now } = context
  let pair: Pair | null = seen.pair
  for (let tried = 0; pair && tried < mostTries; tried++) {
    const isDone = isRepeat(pair, act, actor.openid, tapId) || (act === 'end' && pair.state === 'ended')
    if (isDone) return answer({ pair: pairView(pair, context) })
    if (pair.state === 'ended') return refuse('movedOn')
    const changed = change(pair)
    if ('refusal' in changed) return refuse(changed.refusal)
    const step = stepOf(context, act, pair.communityId, side, tapId)
    const before = pair
    const after: Pair | null = await store.take(db, before, step, changed, after =>
      noticesOf(tellingsOf(before, after, step, actor.memberId), now),
    )
    if (after) return answer({ pair: pairView(after, context) })
    pair = await store.findPair(db, pair._id)
  }
  return refuse('movedOn')
}

export const pairOperations = {
  'pairs.form': form,
  'pairs.invite': invite,
  'pairs.agree': agree,
  'pairs.leave': leave,
  'pairs.end': end,
  'pairs.visited': visited,
  'pairs.skip': skip,
  'pairs.show': show,
  'pairs.list': list,
  'pairs.mine': mine,
  'pairs.contact': contact,
} satisfies Pick<OperationTable, keyof PairOperations>
