import { dayOf, yearOf } from '../../../src/contract/calendar'
import type { Deed, DeedItem, DeedOperations, DeedPerson, DeedToConfirm } from '../../../types/deeds'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { inCommunity, isOwnAct } from '../../kernel/own-act'
import { tells } from '../../kernel/told'
import { mayAsMember } from '../accounts/access'
import { findMember, isSeen } from '../members/store'
import { mayTend, mayTendMember } from '../pledges/access'
import { pledgeView } from '../pledges/pledge'
import { mayLook } from '../registrations/access'
import { each } from '../registrations/store'
import { mayChange, mayJudge, mayJudgeOne, mayRecord, mayUseSuggestion, tendsOnBehalf } from './access'
import { dayKeyOf, deedView, movedOnDetail, newDeed, stepOf, suggestionView } from './deed'
import * as input from './input'
import { isDoneAlready, isRepeat, refusalOfDay } from './rules'
import * as store from './store'

const rowsAPage = 20
const mostTries = 3

const year = operation<'deeds.year'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run({ db, rules, now }, { memberId }) {
    const today = dayOf(now)
    const { 'deeds.least': least, 'deeds.most': most } = rules.on(today)
    const counted = await store.countYear(db, memberId, yearOf(today))
    return answer({ year: yearOf(today), asOf: now, least, most: Math.max(least, most), ...counted })
  },
})

const mine = operation<'deeds.mine'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId }, { cursor }) {
    const deeds = await store.listOwn(context.db, memberId, readCursor(cursor), rowsAPage + 1)
    return answer(
      pageOf(
        deeds,
        rowsAPage,
        ({ dayKey }) => dayKey,
        deed => deedView(deed, context),
      ),
    )
  },
})

const listSuggestions = operation<'deeds.listSuggestions'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayAsMember,
  async run({ db }, { memberId }, { cursor }) {
    const found = await store.listSuggestions(db, memberId, readCursor(cursor), rowsAPage + 1)
    return answer(pageOf(found, rowsAPage, ({ sortKey }) => sortKey, suggestionView))
  },
})

const record = operation<'deeds.record'>()({
  input: input.recordInput,
  find: ({ db }, asked) => (asked.what === 'own' ? null : store.findSuggestion(db, asked.suggestionId)),
  allow: (actor, suggestion, { what }) => mayRecord(actor, suggestion, what),
  async run(context, { actor, suggestion }, asked) {
    if (suggestion?.state === 'declined') return refuse('suggestionGone')
    const told = suggestion ?? { communityId: actor.member?.communityId ?? null, source: null }
    const day = asked.what === 'own' ? asked.day : (suggestion?.day ?? '')
    const recorded = await recordOne(context, {
      ...asked,
      memberId: actor.memberId,
      communityId: told.communityId,
      source: told.source,
      day,
      inNameOf: null,
    })
    if (recorded.ok && suggestion) await store.answerSuggestion(context.db, suggestion._id, 'accepted')
    return recorded
  },
})

const declineSuggestion = operation<'deeds.declineSuggestion'>()({
  input: input.declineSuggestionInput,
  find: ({ db }, { suggestionId }) => store.findSuggestion(db, suggestionId),
  allow: mayUseSuggestion,
  async run({ db }, { suggestion }) {
    const isDeclined =
      suggestion.state === 'declined' || (await store.answerSuggestion(db, suggestion._id, 'declined'))
    return isDeclined ? answer({ suggestionId: suggestion._id }) : refuse('suggestionTaken')
  },
})

const recordFor = operation<'deeds.recordFor'>()({
  input: input.recordForInput,
  find: ({ db }, { memberId }) => findMember(db, memberId),
  allow: (actor, member, { communityId }, { tree }) =>
    mayTendMember(actor, member, tree.find(communityId), tree),
  judges: ({ reach }, { memberId }) => inCommunity(reach.communityId, { memberId }),
  async run(context, { member, reach }, { day, text, tapId }) {
    if (member.openid !== null) return refuse('writesAlone')
    const { communityId } = reach
    const memberId = member._id
    return recordOne(context, {
      memberId,
      communityId,
      source: null,
      day,
      text,
      tapId,
      inNameOf: communityId,
    })
  },
})

