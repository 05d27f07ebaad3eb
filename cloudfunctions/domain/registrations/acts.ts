import type { RegistrationOperations } from '../../../types/registrations'
import { refuse } from '../../kernel/answer'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayHost, maySend } from './access'
import * as input from './input'
import { moveOne } from './steps'
import * as store from './store'

const report = operation<'registrations.report'>()({
  input: input.reportInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, asked) {
    const memberId =
      asked.way === 'secretary'
        ? asked.memberId
        : (await store.findByLetter(context.db, communityId, asked.letterNo))?.memberId
    if (!memberId) return refuse('unknownLetter')
    return moveOne(context, memberId, communityId, { act: 'report', tapId: asked.tapId, way: asked.way })
  },
})

const decline = operation<'registrations.decline'>()({
  input: input.reasonedInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  run: (context, { communityId }, { memberId, reason, tapId }) =>
    moveOne(context, memberId, communityId, { act: 'decline', tapId, reason }),
})

const withdraw = operation<'registrations.withdraw'>()({
  input: input.reasonedInput,
  find: ({ db }, { memberId, communityId }) => store.findRegistration(db, memberId, communityId),
  allow: maySend,
  run: (context, { memberId, communityId, branchId }, { reason, tapId }) =>
    moveOne(context, memberId, communityId, { act: 'withdraw', tapId, reason, inNameOf: branchId }),
})

/** Steps for one person. */
export const acts = {
  'registrations.report': report,
  'registrations.decline': decline,
  'registrations.withdraw': withdraw,
} satisfies Partial<Pick<OperationTable, keyof RegistrationOperations>>
