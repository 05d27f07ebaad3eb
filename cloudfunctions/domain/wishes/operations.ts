import type { Wish, WishAct, WishOperations } from '../../../types/wishes'
import { answer, refuse } from '../../kernel/answer'
import { atChapter } from '../../kernel/chapters'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { tells } from '../../kernel/told'
import { mayWithConsent } from '../accounts/access'
import { confirmServed, noteServed, type Served } from '../activities/served'
import { insertNotices } from '../notices/store'
import { noticesOf } from '../notices/telling'
import { mayHostRequests, mayServe } from '../requests/access'
import { adviceOf, careIn } from '../requests/care'
import { contactIn } from '../requests/contact'
import { freeHand, type InHand, letOneGo, takeOne, wasTold } from '../requests/hands'
import { isSecondMissing } from '../requests/rules'
import {
  judgedBy,
  mayHaveIt,
  maySee,
  maySeeContact,
  mayTake,
  partiesOf,
  type Seen,
  whoseWish,
} from './access'
import * as input from './input'
import { isRepeat, kindTitle, mayAct, ways } from './rules'
import { say, sayFor } from './saying'
import * as store from './store'
import { tellingsOf } from './telling'
import { fulfilledOn, sideOf, stepOf, wishKeeper, wishView } from './wish'

const wishesAPage = 20
const mostTries = 5

const mine = operation<'wishes.mine'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayWithConsent,
  async run(context, { openid }, { cursor }) {
    return page(await store.listMine(context.db, openid, readCursor(cursor), wishesAPage + 1), context)
  },
})

const list = operation<'wishes.list'>()({
  input: input.listInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run(context, { communityId }, { show, cursor }) {
    const found = await store.listOf(context.db, communityId, show, readCursor(cursor), wishesAPage + 1)
    return page(found, context)
  },
})

const listOpen = operation<'wishes.listOpen'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayServe,
  async run(context, { servesIn, openid, memberId, member }, { cursor }) {
    if (servesIn === null) return answer({ items: [], cursor: null })
    const me = { openid, memberId, phoneHash: member?.phoneHash ?? null }
    const found = await store.listToTake(context.db, servesIn, me, readCursor(cursor), wishesAPage + 1)
    return page(found, context)
  },
})

const listTaken = operation<'wishes.listTaken'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayServe,
  async run(context, { memberId }, { cursor }) {
    return page(await store.listTaken(context.db, memberId, readCursor(cursor), wishesAPage + 1), context)
  },
})

const show = operation<'wishes.show'>()({
  input: input.storyInput,
  find: findIt,
  allow: maySee,
  async run(context, { wish }, { before }) {
    return answer({ wish: wishView(await atChapter(context.db, 'wishes', wish, 'steps', before), context) })
  },
})

const contact = operation<'wishes.contact'>()({
  input: input.showInput,
  find: findIt,
  allow: maySeeContact,
  async run(context, { wish, parties }) {
    const { memberId } = context.actor
    if (memberId !== null && parties.includes('taker') && !wasTold(wish, memberId)) {
      await store.noteContactTold(context.db, wish._id, memberId, context.now)
    }
    const keeper = wishKeeper(wish._id)
    const home = {
      ...contactIn(keeper, wish),
      care: null,
      advice: adviceOf(careIn(keeper, wish.careSealed)),
    }
    return answer(tells({ ...whoseWish(wish), isSealed: true }, home))
  },
})

const publish = operation<'wishes.publish'>()({
  input: input.publishInput,
  find: findIt,
  allow: mayTake('publish'),
  judges: ({ wish }, _asked, { actor }) => judgedBy('publish', wish, actor),
  run: (context, seen, { tapId, words, isBuildingShown }) =>
    actOn(context, seen, { act: 'publish', tapId }, () => ({ words, isBuildingShown })),
})

