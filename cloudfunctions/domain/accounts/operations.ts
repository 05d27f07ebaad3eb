import { consentVersion } from '../../../src/contract/consent'
import type { Account, AccountOperations } from '../../../types/accounts'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import type { Db } from '../../kernel/db'
import { type OperationTable, operation } from '../../kernel/operation'
import { lookupHash, shortHash } from '../../kernel/seal'
import { isWithinRate } from '../../kernel/tries'
import { phoneNumberOf } from '../../platform/wechat'
import { nameKeyOf } from '../members/name'
import { findByNameAndUnit, findByPhone, findMember } from '../members/store'
import { mayAsk, mayDecideClaim, mayListClaims, mayPause, mayWithConsent, type PersonBound } from './access'
import { type ClaimMade, claimView, fitting, newClaim } from './claim'
import * as input from './input'
import { meAfter, meOf } from './me'
import { moveOf, movesIfMoved, movesNow } from './moving'
import { rebindingOperations } from './rebinding-operations'
import { findRebinding } from './rebinding-store'
import { endsAll } from './role-access'
import { roleOperations } from './role-operations'
import { listHolders, officeIn, setAccountState, stillHeld } from './role-store'
import * as store from './store'

const claimsAPage = 20

const me = operation<'accounts.me'>()({
  input: input.meInput,
  find: () => null,
  allow: mayAsk,
  isOpenWhilePaused: true,
  isOpenAfterMove: true,
  run: async context => answer(meOf(context)),
})

const consent = operation<'accounts.consent'>()({
  isOpenAfterMove: true,
  input: input.consentInput,
  find: () => null,
  allow: mayAsk,
  async run(context, _, { version }) {
    if (version !== consentVersion) return refuse('consentOutdated')
    await store.keepConsent(context.db, context.actor.openid, version, context.now)
    return answer(await meAfter(context))
  },
})

const declineConsent = operation<'accounts.declineConsent'>()({
  isOpenAfterMove: true,
  input: input.declineConsentInput,
  find: () => null,
  allow: mayWithConsent,
  async run(context, { openid }, { version }) {
    if (version !== consentVersion) return refuse('consentOutdated')
    await store.keepDeclined(context.db, openid, version, context.now)
    return answer(await meAfter(context))
  },
})

const bindByPhone = operation<'accounts.bindByPhone'>()({
  isOpenAfterMove: true,
  input: input.bindByPhoneInput,
  find: () => null,
  allow: mayWithConsent,
  async run(context, actor, { code, tapId }) {
    const { db, now } = context
    if (actor.memberId) return answer({ outcome: 'bound', me: meOf(context) })
    if (actor.account?.claim?.claimId === claimIdOf(context, tapId)) {
      return answer({ outcome: 'claimed', me: meOf(context) })
    }

    const phone = await phoneNumberOf(code)
    if (!phone) return refuse('phoneCodeExpired')
    const [member, another] = await findByPhone(db, lookupHash(phone))
    if (!member) return refuse('phoneNotOnRoster')
    if (another) return refuse('phoneOfSeveral')

    const bound = await store.bind(db, actor.openid, member._id, now)
    if (bound === 'gone') return refuse('phoneNotOnRoster')
    if (bound === 'bound') return answer({ outcome: 'bound', me: await meAfter(context) })
    const { name, phoneTail, unitName } = member
    await makeClaim(context, tapId, { name, phoneTail, unitName, members: [member], isCrowded: false })
    return answer({ outcome: 'claimed', me: await meAfter(context) })
  },
})

const claim = operation<'accounts.claim'>()({
  isOpenAfterMove: true,
  input: input.claimInput,
  find: () => null,
  allow: mayWithConsent,
  async run(context, actor, { tapId, name, phoneTail, unitName }) {
    const { db } = context
    if (actor.memberId) return refuse('alreadyBound')
    const before = actor.account?.claim
    if (before?.state === 'pending' || before?.claimId === claimIdOf(context, tapId)) {
      return answer({ me: meOf(context) })
    }

    if (!(await isWithinRate(context, 'claims', tapId))) return refuse('tooManyTries')
    const standing = await standingOf(context, `${nameKeyOf(name)}|${unitName}`, tapId)
    if (standing === 'triedBefore') return refuse('tooManyTries')

    const namesakes = await findByNameAndUnit(db, nameKeyOf(name), unitName)
    const members = fitting(namesakes, phoneTail)
    const isCrowded = standing === 'crowded'
    await makeClaim(context, tapId, { name, phoneTail, unitName, members, isCrowded })
    return answer({ me: await meAfter(context) })
  },
})

/**
 * Is a name claimed by so many identities today that something is odd? Those who came first go on; everybody further has
 * one try, so that nobody can lock it for whom it belongs to, and the secretary is told. What was typed plays no part:
 * else the answer would tell who came near.
 */
async function standingOf(
  context: Context,
  target: string,
  tapId: string,
): Promise<'open' | 'crowded' | 'triedBefore'> {
  const { openid } = context.actor
  if (await isWithinRate(context, 'claimers', openid, target)) return 'open'
  const hasOne = await isWithinRate(context, 'crowdedClaims', tapId, `${openid} ${target}`)
  return hasOne ? 'crowded' : 'triedBefore'
}

const withdrawClaim = operation<'accounts.withdrawClaim'>()({
  isOpenAfterMove: true,
  input: input.withdrawClaimInput,
  find: ({ db, actor }) => (actor.account?.claim ? store.findClaim(db, actor.account.claim.claimId) : null),
  allow: (actor, found) => {
    const verdict = mayWithConsent(actor)
    return verdict.may ? { may: true, value: { claim: found } } : verdict
  },
  async run(context, { claim: found }) {
    if (!found || found.state === 'confirmed' || found.state === 'rejected') return refuse('noClaim')
    await store.closeClaim(context.db, found, { to: 'withdrawn' }, context.now)
    return answer({ me: await meAfter(context) })
  },
})