const correct = operation<'deeds.correct'>()({
  input: input.correctInput,
  find: ({ db }, { deedId }) => store.findDeed(db, deedId),
  allow: mayChange,
  async run(context, deed, { revision, day, text, tapId }) {
    const { db, actor, now } = context
    const isOwn = actor.memberId === deed.memberId
    if (isRepeat(deed, 'correct', actor.openid, tapId)) return answer({ deed: deedView(deed, context) })
    if (yearOf(day) !== deed.year) return refuse('otherYear')
    if (refusalOfDay(day, now) === 'dayNotYet') return refuse('dayNotYet')
    if (deed.revision !== revision) return refuse('movedOn', { ...movedOnDetail(deed, context.tree) })

    const step = stepOf(context, 'correct', isOwn ? null : deed.communityId, tapId, { day, text })
    const told = { day, text, dayKey: dayKeyOf(day, deed._id) }
    const set = tendsOnBehalf(actor, deed) && !isOwn ? { ...told, state: 'confirmed' as const } : told
    return taken(context, deed, 'correct', await store.take(db, deed, step, set))
  },
})

const withdraw = operation<'deeds.withdraw'>()({
  input: input.withdrawInput,
  find: ({ db }, { deedId }) => store.findDeed(db, deedId),
  allow: mayChange,
  async run(context, deed, { tapId }) {
    const isOwn = context.actor.memberId === deed.memberId
    const step = stepOf(context, 'withdraw', isOwn ? null : deed.communityId, tapId)
    // It needs nobody's leave, so that whoever was faster is only waited for (X17).
    let stands: Deed = deed
    for (let tried = 0; tried < mostTries && stands.state !== 'withdrawn'; tried++) {
      const after = await store.take(context.db, stands, step)
      stands = after ?? (await store.findDeed(context.db, stands._id)) ?? stands
    }
    return stands.state === 'withdrawn'
      ? answer({ deed: deedView(stands, context) })
      : refuse('movedOn', { ...movedOnDetail(stands, context.tree) })
  },
})

const confirm = operation<'deeds.confirm'>()({
  input: input.confirmInput,
  find: ({ db }, { items }) =>
    store.findDeeds(
      db,
      items.map(({ deedId }) => deedId),
    ),
  allow: (actor, deeds, { communityId }, { tree }) => mayJudge(actor, deeds, tree.find(communityId), tree),
  async run(context, own, { communityId, items, tapId }) {
    const answers = await each(items, async ({ deedId, revision }): Promise<DeedItem> => {
      const deed = own.get(deedId)
      if (!deed) return { deedId, ok: false, refusal: 'notAllowed', movedOn: null }
      if (isOwnAct(context.actor, deed)) return { deedId, ok: false, refusal: 'ownAct', movedOn: null }
      const step = stepOf(context, 'confirm', communityId, tapId)
      const after = deed.revision === revision ? await store.take(context.db, deed, step) : null
      const judged = await taken(context, deed, 'confirm', after)
      if (judged.ok) return { deedId, ok: true, state: judged.value.deed.state }
      return { deedId, ok: false, refusal: 'movedOn', movedOn: judged.detail }
    })
    audit(
      context,
      communityId,
      [...own.values()].map(({ memberId }) => memberId),
    )
    return answer({ items: answers })
  },
})

const sendBack = operation<'deeds.sendBack'>()({
  input: input.sendBackInput,
  find: ({ db }, { deedId }) => store.findDeed(db, deedId),
  allow: (actor, deed, { communityId }, { tree }) => mayJudgeOne(actor, deed, tree.find(communityId), tree),
  judges: ({ communityId, memberId }) => inCommunity(communityId, { memberId }),
  async run(context, deed, { communityId, revision, reason, tapId }) {
    const step = stepOf(context, 'sendBack', communityId, tapId, { reason })
    const after = deed.revision === revision ? await store.take(context.db, deed, step) : null
    return taken(context, deed, 'sendBack', after)
  },
})

const listWaiting = operation<'deeds.listWaiting'>()({
  input: input.listWaitingInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: (actor, community, _asked, { tree }) => mayTend(actor, community, tree),
  async run(context, reach, { cursor }) {
    const rows = await store.listWaiting(context.db, reach, readCursor(cursor), rowsAPage + 1)
    return answer(
      pageOf(
        rows,
        rowsAPage,
        ({ sortKey }) => sortKey,
        row => toConfirm(row, context),
      ),
      reach.communityId,
    )
  },
})

const listPeople = operation<'deeds.listPeople'>()({
  input: input.listPeopleInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: (actor, community, _asked, { tree }) => mayTend(actor, community, tree),
  async run(context, reach, { show, cursor }) {
    const wanted = { show, after: readCursor(cursor), limit: rowsAPage + 1 }
    const rows = await store.listPeople(context.db, reach, asOf(context), wanted)
    return answer(
      pageOf(
        rows,
        rowsAPage,
        ({ nameSort }) => nameSort,
        row => personView(row, context),
      ),
      reach.communityId,
    )
  },
})

