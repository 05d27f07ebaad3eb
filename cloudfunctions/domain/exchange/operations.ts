import type { ExchangeKey, ExchangeKeyView, ExchangeOperations } from '../../../types/exchange'
import type { Moment } from '../../../types/time'
import { answer, refuse } from '../../kernel/answer'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import type { Tree } from '../orgs/tree'
import { momentKey } from '../registrations/rules'
import { mayKeepKeys, mayRevokeKey } from './access'
import * as input from './input'
import { drawKey, hashOf, writeKey } from './key'
import * as store from './store'

const keysAPage = 20
/** As long as somebody may wait for an answer that the network lost. */
const toldAgainMs = 10 * 60_000

const listKeys = operation<'exchange.listKeys'>()({
  input: input.listInput,
  find: () => null,
  allow: mayKeepKeys,
  async run({ db, tree }, _office, { cursor }) {
    const keys = await store.listKeys(db, readCursor(cursor), keysAPage + 1)
    return answer(
      pageOf(
        keys,
        keysAPage,
        ({ sortKey }) => sortKey,
        key => keyView(key, tree),
      ),
    )
  },
})

const createKey = operation<'exchange.createKey'>()({
  input: input.createInput,
  find: () => null,
  allow: mayKeepKeys,
  async run({ db, tree, now }, { openid }, { tapId, consumer, ...scope }) {
    if (!scope.communityIds.every(orgId => isOpenCommunity(tree, orgId))) return refuse('unknownPlace')
    if (!scope.mayRead && !scope.mayWrite) return refuse('nothingAllowed')
    const { id, secret } = drawKey(openid, tapId)
    const key = await store.keepKey(db, {
      _id: id,
      consumer,
      ...scope,
      secretHash: hashOf(secret),
      state: 'open',
      madeBy: openid,
      madeAt: now,
      revokedBy: null,
      revokedAt: null,
      minute: 0,
      used: 0,
      usedOn: null,
      sortKey: momentKey(now, id),
    })
    const item = keyView(key, tree)
    return answer({ item, key: isToldStill(key, now) ? writeKey({ id, secret }) : null })
  },
})

const revokeKey = operation<'exchange.revokeKey'>()({
  input: input.revokeInput,
  find: ({ db }, { keyId }) => store.findKey(db, keyId),
  allow: mayRevokeKey,
  async run({ db, tree, actor, now }, key) {
    const { openid } = actor
    const isOurs = key.state === 'open' && (await store.revokeKey(db, key._id, openid, now))
    const stands: ExchangeKey | null = isOurs
      ? { ...key, state: 'revoked', revokedBy: openid, revokedAt: now }
      : await store.findKey(db, key._id)
    return answer({ item: keyView(stands ?? key, tree) })
  },
})

function isOpenCommunity(tree: Tree, orgId: string): boolean {
  const org = tree.find(orgId)
  return org?.kind === 'community' && org.state === 'open'
}

function isToldStill({ state, madeAt }: ExchangeKey, now: Moment): boolean {
  return state === 'open' && now - madeAt <= toldAgainMs
}

function keyView(key: ExchangeKey, tree: Tree): ExchangeKeyView {
  const { consumer, mayRead, mayWrite, perMinute, state, madeAt, revokedAt, usedOn } = key
  return {
    keyId: key._id,
    consumer,
    communities: key.communityIds.filter(orgId => tree.find(orgId)).map(orgId => tree.brief(orgId)),
    mayRead,
    mayWrite,
    perMinute,
    state,
    madeAt,
    revokedAt,
    usedOn,
    can: { revoke: state === 'open' },
  }
}

export const exchangeOperations = {
  'exchange.listKeys': listKeys,
  'exchange.createKey': createKey,
  'exchange.revokeKey': revokeKey,
} satisfies Pick<OperationTable, keyof ExchangeOperations>
