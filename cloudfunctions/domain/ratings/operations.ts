import { dayOf } from '../../../src/contract/calendar'
import type { RatingOperations, RatingWay } from '../../../types/ratings'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { byHost, inCommunity } from '../../kernel/own-act'
import { tells } from '../../kernel/told'
import { mayAsk, mayAsMember } from '../accounts/access'
import { byName } from '../orgs/tree'
import { helpersOf, whoseRequest } from '../requests/access'
import {
  type Matter,
  mayCountLate,
  mayFollowUp,
  mayRate,
  mayRateFor,
  mayReadRatings,
  maySeeRating,
  maySettleReview,
} from './access'
import * as input from './input'
import { rateOf } from './interval'
import { listLetters } from './letters'
import { findInCommunity, findIt, ofRater } from './matter'
import * as reviews from './review-store'
import { isLow, isNotedOften, lastClosed } from './rules'
import { sayRating } from './saying'
import { hear, listen, speak } from './speaking'
import * as store from './store'
import { listRates } from './tallying'
import { followUpView, ratingShown } from './view'

const rowsAPage = 20

const show = operation<'ratings.show'>()({
  input: input.showInput,
  find: findIt,
  allow: maySeeRating,
  async run(context, matter) {
    return answer(ratingShown(matter, context))
  },
})

const rate = operation<'ratings.rate'>()({
  input: input.rateInput,
  find: findIt,
  allow: mayRate,
  run: (context, matter, asked) => say(context, matter, asked, 'phone'),
})

const rateFor = operation<'ratings.rateFor'>()({
  input: input.rateInput,
  find: findIt,
  allow: mayRateFor,
  judges: ({ request }) => byHost(request.place.communityId, ...helpersOf(request)),
  async run(context, matter, asked) {
    if (matter.request.way === 'phone') return refuse('ratesAlone')
    return say(context, matter, asked, 'secretary')
  },
})

const lateFollowUps = operation<'ratings.lateFollowUps'>()({
  input: nothing,
  find: () => null,
  allow: mayCountLate,
  async run({ db, tree, now }) {
    const counted = await store.countLateByCommunity(db, now)
    const items = tree
      .ofKind('community')
      .sort(byName)
      .flatMap(({ _id }) => {
        const late = counted.find(({ communityId }) => communityId === _id)?.count ?? 0
        return late > 0 ? [{ community: tree.brief(_id), late }] : []
      })
    return answer({ items })
  },
})

const countFollowUps = operation<'ratings.countFollowUps'>()({
  input: input.placeInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayReadRatings,
  async run({ db, now }, reach) {
    const [due, late] = await Promise.all([store.countDue(db, reach), store.countLate(db, reach, now)])
    return answer({ due, late })
  },
})

const listFollowUps = operation<'ratings.listFollowUps'>()({
  input: input.followUpsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayReadRatings,
  async run(context, reach, { show, cursor }) {
    const key = store.keyShown(show)
    const rows = await store.listFollowUps(context.db, reach, show, readCursor(cursor), rowsAPage + 1)
    const page = pageOf(
      rows,
      rowsAPage,
      row => row[key] ?? '',
      row => row,
    )
    const items = page.items.flatMap(({ requests: [request], ...rating }) =>
      request ? [followUpView(rating, request, context)] : [],
    )
    return answer({ items, cursor: page.cursor }, reach.communityId)
  },
})

const followUp = operation<'ratings.followUp'>()({
  input: input.followUpInput,
  find: findInCommunity,
  allow: mayFollowUp,
  judges: ofRater,
  async run(context, { request, rating }, { outcome, note, tapId }) {
    const { db, actor, now } = context
    const by = { openid: actor.openid, name: actor.member?.name ?? null }
    const isRepeat = rating.followUp?.steps.some(
      step => step.tapId === tapId && step.by.openid === actor.openid,
    )
    if (isRepeat) return answer({ followUp: followUpView(rating, request, context) })
    if (rating.followUp?.state !== 'due') return refuse('movedOn')
    if (isNotedOften(rating.followUp, outcome)) return refuse('notedOften')
    const kept = await store.keepFollowUp(db, rating, { outcome, note, at: now, by, tapId })
    if (!kept) return refuse('movedOn')
    return answer({ followUp: followUpView(kept, request, context) })
  },
})

