import type { ServiceRequest } from '../../../types/requests'
import { answer } from '../../kernel/answer'
import { atChapter } from '../../kernel/chapters'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { operation } from '../../kernel/operation'
import { mayWithConsent } from '../accounts/access'
import { mayHostRequests, maySee, mayServe } from './access'
import { listInHand } from './hand-store'
import { mostInHand } from './hands'
import * as input from './input'
import * as store from './store'
import { requestView } from './view'

const requestsAPage = 20

export const mine = operation<'requests.mine'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayWithConsent,
  async run(context, { openid }, { cursor }) {
    const found = await store.listAsked(context.db, openid, readCursor(cursor), requestsAPage + 1)
    return answer(page(found, context))
  },
})

export const list = operation<'requests.list'>()({
  input: input.listInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHostRequests,
  async run(context, { communityId }, { show, cursor }) {
    const after = readCursor(cursor)
    const found = await store.listRequests(context.db, communityId, show, after, requestsAPage + 1)
    return answer(page(found, context), communityId)
  },
})

export const listOpen = operation<'requests.listOpen'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayServe,
  async run(context, { servesIn, ...me }, { cursor }) {
    if (servesIn === null) return answer({ items: [], cursor: null })
    const after = readCursor(cursor)
    const found = await store.listToTake(context.db, servesIn, me, after, requestsAPage + 1)
    return answer(page(found, context))
  },
})

export const listTaken = operation<'requests.listTaken'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayServe,
  async run(context, { memberId }, { cursor }) {
    const found = await store.listTaken(context.db, memberId, readCursor(cursor), requestsAPage + 1)
    return answer(page(found, context))
  },
})

export const atHand = operation<'requests.atHand'>()({
  input: nothing,
  find: () => null,
  allow: mayServe,
  async run(context, { servesIn, ...me }) {
    const most = mostInHand(context)
    const [held, [choice], [near]] = await Promise.all([
      listInHand(context.db, me.memberId, most + 1),
      store.listChosen(context.db, me.memberId, 1),
      servesIn === null ? [] : store.listToTake(context.db, servesIn, me, null, 1),
    ])
    return answer({
      inHand: held[0] ? requestView(held[0], context) : null,
      held: held.length,
      most,
      chosen: choice ? requestView(choice, context) : null,
      nearby: near ? requestView(near, context) : null,
    })
  },
})

export const show = operation<'requests.show'>()({
  input: input.storyInput,
  find: ({ db }, { requestId }) => store.findRequest(db, requestId),
  allow: maySee,
  async run(context, { request }, { before }) {
    return answer({
      request: requestView(await atChapter(context.db, 'requests', request, 'steps', before), context),
    })
  },
})

/** A list shows how it stands; the story is told where somebody looks at one. */
const stepsListed = 3

function lastOf(request: ServiceRequest): ServiceRequest {
  return { ...request, steps: request.steps.slice(-stepsListed) }
}

function page(found: ServiceRequest[], context: Context) {
  return pageOf(
    found,
    requestsAPage,
    ({ sortKey }) => sortKey,
    request => requestView(lastOf(request), context),
  )
}
