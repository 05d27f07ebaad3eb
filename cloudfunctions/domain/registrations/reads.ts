import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type { OrgBrief } from '../../../types/orgs'
import type {
  RegistrationOperations,
  RegistrationsShown,
  UndispatchedPerson,
} from '../../../types/registrations'
import { answer } from '../../kernel/answer'
import { withChapters } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor, writeCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { isOwnAct } from '../../kernel/own-act'
import { mayAsMember } from '../accounts/access'
import { isRemembered } from '../members/seen'
import { findRemembered } from '../members/store'
import { branchesWithin } from '../orgs/people'
import type { Tree } from '../orgs/tree'
import { mayCompare, mayList, mayListUndispatched, mayLook, type PlaceReach } from './access'
import * as input from './input'
import { isWaiting, placesBelow, progressOf } from './progress'
import { registrationView } from './registration'
import { campaignOn, momentKey, statesReported } from './rules'
import * as store from './store'

const registrationsAPage = 20
const placesAPage = 20

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
    return answer(
      pageOf(
        rows,
        registrationsAPage,
        row => row[wanted.orderBy] ?? '',
        ({ people, ...registration }) => registrationView(registration, people.find(isRemembered), context),
      ),
      reach.orgId,
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
  if (show === 'moving') return { where: { movingKey: is.moreThan('') }, orderBy: 'movingKey' }
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
    return answer(
      pageOf(
        people,
        registrationsAPage,
        ({ nameSort }) => nameSort,
        person => undispatchedView(person, context),
      ),
      orgId,
    )
  },
})

function undispatchedView(
  { _id, name, phoneTail, unitName, communityId, estateId, endedIn }: Member,
  { actor, tree }: Pick<Context, 'actor' | 'tree'>,
): UndispatchedPerson {
  return {
    memberId: _id,
    name,
    phoneTail,
    unitName,
    community: communityId && tree.find(communityId) ? tree.brief(communityId) : null,
    estateName: estateId ? (tree.find(estateId)?.name ?? null) : null,
    movedFrom: endedIn ? (tree.find(endedIn)?.name ?? null) : null,
    can: { dispatch: !isOwnAct(actor, { memberId: _id }) },
  }
}

const show = operation<'registrations.show'>()({
  input: input.showInput,
  find: ({ db }, { memberId, communityId }) => store.findRegistration(db, memberId, communityId),
  allow: (actor, found) => mayLook(actor, found),
  async run(context, registration) {
    const { memberId, communityId } = registration
    const isOwn = context.actor.memberId === memberId
    const person = isOwn ? context.actor.member : await findRemembered(context.db, memberId)
    const told = await withChapters(context.db, 'registrations', registration, 'steps')
    const view = registrationView(told, person ?? undefined, context)
    return answer(
      {
        registration: view,
        estates: view.can.assign ? estatesOf(context.tree, communityId) : [],
      },
      communityId,
    )
  },
})

function estatesOf(tree: Tree, communityId: string): OrgBrief[] {
  return tree
    .ofKind('estate')
    .filter(({ parentId }) => parentId === communityId)
    .map(({ _id }) => tree.brief(_id))
}

const mine = operation<'registrations.mine'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }) {
    const communityId = member?.registration?.communityId ?? member?.endedIn
    const kept = communityId ? await store.findRegistration(context.db, memberId, communityId) : null
    return answer({ registration: kept && registrationView(kept, member ?? undefined, context) })
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

/** What is looked at: lists, one, my own, how far a place is. */
export const reads = {
  'registrations.list': list,
  'registrations.listUndispatched': listUndispatched,
  'registrations.show': show,
  'registrations.mine': mine,
  'registrations.campaign': campaign,
  'registrations.progress': progress,
} satisfies Partial<Pick<OperationTable, keyof RegistrationOperations>>
