import type { FollowUpView, Rating, RatingSaid, RatingSaidView, RatingShown } from '../../../types/ratings'
import type { ServiceRequest } from '../../../types/requests'
import type { Context } from '../../kernel/context'
import { isOwnAct } from '../../kernel/own-act'
import { tells } from '../../kernel/told'
import { whoseRequest } from '../requests/access'
import { mayAct } from '../requests/rules'
import { isRater, type Matter, readsRating } from './access'
import { ofRater } from './matter'
import { decideRating, sayableUntil } from './rules'
import { daysOf } from './saying'

function saidView({ grade, reasons, text, way, at }: RatingSaid): RatingSaidView {
  return { grade, reasons, text, way, at }
}

/**
 * What was said, for who said it and for the secretary; the desk sees no more than what it wrote down itself. It tells
 * of the resident alone. Whoever helped is not named: rows that name him or her, counted, would tell how often
 * somebody was graded low (G73), and members read the rows about themselves.
 */
export function ratingShown({ request, rating }: Matter, context: Context): RatingShown {
  const { actor, now } = context
  const isOwn = isRater(actor, request)
  const mayRead =
    isOwn || (rating !== null && (readsRating(actor, rating) || rating.said.by === actor.openid))
  const isHidden = rating !== null && !mayRead
  const days = daysOf(context, request)
  const isSayable = !isHidden && decideRating(request, rating, actor, days, now).ok
  const can = {
    rate: isOwn && isSayable,
    rateFor: !isOwn && request.way !== 'phone' && isSayable,
    speak: isOwn && isSayable && rating?.said.round === request.reopened,
  }
  return {
    rating:
      rating && mayRead
        ? tells(whoseRequest(request), {
            requestId: rating._id,
            said: saidView(rating.said),
            voiceSeconds: rating.voice?.seconds ?? null,
            history: rating.history.map(saidView),
          })
        : null,
    until: can.rate || can.rateFor ? sayableUntil(request, rating, days) : null,
    can,
  }
}

/** What the secretary speaks about, beside the matter. */
export function followUpView(rating: Rating, request: ServiceRequest, context: Context): FollowUpView {
  const { actor, tree, now } = context
  const { followUp, said, voice } = rating
  const { communityId, estateId, building, spot } = request.place
  const place = [tree.find(estateId ?? communityId)?.name, building, spot].filter(Boolean).join(' ')
  const isDue = followUp?.state === 'due'
  const isOwn = isOwnAct(actor, ...ofRater({ request, rating }).whose)
  return tells(whoseRequest(request), {
    requestId: rating._id,
    no: request.no,
    category: request.category,
    state: request.state,
    place,
    said: saidView(said),
    words: said.words,
    voice: voice && { seconds: voice.seconds, isHeard: voice.heard !== null },
    standing: followUp?.state ?? null,
    dueAt: isDue ? followUp.dueAt : null,
    isLate: isDue && followUp.dueAt < now,
    steps: (followUp?.steps ?? []).map(({ outcome, note, at, by }) => ({ outcome, note, at, name: by.name })),
    can: {
      speak: isDue && !isOwn,
      clearWords: !isOwn && rating.readKey !== null && voice?.heard !== null,
      reopen: mayAct('reopen', request, ['host']),
    },
  })
}