const keepBack = operation<'wishes.keepBack'>()({
  input: input.keepBackInput,
  find: findIt,
  allow: mayTake('keepBack'),
  judges: ({ wish }, _asked, { actor }) => judgedBy('keepBack', wish, actor),
  run: (context, seen, { tapId, note }) => actOn(context, seen, { act: 'keepBack', tapId, note }),
})

const take = operation<'wishes.take'>()({
  input: input.actInput,
  find: findIt,
  allow: mayHaveIt,
  async run(context, seen, { tapId }) {
    const { actor, now } = context
    const { memberId, member } = actor
    if (memberId === null || member === null) return refuse('movedOn')
    const { _id } = seen.wish
    const full = seen.parties.includes('taker')
      ? null
      : await takeOne(context, memberId, _id, inHand(context))
    if (full) return full
    const taker = { memberId, name: member.name, openid: actor.openid, since: now }
    const acted = await takeAct(context, seen.wish, { act: 'take', tapId }, wish => ({
      volunteers: [...wish.volunteers, taker],
      volunteerIds: [...wish.volunteerIds, memberId],
    }))
    if (acted.kind === 'done') return answer({ wish: wishView(acted.wish, context) })
    await freeHand(context, memberId, _id)
    return refuse(acted.wish.volunteerIds.length > 0 ? 'someoneFaster' : 'movedOn')
  },
})

function inHand({ db, actor }: Context): InHand<Wish> {
  return {
    list: limit => store.listInHand(db, actor.memberId ?? '', limit),
    find: ids => store.findWishes(db, ids),
    // The sentence says how many; what they are stands in the list.
    told: () => [],
  }
}

const giveBack = operation<'wishes.giveBack'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('giveBack'),
  async run(context, seen, { tapId }) {
    const { wish } = seen
    const isDone = wish.state !== 'taken' || isRepeat(wish, 'giveBack', context.actor.openid, tapId)
    const enough = await letOneGo(context, wish, isDone, tapId)
    if (enough) return enough
    return actOn(context, seen, { act: 'giveBack', tapId }, wish => {
      const left = wish.volunteers.filter(({ memberId }) => memberId !== context.actor.memberId)
      return {
        volunteers: left,
        volunteerIds: left.map(({ memberId }) => memberId),
        ...(left.length > 0 && { state: 'taken' as const }),
      }
    })
  },
})

const fulfil = operation<'wishes.fulfil'>()({
  input: input.fulfilInput,
  find: findIt,
  allow: mayTake('fulfil'),
  judges: ({ wish }, _asked, { actor }) => judgedBy('fulfil', wish, actor),
  async run(context, seen, { tapId, note }) {
    const { wish, parties } = seen
    if (wish.state === 'taken' && isSecondMissing(wish) && !parties.includes('host')) {
      return refuse('secondMissing')
    }
    return actOn(context, seen, { act: 'fulfil', tapId, note }, undefined, noteServices)
  },
})

const confirm = operation<'wishes.confirm'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('confirm'),
  judges: ({ wish }, _asked, { actor }) => judgedBy('confirm', wish, actor),
  run: (context, seen, { tapId }) =>
    actOn(context, seen, { act: 'confirm', tapId }, undefined, confirmServices),
})

const notYet = operation<'wishes.notYet'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('notYet'),
  judges: ({ wish }, _asked, { actor }) => judgedBy('notYet', wish, actor),
  run: (context, seen, { tapId }) => actOn(context, seen, { act: 'notYet', tapId }),
})

const withdraw = operation<'wishes.withdraw'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('withdraw'),
  run: (context, seen, { tapId }) => actOn(context, seen, { act: 'withdraw', tapId }),
})

function findIt({ db }: Context, { wishId }: { wishId: string }) {
  return store.findWish(db, wishId)
}

/** A list shows how it stands; the story is told where somebody looks at one. */
const stepsListed = 3

function page(found: Wish[], context: Context) {
  return answer(
    pageOf(
      found,
      wishesAPage,
      ({ sortKey }) => sortKey,
      wish => wishView({ ...wish, steps: wish.steps.slice(-stepsListed) }, context),
    ),
  )
}