const overview = operation<'deeds.overview'>()({
  input: input.overviewInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: (actor, community, _asked, { tree }) => mayTend(actor, community, tree),
  async run(context, reach) {
    const { db, tree, now } = context
    const when = asOf(context)
    const [people, matters] = await Promise.all([
      store.countPeople(db, reach, when),
      store.countMatters(db, reach, when),
    ])
    const community = tree.brief(reach.communityId)
    return answer({ community, year: when.year, asOf: now, ...people, ...matters })
  },
})

const show = operation<'deeds.show'>()({
  input: input.showInput,
  find: ({ db, now }, { memberId, communityId }) =>
    store.findWithRegistration(db, memberId, communityId, dayOf(now), rowsAPage),
  allow: (actor, found) => mayLook(actor, found),
  async run(_context, { memberId, communityId, pledges, deeds }) {
    const open = { pledge: pledges[0]?.text ?? null, deeds: deeds.map(({ day, text }) => ({ day, text })) }
    const isEmpty = open.pledge === null && open.deeds.length === 0
    return answer(isEmpty ? open : tells({ memberId, orgId: communityId }, open))
  },
})

interface Recording {
  memberId: string
  communityId: string | null
  source: Deed['source']
  day: string
  text: string
  tapId: string
  /** The community, when its secretary records for the member. */
  inNameOf: string | null
}

async function recordOne(context: Context, recording: Recording) {
  const { memberId, communityId, source, day, text, tapId, inNameOf } = recording
  if (!communityId) return refuse('noCommunity')
  const refusal = refusalOfDay(day, context.now)
  if (refusal) return refuse(refusal)

  const isOnBehalf = inNameOf !== null
  const recorded = stepOf(context, 'record', inNameOf, tapId, { day, text })
  const steps = isOnBehalf ? [recorded, stepOf(context, 'confirm', inNameOf, tapId)] : [recorded]
  const deed = newDeed({ memberId, communityId, source, day, text, isOnBehalf }, steps)
  const outcome = await store.insertOnce(context.db, deed)
  if (!outcome) return refuse('movedOn')
  const { kept } = outcome
  const isNew = outcome.isNew || isRepeat(kept, 'record', context.actor.openid, tapId)
  return answer({ deed: deedView(kept, context), isNew })
}

/** What became of a step: taken, done before by the same person, or somebody else was faster. */
async function taken(
  context: Context,
  before: Deed,
  act: 'correct' | 'confirm' | 'sendBack',
  after: Deed | null,
) {
  if (after) return answer({ deed: deedView(after, context) })
  const stands = (await store.findDeed(context.db, before._id)) ?? before
  if (act !== 'correct' && isDoneAlready(stands, act, context.actor.openid)) {
    return answer({ deed: deedView(stands, context) })
  }
  return { ...refuse('movedOn'), detail: { ...movedOnDetail(stands, context.tree) } }
}

function asOf({ now }: Context): store.AsOf {
  const today = dayOf(now)
  return { today, year: yearOf(today) }
}

function toConfirm({ people, ...deed }: store.DeedRow, context: Context): DeedToConfirm {
  const person = people.find(isSeen)
  return {
    ...deedView(deed, context),
    memberId: deed.memberId,
    name: person?.name ?? '',
    unitName: person?.unitName ?? '',
  }
}

function personView({ _id, pledges, deeds, ...person }: store.PersonRow, context: Context): DeedPerson {
  const [pledge] = pledges
  return {
    memberId: _id,
    name: person.name,
    phoneTail: person.phoneTail,
    unitName: person.unitName,
    isBound: person.openid !== null,
    pledge: pledge ? pledgeView(pledge, context) : null,
    deeds: deeds.map(deed => deedView(deed, context)),
  }
}

export const deedOperations = {
  'deeds.year': year,
  'deeds.mine': mine,
  'deeds.listSuggestions': listSuggestions,
  'deeds.record': record,
  'deeds.declineSuggestion': declineSuggestion,
  'deeds.recordFor': recordFor,
  'deeds.correct': correct,
  'deeds.withdraw': withdraw,
  'deeds.confirm': confirm,
  'deeds.sendBack': sendBack,
  'deeds.listWaiting': listWaiting,
  'deeds.listPeople': listPeople,
  'deeds.overview': overview,
  'deeds.show': show,
} satisfies Pick<OperationTable, keyof DeedOperations>
