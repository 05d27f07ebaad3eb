import { dayOf } from '../../../src/contract/calendar'
import type { Input } from '../../../types/api'
import type { Wish } from '../../../types/wishes'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { operation } from '../../kernel/operation'
import { lookupHash, movedSeals } from '../../kernel/seal'
import { isWithinRate } from '../../kernel/tries'
import { judgeText } from '../../platform/wechat'
import { mayWithCurrentConsent } from '../accounts/access'
import { mayHostRequests } from '../requests/access'
import { aloneSaid, careAt, careIn } from '../requests/care'
import { sealed, sealedContact } from '../requests/contact'
import { findHome, type Home, homeKeeper } from '../requests/homes'
import * as input from './input'
import { whyNotUntil } from './rules'
import * as store from './store'
import { newWish, stepOf, wishIdOf, wishKeeper, wishView } from './wish'

type Asked = Input<'wishes.say'>
type Where = Pick<
  Wish,
  | 'communityId'
  | 'estateId'
  | 'building'
  | 'nameSealed'
  | 'phoneSealed'
  | 'phoneHash'
  | 'doorSealed'
  | 'careSealed'
  | 'inTwos'
>

export const say = operation<'wishes.say'>()({
  input: input.sayInput,
  find: ({ db, actor }, { tapId }) => store.findWish(db, wishIdOf(actor.openid, tapId)),
  allow(actor, before) {
    const verdict = mayWithCurrentConsent(actor)
    return verdict.may ? { may: true, value: { before } } : verdict
  },
  async run(context, { before }, asked) {
    const { db, actor, now } = context
    if (before) return answer({ wish: wishView(before, context) })
    const day = dayOf(now)
    const why = whyNotUntil(asked.untilDay, day)
    if (why) return refuse(why)
    if (asked.forWhom !== 'me' && !asked.hasAgreed) return refuse('consentOfOtherNeeded')
    const home = asked.where.kind === 'home' ? await findHome(db, actor.openid) : null
    const where = whereOf(context, asked, home)
    if (!where) return refuse(asked.where.kind === 'home' ? 'homeUnknown' : 'unknownPlace')
    // By the tap: one that comes again, its answer lost, is no further wish.
    const thing = wishIdOf(actor.openid, asked.tapId)
    if (!(await isWithinRate(context, 'wishes', thing))) return refuse('tooManyToday')

    const { kind, text, untilDay, forWhom } = asked
    const reading = await readingOf(text, actor.openid)
    const step = stepOf(context, 'say', 'wisher', where.communityId, asked.tapId)
    const told = { ...where, kind, text, reading, untilDay, forWhom, wisherOpenid: actor.openid }
    const wish = await store.insertOnce(db, newWish(told, step))
    return answer({ wish: wishView(wish, context) })
  },
})

/** Where it is, sealed as it was told or as it is remembered; null where the tree does not know the place. */
function whereOf({ actor, tree, rules, now }: Context, asked: Asked, home: Home | null): Where | null {
  const { where, name, phone } = asked
  const estateId = where.kind === 'home' ? home?.estateId : where.estateId
  const estate = estateId ? tree.find(estateId) : null
  const communityId = estate?.kind === 'estate' && estate.state === 'open' ? estate.parentId : null
  if (!estate || !communityId) return null
  const building = where.kind === 'home' ? (home?.building ?? null) : where.building
  const keeper = wishKeeper(wishIdOf(actor.openid, asked.tapId))
  const known = home && movedSeals(home, homeKeeper(home._id), keeper)
  const care = home && careIn(homeKeeper(home._id), home.careSealed)
  const goInTwos = rules.on(dayOf(now))['visits.inTwosWhereAlone']
  return {
    communityId,
    estateId: estate._id,
    building,
    nameSealed: sealed(keeper, 'nameSealed', name) ?? known?.nameSealed ?? null,
    phoneSealed: sealed(keeper, 'phoneSealed', phone) ?? known?.phoneSealed ?? null,
    phoneHash: phone && lookupHash(phone),
    doorSealed:
      where.kind === 'home' ? (known?.doorSealed ?? null) : sealed(keeper, 'doorSealed', where.door),
    ...careAt(keeper, { spot: null }, care, goInTwos),
  }
}

/** Fails closed: what could not be checked is shown to the community as such, and nothing is lost (G182). */
async function readingOf(text: string, openid: string): Promise<Wish['reading']> {
  const verdict = await judgeText(openid, text)
  if (verdict === 'unreached') return 'unread'
  return verdict === 'pass' ? 'clear' : 'doubtful'
}

export const sayFor = operation<'wishes.sayFor'>()({
  input: input.sayForInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run(context, { communityId }, asked) {
    const { db, tree, actor, rules, now } = context
    const { tapId, kind, text, untilDay, estateId, building, door, name, phone, livesAlone } = asked
    const why = whyNotUntil(untilDay, dayOf(now))
    if (why) return refuse(why)
    if (!asked.hasAgreed) return refuse('consentOfOtherNeeded')
    const estate = tree.find(estateId)
    if (estate?.kind !== 'estate' || estate.parentId !== communityId) return refuse('unknownPlace')
    const care = aloneSaid(null, livesAlone, { agreedAt: now, by: actor.openid })
    const keeper = wishKeeper(wishIdOf(actor.openid, tapId))
    const told = {
      communityId,
      estateId,
      building,
      kind,
      text,
      // A person wrote it down.
      reading: 'clear' as const,
      untilDay,
      wisherOpenid: null,
      forWhom: 'other' as const,
      ...sealedContact(keeper, { name, phone, door }),
      phoneHash: phone && lookupHash(phone),
      ...careAt(keeper, { spot: null }, care, rules.on(dayOf(now))['visits.inTwosWhereAlone']),
    }
    const wish = await store.insertOnce(db, newWish(told, stepOf(context, 'say', 'host', communityId, tapId)))
    return answer({ wish: wishView(wish, context) })
  },
})