interface Asked {
  act: WishAct
  tapId: string
  note?: string | null
}

/** Takes one act; whoever was faster is seen when it is read again, and the act is judged anew. */
async function takeAct(
  context: Context,
  seen: Wish,
  { act, tapId, note = null }: Asked,
  change: (wish: Wish) => store.Changed = () => ({}),
): Promise<{ kind: 'done' | 'movedOn'; wish: Wish }> {
  const { db, actor, now } = context
  let wish: Wish | null = seen
  for (let tried = 0; wish && tried < mostTries; tried++) {
    if (isRepeat(wish, act, actor.openid, tapId)) return { kind: 'done', wish }
    const parties = partiesOf(actor, wish)
    // Of two taps of one person at once the second finds it taken by the first.
    if (act === 'take' && parties.includes('taker')) return { kind: 'done', wish }
    if (!mayAct(act, wish, parties)) return { kind: 'movedOn', wish }
    const before: Wish = wish
    const isTold = act === 'giveBack' && actor.memberId !== null && wasTold(before, actor.memberId)
    const step = {
      ...stepOf(context, act, sideOf(act, parties), before.communityId, tapId, note),
      ...(isTold && { wasTold: true as const }),
    }
    const kept = await store.act(db, before, step, { state: ways[act].to, ...change(before) }, after =>
      noticesOf(tellingsOf(before, after, step, actor), now),
    )
    if (kept) {
      await insertNotices(db, kept.notices)
      return { kind: 'done', wish: kept.wish }
    }
    wish = await store.findWish(db, before._id)
  }
  throw new Error('a wish that changes all the time')
}

async function actOn(
  context: Context,
  { wish }: Seen,
  asked: Asked,
  change?: (wish: Wish) => store.Changed,
  afterwards?: (context: Context, wish: Wish) => Promise<void>,
) {
  const acted = await takeAct(context, wish, asked, change)
  if (acted.kind === 'movedOn') return refuse('movedOn', { state: acted.wish.state })
  // Also when the tap comes again: what comes of it may not have been kept the first time.
  await afterwards?.(context, acted.wish)
  return answer({ wish: wishView(acted.wish, context) })
}

/** G36: what was done is noted for each who did it, and offered as a deed. */
async function noteServices(context: Context, wish: Wish): Promise<void> {
  await Promise.all(servedIn(context, wish).map(served => noteServed(context, served)))
}

/** A53: said by somebody else, it stands in the activity record, exactly once. */
async function confirmServices(context: Context, wish: Wish): Promise<void> {
  await Promise.all(servedIn(context, wish).map(served => confirmServed(context, served)))
}

function servedIn({ tree }: Context, wish: Wish): Served[] {
  const done = fulfilledOn(wish)
  if (!done) return []
  const { _id, communityId, estateId, kind, volunteerIds } = wish
  return volunteerIds.map(memberId => ({
    memberId,
    communityId,
    source: { kind: 'wish', id: _id },
    day: done.day,
    where: tree.find(estateId)?.name ?? '',
    what: done.note?.replaceAll('\n', ' ') ?? `帮邻居圆了一个微心愿：${kindTitle(kind)}`,
    tapId: wish.steps.at(-1)?.tapId ?? done.tapId,
  }))
}

export const wishOperations = {
  'wishes.say': say,
  'wishes.sayFor': sayFor,
  'wishes.mine': mine,
  'wishes.list': list,
  'wishes.listOpen': listOpen,
  'wishes.listTaken': listTaken,
  'wishes.show': show,
  'wishes.contact': contact,
  'wishes.publish': publish,
  'wishes.keepBack': keepBack,
  'wishes.take': take,
  'wishes.giveBack': giveBack,
  'wishes.fulfil': fulfil,
  'wishes.confirm': confirm,
  'wishes.notYet': notYet,
  'wishes.withdraw': withdraw,
} satisfies Pick<OperationTable, keyof WishOperations>
