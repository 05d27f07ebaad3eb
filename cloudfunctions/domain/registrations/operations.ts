import * as v from 'valibot'
import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import { qrSvg } from '../../../src/contract/qr-svg'
import type { Member } from '../../../types/members'
import type { OrgBrief } from '../../../types/orgs'
import type {
  ItemAnswer,
  Registration,
  RegistrationAct,
  RegistrationOperations,
  RegistrationStep,
  RegistrationsShown,
  UndispatchedPerson,
} from '../../../types/registrations'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { is } from '../../kernel/condition'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor, writeCursor } from '../../kernel/cursor'
import { nothing, text } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { allowed, denied } from '../../kernel/verdict'
import { mayAsMember, mayWithConsent } from '../accounts/access'
import { countTry } from '../accounts/store'
import { findMember, findMembers, isSeen } from '../members/store'
import type { Tree } from '../orgs/tree'
import { maskedName } from '../papers/rules'
import { leadsCommunity } from '../sites/access'
import {
  mayCompare,
  mayDispatch,
  mayHost,
  mayList,
  mayListUndispatched,
  mayLook,
  maySend,
  type PlaceReach,
} from './access'
import { readSignedCode, signedCode } from './certificate'
import * as input from './input'
import { isWaiting, placesBelow, progressOf } from './progress'
import { movedOnDetail, registrationView, takerOf } from './registration'
import { campaignOn, momentKey, registrationId, statesAccepted, statesReported } from './rules'
import * as store from './store'

const registrationsAPage = 20
const placesAPage = 20

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
    await audit(context, null, [...own.keys()])
    return answer({ items: answers })
  },
})

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
    const ids = own.map(({ _id }) => _id)
    const [first] = own
    const by = takerOf(
      context.actor,
      (side === 'unit' ? first?.branchId : first?.communityId) ?? null,
      context.tree,
    )
    const stub = `${side}Stub` as const
    const after = await store.fileStubs(context.db, stub, ids, { at: context.now, by, tapId })
    const byId = new Map(after.map(registration => [registration._id, registration]))
    await audit(
      context,
      null,
      own.map(({ memberId }) => memberId),
    )
    return answer({
      items: items.map(({ memberId, communityId }): ItemAnswer<'stubNotDue' | 'movedOn'> => {
        const kept = byId.get(registrationId(memberId, communityId))
        if (!kept) return no(memberId, 'notAllowed')
        return kept[stub].state === 'filed' ? yes(kept) : no(memberId, 'stubNotDue')
      }),
    })
  },
})

const list = operation<'registrations.list'>()({
  input: input.listInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayList,
  async run(context, reach, { show, cursor }) {
    const wanted = wantedOf(context, reach, show)
    const rows = await store.listRegistrations(context.db, reach, {
      ...wanted,
      after: readCursor(cursor),
      limit: registrationsAPage + 1,
    })
    await audit(
      context,
      reach.orgId,
      rows.slice(0, registrationsAPage).map(({ memberId }) => memberId),
    )
    return answer(
      pageOf(
        rows,
        registrationsAPage,
        row => row[wanted.orderBy] ?? '',
        ({ people, ...registration }) => registrationView(registration, people.find(isSeen), context),
      ),
    )
  },
})

function wantedOf(
  { now, rules }: Context,
  { kind }: PlaceReach,
  show: RegistrationsShown,
): Pick<store.Wanted, 'where' | 'orderBy' | 'isOffRoster'> {
  if (show === 'offRoster') {
    const states = ['dispatched', ...statesReported, 'declined']
    return { where: { state: is.oneOf(states) }, orderBy: 'sortKey', isOffRoster: true }
  }
  if (show !== 'stubDue' && show !== 'stubOverdue') return { where: { state: show }, orderBy: 'sortKey' }
  const where = { [kind === 'unit' ? 'unitStub.state' : 'communityStub.state']: 'due' }
  if (show === 'stubDue') return { where, orderBy: 'stubKey' }
  const days = rules.on(dayOf(now))['registrations.stubDays']
  const lastDay = startOfDay(addDays(dayOf(now), -days))
  return { where: { ...where, stubKey: is.lessThan(momentKey(lastDay)) }, orderBy: 'stubKey' }
}

const listUndispatched = operation<'registrations.listUndispatched'>()({
  input: input.listUndispatchedInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayListUndispatched,
  async run(context, { orgId }, { cursor }) {
    const { db, tree } = context
    const branches = branchesWithin(tree, orgId)
    const people = await store.listUndispatched(db, branches, readCursor(cursor), registrationsAPage + 1)
    const shown = people.slice(0, registrationsAPage).map(({ _id }) => _id)
    await audit(context, orgId, shown)
    return answer(
      pageOf(
        people,
        registrationsAPage,
        ({ nameSort }) => nameSort,
        person => undispatchedView(person, tree),
      ),
    )
  },
})

