import { answer, refuse } from '../../kernel/answer'
import { operation } from '../../kernel/operation'
import { tells } from '../../kernel/told'
import { temporaryAddress } from '../../platform/wechat'
import { whoseRequest } from '../requests/access'
import { bindUploads, findUpload } from '../uploads/store'
import { mayFollowUp, mayRate } from './access'
import * as input from './input'
import { findInCommunity, findIt, ofRater } from './matter'
import { decideRating } from './rules'
import { daysOf } from './saying'
import * as store from './store'
import { followUpView, ratingShown } from './view'

/** G70: a spoken remark beside the grade; a later one takes the place of an earlier one. */
export const speak = operation<'ratings.speak'>()({
  input: input.speakInput,
  find: findIt,
  allow: mayRate,
  async run(context, { request, rating }, { uploadId, seconds, tapId }) {
    const { db, actor, now } = context
    if (rating?.said.round !== request.reopened) return refuse('notRatedYet')
    if (rating.voice?.tapId === tapId) return answer(ratingShown({ request, rating }, context))
    const decision = decideRating(request, rating, actor, daysOf(context, request), now)
    if (!decision.ok) return refuse('tooLate')
    const along = { pictureIds: [], recording: { uploadId, seconds } }
    if (!(await bindUploads(db, along, actor.openid, rating._id))) return refuse('notYourUpload')
    const kept = await store.keepVoice(db, rating, { uploadId, seconds, tapId, heard: null })
    return kept ? answer(ratingShown({ request, rating: kept }, context)) : refuse('movedOn')
  },
})

export const listen = operation<'ratings.listen'>()({
  input: input.listenInput,
  find: findInCommunity,
  allow: mayFollowUp,
  async run(context, { request, rating }) {
    const upload = rating.voice && (await findUpload(context.db, rating.voice.uploadId))
    const url = upload && (await temporaryAddress(upload.fileId))
    return url ? answer(tells({ ...whoseRequest(request), isSealed: true }, { url })) : refuse('fileGone')
  },
})

export const hear = operation<'ratings.hear'>()({
  input: input.hearInput,
  find: findInCommunity,
  allow: mayFollowUp,
  judges: ofRater,
  async run(context, { request, rating }, { text }) {
    const { db, actor, now } = context
    if (rating.voice === null) return refuse('movedOn')
    if (rating.voice.heard !== null) return answer({ followUp: followUpView(rating, request, context) })
    const kept = await store.keepHeard(db, rating, { at: now, by: actor.openid }, text)
    if (!kept) return refuse('movedOn')
    return answer({ followUp: followUpView(kept, request, context) })
  },
})