const listClaims = operation<'accounts.listClaims'>()({
  input: input.listClaimsInput,
  find: () => null,
  allow: mayListClaims,
  async run(context, reach, { cursor }) {
    const claims = await store.listClaims(context.db, reach, readCursor(cursor), claimsAPage + 1)
    return answer(
      pageOf(
        claims,
        claimsAPage,
        ({ sortKey }) => sortKey,
        row => claimView(row, account => movesIfMoved(context, account)),
      ),
      reach.orgIds[0] ?? null,
    )
  },
})

const countClaims = operation<'accounts.countClaims'>()({
  input: input.countClaimsInput,
  find: () => null,
  allow: mayListClaims,
  run: async ({ db }, reach) => answer({ waiting: await store.countClaims(db, reach) }),
})

const decideClaim = operation<'accounts.decideClaim'>()({
  input: input.decideClaimInput,
  find: ({ db }, { claimId }) => store.findClaim(db, claimId),
  allow(actor, found, asked) {
    const memberId = asked.decision === 'confirm' ? asked.memberId : null
    return mayDecideClaim(actor, found, found?.matches.find(match => match.memberId === memberId) ?? null)
  },
  async run(context, found, asked) {
    const { db, actor, now } = context
    if (asked.decision === 'reject') {
      const closing = { to: 'rejected', by: actor.openid, reason: asked.reason } as const
      if (!(await store.closeClaim(db, found, closing, now))) {
        const current = await store.findClaim(db, found._id)
        return current?.state === 'rejected'
          ? answer({ state: 'rejected', moves: [] })
          : refuse('claimClosed')
      }
      audit(context, null, found.memberIds)
      return answer({ state: 'rejected', moves: [] })
    }
    const { memberId, rebind } = asked
    if (!found.memberIds.includes(memberId)) return refuse('notAMatch')
    const move = rebind ? await moveOf(context, { claim: found, memberId, tapId: asked.tapId }) : null
    const confirmed = await store.confirmClaim(db, found, { memberId, by: actor.openid, now, move })
    if (confirmed.outcome === 'claimClosed') {
      const [member, rebinding] = await Promise.all([findMember(db, memberId), findRebinding(db, found._id)])
      return member?.openid === found.openid
        ? answer({ state: 'confirmed', moves: movesNow(context, rebinding) })
        : refuse('claimClosed')
    }
    if (confirmed.outcome !== 'confirmed') return refuse(confirmed.outcome)
    audit(context, null, [memberId])
    return answer({ state: 'confirmed', moves: movesNow(context, confirmed.rebinding) })
  },
})

const pause = operation<'accounts.pause'>()({
  input: input.pauseInput,
  find: ({ db }, { memberId }) => personBound(db, memberId),
  allow: mayPause,
  async run(context, { member, account }, { reason }) {
    const { db, actor, now } = context
    if (!account) return refuse('memberNotBound')
    if (!stops(context, account)) return refuse('officeAbove')
    const office = officeIn(account, now)
    const holders = office ? await listHolders(db, office.orgId) : []
    const others = holders.map(({ _id }) => _id).filter(openid => openid !== account._id)
    const why = { by: actor.openid, reason, at: now, others }
    if ((await setAccountState(db, account._id, 'paused', why)) === 'lastOne') return refuse('lastOne')
    audit(context, member.communityId, [member._id])
    return answer({ isPaused: true })
  },
})

const resume = operation<'accounts.resume'>()({
  input: input.resumeInput,
  find: ({ db }, { memberId }) => personBound(db, memberId),
  allow: mayPause,
  async run(context, { member, account }) {
    if (!account) return refuse('memberNotBound')
    if (!stops(context, account)) return refuse('officeAbove')
    const why = { by: context.actor.openid, reason: null, at: context.now, others: [] }
    await setAccountState(context.db, account._id, 'active', why)
    audit(context, member.communityId, [member._id])
    return answer({ isPaused: false })
  },
})

async function personBound(db: Db, memberId: string): Promise<PersonBound> {
  const member = await findMember(db, memberId)
  return { member, account: member?.openid ? await store.findAccount(db, member.openid) : null }
}

/** To stop a person is to stop every office that he or she holds, or is about to. */
function stops({ actor, tree, now }: Context, account: Account): boolean {
  return endsAll(actor, tree, [...stillHeld(account, now), ...(account.waiting ?? [])])
}

/** A tap that is repeated makes the same claim. */
function claimIdOf({ actor }: Context, tapId: string): string {
  return `${shortHash(actor.openid)}_${tapId}`
}

async function makeClaim(
  context: Context,
  tapId: string,
  typed: Pick<ClaimMade, 'name' | 'phoneTail' | 'unitName' | 'members' | 'isCrowded'>,
): Promise<void> {
  const { db, actor, now, tree } = context
  const claimId = claimIdOf(context, tapId)
  await store.openClaim(db, newClaim({ ...typed, claimId, openid: actor.openid, now, tree }))
}

export const accountOperations = {
  'accounts.me': me,
  'accounts.consent': consent,
  'accounts.declineConsent': declineConsent,
  'accounts.bindByPhone': bindByPhone,
  'accounts.claim': claim,
  'accounts.withdrawClaim': withdrawClaim,
  'accounts.listClaims': listClaims,
  'accounts.countClaims': countClaims,
  'accounts.decideClaim': decideClaim,
  'accounts.pause': pause,
  'accounts.resume': resume,
  ...roleOperations,
  ...rebindingOperations,
} satisfies Pick<OperationTable, keyof AccountOperations>