const show = operation<'registrations.show'>()({
  input: input.showInput,
  find: ({ db }, { memberId, communityId }) => store.findRegistration(db, memberId, communityId),
  allow: mayLook,
  async run(context, registration) {
    const { memberId, communityId } = registration
    const isOwn = context.actor.memberId === memberId
    const person = isOwn ? context.actor.member : await findMember(context.db, memberId)
    if (!isOwn) await audit(context, communityId, [memberId])
    const view = registrationView(registration, person ?? undefined, context)
    return answer({
      registration: view,
      estates: view.can.assign ? estatesOf(context.tree, communityId) : [],
    })
  },
})

const mine = operation<'registrations.mine'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }) {
    const communityId = member?.registration?.communityId
    const kept = communityId ? await store.findRegistration(context.db, memberId, communityId) : null
    return answer({ registration: kept && registrationView(kept, member ?? undefined, context) })
  },
})

const certificate = operation<'registrations.certificate'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run({ db, tree, now }, { memberId, member }) {
    const carriedNow = member?.registration
    if (!carriedNow || !statesAccepted.includes(carriedNow.state)) return refuse('notAccepted')
    const kept = await store.findRegistration(db, memberId, carriedNow.communityId)
    const accepted = kept?.steps.findLast(({ act }) => act === 'accept')
    if (!kept || !accepted) return refuse('notAccepted')

    const signed = signedCode(kept._id, now)
    return answer({
      name: member.name,
      unitName: member.unitName,
      communityName: tree.find(kept.communityId)?.name ?? '',
      acceptedAt: accepted.at,
      ...signed,
      picture: qrSvg(signed.code),
    })
  },
})

const verifyCertificate = operation<'registrations.verifyCertificate'>()({
  input: v.strictObject({ code: text(240) }),
  find: () => null,
  allow: mayWithConsent,
  async run({ db, tree, rules, now }, actor, { code }) {
    const day = dayOf(now)
    const most = rules.on(day)['papers.triesPerDay']
    const of = `certificates ${actor.openid}`
    if (!(await countTry(db, { kind: 'identity', of, day, most }))) return refuse('tooManyTries')

    const read = readSignedCode(code, now)
    if (!read.ok) return refuse(read.refusal)
    const [kept] = await store.findRegistrations(db, [read.registrationId])
    const member = kept && (await findMember(db, kept.memberId))
    if (!member || !statesAccepted.includes(kept.state)) return refuse('notAccepted')
    return answer({
      maskedName: maskedName(member.name),
      unitName: member.unitName,
      communityName: tree.find(kept.communityId)?.name ?? '',
      asOf: now,
    })
  },
})

const campaign = operation<'registrations.campaign'>()({
  input: input.campaignInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayList,
  async run({ db, tree, rules, now }, reach) {
    const counted = await store.countPlace(db, reach, branchesWithin(tree, reach.orgId))
    const { registered, ...figures } = counted
    const { dispatched, reported, accepted, declined } = figures
    return answer({
      place: tree.brief(reach.orgId),
      campaign: campaignNow(rules, now),
      asOf: now,
      ...figures,
      offRoster: Math.max(0, registered - dispatched - reported - accepted - declined),
    })
  },
})

const progress = operation<'registrations.progress'>()({
  input: input.progressInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayCompare,
  async run({ db, tree, rules, now }, { _id }, { of, show, cursor }) {
    const places = placesBelow(tree, _id, of)
    const after = readCursor(cursor)
    const from = after === null ? 0 : places.findIndex(place => place._id === after) + 1
    const page = places.slice(from, from + placesAPage).map(place => place._id)
    const counted = page.length > 0 ? await store.countPlaces(db, of, page) : new Map()
    const items = page.map(id => progressOf(tree, id, counted.get(id) ?? new Map()))
    const last = page.at(-1)
    return answer({
      items: show === 'all' ? items : items.filter(isWaiting),
      cursor: last && from + page.length < places.length ? writeCursor(last) : null,
      campaign: campaignNow(rules, now),
      asOf: now,
      places: places.length,
    })
  },
})

/** A34 X9: the campaign as the rules of today know it. */
function campaignNow(rules: Context['rules'], now: Context['now']) {
  const settings = rules.on(dayOf(now))
  const days = { from: settings['campaign.from'] || null, to: settings['campaign.to'] || null }
  return campaignOn(days, dayOf(now))
}

/** The scan that checks a member in also reports a registration that was dispatched here (A28). */
export async function reportByScan(
  context: Context,
  memberId: string,
  communityId: string,
  tapId: string,
): Promise<void> {
  const step = stepOf(context, 'report', null, tapId, { way: 'scan' })
  await store.move(context.db, memberId, communityId, { act: 'report', step })
}

