import type { ItemAnswer, RegistrationOperations } from '../../../types/registrations'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { type OperationTable, operation } from '../../kernel/operation'
import { isOwnAct } from '../../kernel/own-act'
import { allowed, denied } from '../../kernel/verdict'
import { mayWithConsent } from '../accounts/access'
import { findMembers } from '../members/store'
import { leadsCommunity } from '../sites/access'
import { mayDispatch, mayHost } from './access'
import * as input from './input'
import { takerOf } from './registration'
import { registrationId } from './rules'
import { moveEach, no, stepOf, yes } from './steps'
import * as store from './store'

const dispatch = operation<'registrations.dispatch'>()({
  input: input.dispatchInput,
  find: ({ db }, { items }) =>
    findMembers(
      db,
      items.map(({ memberId }) => memberId),
    ),
  allow: mayDispatch,
  async run(context, own, { items, tapId }) {
    const { db, tree } = context
    const answers = await store.each(
      items,
      async ({ memberId, communityId }): Promise<ItemAnswer<'unknownCommunity' | 'alreadyDispatched'>> => {
        const member = own.get(memberId)
        if (!member) return no(memberId, 'notAllowed')
        if (isOwnAct(context.actor, { memberId })) return no(memberId, 'ownAct')
        const community = tree.find(communityId)
        if (community?.kind !== 'community' || community.state !== 'open')
          return no(memberId, 'unknownCommunity')

        const step = stepOf(context, 'dispatch', member.branchId, tapId)
        const done = await store.dispatch(db, memberId, communityId, step, tree)
        if (done.kind === 'done') return yes(done.registration)
        if (done.kind === 'gone') return no(memberId, 'notAllowed')
        return no(memberId, 'alreadyDispatched', done.registration, tree)
      },
    )
    audit(context, null, [...own.keys()])
    return answer({ items: answers })
  },
})

const accept = operation<'registrations.accept'>()({
  input: input.acceptInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { memberIds, tapId }) {
    return answer({ items: await moveEach(context, memberIds, communityId, { act: 'accept', tapId }) })
  },
})

const assign = operation<'registrations.assign'>()({
  input: input.assignInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { memberIds, estateId, tapId }) {
    const estate = context.tree.find(estateId)
    const isHere = estate?.kind === 'estate' && estate.state === 'open' && estate.parentId === communityId
    if (!isHere) return refuse('unknownEstate')
    return answer({
      items: await moveEach(context, memberIds, communityId, { act: 'assign', tapId, estateId }),
    })
  },
})

const fileStub = operation<'registrations.fileStub'>()({
  input: input.fileStubInput,
  find: ({ db }, { items }) =>
    store.findRegistrations(
      db,
      items.map(({ memberId, communityId }) => registrationId(memberId, communityId)),
    ),
  allow(actor, found, { side }) {
    const verdict = mayWithConsent(actor)
    if (!verdict.may) return verdict
    const own = found.filter(({ branchId, communityId }) =>
      side === 'unit' ? actor.leads(branchId) : leadsCommunity(actor, communityId),
    )
    return own.length > 0 ? allowed(own) : denied()
  },
  async run(context, own, { side, items, tapId }) {
    const ids = own.filter(({ memberId }) => !isOwnAct(context.actor, { memberId })).map(({ _id }) => _id)
    const [first] = own
    const by = takerOf(
      context.actor,
      (side === 'unit' ? first?.branchId : first?.communityId) ?? null,
      context.tree,
    )
    const stub = `${side}Stub` as const
    const after = await store.fileStubs(context.db, stub, ids, { at: context.now, by, tapId })
    const byId = new Map(after.map(registration => [registration._id, registration]))
    audit(
      context,
      null,
      own.map(({ memberId }) => memberId),
    )
    return answer({
      items: items.map(({ memberId, communityId }): ItemAnswer<'stubNotDue' | 'movedOn'> => {
        const kept = byId.get(registrationId(memberId, communityId))
        if (isOwnAct(context.actor, { memberId })) return no(memberId, 'ownAct')
        if (!kept) return no(memberId, 'notAllowed')
        return kept[stub].state === 'filed' ? yes(kept) : no(memberId, 'stubNotDue')
      }),
    })
  },
})

/** Steps for up to fifty people at once, each answered. */
export const bulkActs = {
  'registrations.dispatch': dispatch,
  'registrations.accept': accept,
  'registrations.assign': assign,
  'registrations.fileStub': fileStub,
} satisfies Partial<Pick<OperationTable, keyof RegistrationOperations>>