const clearWords = operation<'ratings.clearWords'>()({
  input: input.clearWordsInput,
  find: findInCommunity,
  allow: mayFollowUp,
  judges: ofRater,
  async run(context, { request, rating }) {
    await store.clearWords(context.db, rating)
    return answer(tells(whoseRequest(request), { requestId: rating._id }))
  },
})

const listReviews = operation<'ratings.listReviews'>()({
  input: input.reviewsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayReadRatings,
  async run(context, reach, { cursor }) {
    const rows = await reviews.listReviews(context.db, reach, readCursor(cursor), rowsAPage + 1)
    return answer(
      pageOf(
        rows,
        rowsAPage,
        ({ sortKey }) => sortKey,
        row => reviews.reviewView(row, context.actor),
      ),
      reach.communityId,
    )
  },
})

const settleReview = operation<'ratings.settleReview'>()({
  input: input.settleReviewInput,
  find: async ({ db }, { reviewId, communityId }) => {
    const review = await reviews.findReview(db, reviewId)
    return review?.communityId === communityId ? review : null
  },
  allow: maySettleReview,
  judges: ({ communityId, memberIds }) =>
    inCommunity(communityId, ...memberIds.map(memberId => ({ memberId }))),
  async run(context, review, { note, tapId }) {
    const { db, actor, now } = context
    const by = { openid: actor.openid, name: actor.member?.name ?? null }
    const kept = await reviews.settleReview(db, review, { at: now, by, note, tapId })
    audit(context, review.communityId, review.memberIds)
    return answer({ reviewId: review._id, isNew: kept?.looked?.tapId === tapId })
  },
})

const myLetters = operation<'ratings.myLetters'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayAsMember,
  async run({ db }, { memberId }, { cursor }) {
    const rows = await listLetters(db, memberId, readCursor(cursor), rowsAPage + 1)
    return answer(
      pageOf(
        rows,
        rowsAPage,
        ({ sortKey }) => sortKey,
        ({ month, grades, remarks, writtenAt }) => ({ month, grades, remarks, writtenOn: dayOf(writtenAt) }),
      ),
    )
  },
})

const rates = operation<'ratings.rates'>()({
  input: input.ratesInput,
  find: () => null,
  allow: mayAsk,
  async run({ db, tree, now, rules }, _anybody, { quarter: wanted }) {
    const latest = lastClosed(now)
    const quarter = wanted ?? latest
    if (quarter > latest) return refuse('notClosed')
    const communities = tree.ofKind('community').sort(byName)
    const kept = await listRates(
      db,
      communities.map(({ _id }) => _id),
      quarter,
    )
    const least = rules.on(dayOf(now))['statistics.shownFrom']
    const items = communities.map(({ _id }) => {
      const figures = kept.find(({ communityId }) => communityId === _id)
      const { asked, answeredInTime, solved, rated, satisfied } = figures?.counts ?? none
      const shownFrom = figures?.shownFrom ?? least
      return {
        community: tree.brief(_id),
        response: rateOf(answeredInTime, asked, shownFrom),
        resolution: rateOf(solved, asked, shownFrom),
        satisfaction: rateOf(satisfied, rated, shownFrom),
      }
    })
    return answer({ quarter, latest, items })
  },
})

const none = { asked: 0, answeredInTime: 0, solved: 0, rated: 0, satisfied: 0 }

async function say(context: Context, matter: Matter, asked: Parameters<typeof sayRating>[2], way: RatingWay) {
  const said = await sayRating(context, matter, asked, way)
  if (!said.ok) return refuse(said.refusal)
  const { rating } = said.matter
  return answer({ ...ratingShown(said.matter, context), isFollowedUp: isLow(rating.said.grade) })
}

export const ratingOperations = {
  'ratings.show': show,
  'ratings.rate': rate,
  'ratings.rateFor': rateFor,
  'ratings.speak': speak,
  'ratings.listen': listen,
  'ratings.hear': hear,
  'ratings.lateFollowUps': lateFollowUps,
  'ratings.countFollowUps': countFollowUps,
  'ratings.listFollowUps': listFollowUps,
  'ratings.followUp': followUp,
  'ratings.clearWords': clearWords,
  'ratings.listReviews': listReviews,
  'ratings.settleReview': settleReview,
  'ratings.myLetters': myLetters,
  'ratings.rates': rates,
} satisfies Pick<OperationTable, keyof RatingOperations>