/** So does a check-in that an officer enters (G07). */
export async function reportByEntry(
  context: Context,
  memberId: string,
  communityId: string,
  tapId: string,
): Promise<void> {
  const step = stepOf(context, 'report', communityId, tapId, { way: 'secretary' })
  await store.move(context.db, memberId, communityId, { act: 'report', step })
}

interface Asked {
  act: Exclude<RegistrationAct, 'dispatch'>
  tapId: string
  way?: RegistrationStep['way']
  reason?: string
  estateId?: string
  /** The place of whoever takes the step; the community unless told otherwise. */
  inNameOf?: string
}

/** One step for one person, answered with the registration as it stands then. */
async function moveOne(context: Context, memberId: string, communityId: string, asked: Asked) {
  const { db, tree } = context
  const moved = await store.move(db, memberId, communityId, moveOf(context, communityId, asked))
  if (moved.kind === 'gone') return refuse('notAllowed')
  if (moved.kind === 'movedOn') return refuse('movedOn', { ...movedOnDetail(moved.registration, tree) })
  const person = await findMember(db, memberId)
  await audit(context, communityId, [memberId])
  return answer({ registration: registrationView(moved.registration, person ?? undefined, context) })
}

/** The same step for several people of one community, each answered. */
async function moveEach(
  context: Context,
  memberIds: string[],
  communityId: string,
  asked: Asked,
): Promise<ItemAnswer<'movedOn'>[]> {
  const { db, tree } = context
  const answers = await store.each(memberIds, async (memberId): Promise<ItemAnswer<'movedOn'>> => {
    const moved = await store.move(db, memberId, communityId, moveOf(context, communityId, asked))
    if (moved.kind === 'done') return yes(moved.registration)
    if (moved.kind === 'gone') return no(memberId, 'notAllowed')
    return no(memberId, 'movedOn', moved.registration, tree)
  })
  await audit(context, communityId, memberIds)
  return answers
}

function moveOf(
  context: Context,
  communityId: string,
  { act, tapId, way, reason, estateId, inNameOf = communityId }: Asked,
): store.Move {
  const step = stepOf(context, act, inNameOf, tapId, { way, reason })
  return estateId === undefined ? { act, step } : { act, step, estateId }
}

function stepOf(
  { actor, tree, now }: Context,
  act: RegistrationAct,
  orgId: string | null,
  tapId: string,
  { way, reason }: { way?: RegistrationStep['way'] | undefined; reason?: string | undefined } = {},
): RegistrationStep {
  return { act, at: now, by: takerOf(actor, orgId, tree), tapId, way: way ?? null, reason: reason ?? null }
}

function yes({ memberId, state, letterNo }: Registration) {
  return { memberId, ok: true as const, state, letterNo }
}

function no<Reason extends string>(
  memberId: string,
  refusal: Reason,
  kept?: Registration | null,
  tree?: Tree,
) {
  const movedOn = kept && tree ? movedOnDetail(kept, tree) : null
  return { memberId, ok: false as const, refusal, movedOn }
}

function estatesOf(tree: Tree, communityId: string): OrgBrief[] {
  return tree
    .ofKind('estate')
    .filter(({ parentId }) => parentId === communityId)
    .map(({ _id }) => tree.brief(_id))
}

/** The places under a unit's node that people belong to, itself among them. */
function branchesWithin(tree: Tree, orgId: string): string[] {
  const kinds = ['branch', 'generalBranch', 'partyCommittee'] as const
  return kinds
    .flatMap(kind => tree.ofKind(kind))
    .filter(({ _id }) => tree.upwards(_id).some(above => above._id === orgId))
    .map(({ _id }) => _id)
}

function undispatchedView(
  { _id, name, phoneTail, unitName, communityId, estateId }: Member,
  tree: Tree,
): UndispatchedPerson {
  return {
    memberId: _id,
    name,
    phoneTail,
    unitName,
    community: communityId && tree.find(communityId) ? tree.brief(communityId) : null,
    estateName: estateId ? (tree.find(estateId)?.name ?? null) : null,
  }
}

export const registrationOperations = {
  'registrations.dispatch': dispatch,
  'registrations.report': report,
  'registrations.accept': accept,
  'registrations.assign': assign,
  'registrations.decline': decline,
  'registrations.withdraw': withdraw,
  'registrations.fileStub': fileStub,
  'registrations.list': list,
  'registrations.listUndispatched': listUndispatched,
  'registrations.show': show,
  'registrations.mine': mine,
  'registrations.certificate': certificate,
  'registrations.verifyCertificate': verifyCertificate,
  'registrations.campaign': campaign,
  'registrations.progress': progress,
} satisfies Pick<OperationTable, keyof RegistrationOperations>
