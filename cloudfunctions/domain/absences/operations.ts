import type { Absence, AbsenceAct, AbsenceOperations, AbsenceView } from '../../../types/absences'
import type { Member } from '../../../types/members'
import { roleWithin } from '../../kernel/actor'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import type { Judged } from '../../kernel/own-act'
import { isRemembered } from '../members/seen'
import { findRemembered } from '../members/store'
import { insertNotices } from '../notices/store'
import { noticesOf, type Telling } from '../notices/telling'
import { answers, mayAnswer, mayCountAbsences, mayListAbsences, mayWrite, unitRoles, writes } from './access'
import * as input from './input'
import { isOpenTo, ways } from './rules'
import * as store from './store'
import { answeredTellings, sentTellings } from './telling'

const absencesAPage = 20
const halfYearsShown = 6

const list = operation<'absences.list'>()({
  input: input.listInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayListAbsences,
  async run(context, reach, { show, cursor }) {
    const rows = await store.listAbsences(context.db, reach, show, readCursor(cursor), absencesAPage + 1)
    return answer(
      pageOf(
        rows,
        absencesAPage,
        ({ sortKey }) => sortKey,
        ({ people, come, ...absence }) =>
          absenceView(absence, people.find(isRemembered), come.length > 0, context),
      ),
      reach.orgId,
    )
  },
})

const send = operation<'absences.send'>()({
  input: input.sendInput,
  find: ({ db }, { absenceId }) => store.findAbsence(db, absenceId),
  allow: mayWrite,
  judges: writtenAbout,
  run: (context, absence, { words, tapId }) =>
    take(context, absence, { act: 'send', tapId, said: { words }, tell: sentTellings }),
})

const setAside = operation<'absences.setAside'>()({
  input: input.setAsideInput,
  find: ({ db }, { absenceId }) => store.findAbsence(db, absenceId),
  allow: mayWrite,
  judges: writtenAbout,
  run: (context, absence, { tapId }) =>
    take(context, absence, { act: 'setAside', tapId, said: {}, tell: nobody }),
})

const answerIt = operation<'absences.answer'>()({
  input: input.answerInput,
  find: ({ db }, { absenceId }) => store.findAbsence(db, absenceId),
  allow: mayAnswer,
  judges: ({ memberId, branchId }) => ({ whose: [{ memberId }], orgId: branchId, roles: unitRoles }),
  run: (context, absence, { reason, words, tapId }) =>
    take(context, absence, {
      act: 'answer',
      tapId,
      said: { answer: { reason, words } },
      tell: answeredTellings,
    }),
})

const counts = operation<'absences.counts'>()({
  input: nothing,
  find: () => null,
  allow: mayCountAbsences,
  async run({ db }) {
    const kept = await store.listCounts(db, halfYearsShown)
    return answer({ halfYears: kept.map(({ _id, ...counted }) => ({ halfYear: _id, ...counted })) })
  },
})

function writtenAbout({ memberId, communityId }: Absence): Judged {
  return { whose: [{ memberId }], orgId: communityId, roles: ['communitySecretary'] }
}

interface Taken {
  act: AbsenceAct
  tapId: string
  said: Partial<Pick<Absence, 'words' | 'answer'>>
  tell(context: Context, absence: Absence): Promise<Telling[]> | Telling[]
}

const nobody = (): Telling[] => []

/** Takes one act; what is done already is shown as it stands, whoever did it. */
async function take(context: Context, seen: Absence, { act, tapId, said, tell }: Taken) {
  const { db, now } = context
  const orgId = act === 'answer' ? seen.branchId : seen.communityId
  if (!isOpenTo(act, seen.state)) return shown(context, seen, act, tapId, orgId)

  const notices = noticesOf(await tell(context, seen), now)
  const step = { act, at: now, tapId, by: byWhom(context, orgId, act) }
  const kept = await store.act(db, seen, step, said, notices)
  if (!kept) {
    const current = await store.findAbsence(db, seen._id)
    return current ? shown(context, current, act, tapId, orgId) : refuse('movedOn')
  }
  await insertNotices(db, notices)
  return shown(context, kept, act, tapId, orgId)
}

function byWhom({ actor, tree }: Context, orgId: string, act: AbsenceAct) {
  const roles = act === 'answer' ? unitRoles : (['communitySecretary'] as const)
  const held = roleWithin(actor.roles, tree, orgId, roles)
  const name = actor.member?.name ?? null
  return { openid: actor.openid, role: held?.role ?? null, orgId: held?.orgId ?? null, name }
}

async function shown(context: Context, absence: Absence, act: AbsenceAct, tapId: string, orgId: string) {
  const isDone = absence.state === ways[act].to || store.isRepeat(absence, act, context.actor.openid, tapId)
  if (!isDone) return refuse('movedOn')
  const member = await findRemembered(context.db, absence.memberId)
  return answer({ absence: absenceView(absence, member ?? undefined, false, context) }, orgId)
}

function absenceView(
  absence: Absence,
  person: Pick<Member, 'name' | 'phoneTail' | 'unitName'> | undefined,
  hasComeSince: boolean,
  { actor, tree }: Context,
): AbsenceView {
  const { _id, memberId, communityId, branchId, halfYear, quarters, state, draftedAt, words } = absence
  const sent = absence.steps.find(({ act }) => act === 'send')
  const answered = absence.steps.find(({ act }) => act === 'answer')
  const isOurs = writes(actor, communityId)
  return {
    absenceId: _id,
    memberId,
    name: person?.name ?? '',
    phoneTail: person?.phoneTail ?? null,
    unitName: person?.unitName ?? tree.find(branchId)?.name ?? '',
    community: tree.brief(communityId),
    halfYear,
    quarters,
    state,
    draftedAt,
    hasComeSince,
    words,
    sentAt: sent?.at ?? null,
    answer:
      absence.answer && answered ? { ...absence.answer, at: answered.at, byName: answered.by.name } : null,
    can: {
      send: isOurs && isOpenTo('send', state),
      setAside: isOurs && isOpenTo('setAside', state),
      answer: answers(actor, branchId) && isOpenTo('answer', state),
    },
  }
}

export const absenceOperations = {
  'absences.list': list,
  'absences.send': send,
  'absences.setAside': setAside,
  'absences.answer': answerIt,
  'absences.counts': counts,
} satisfies Pick<OperationTable, keyof AbsenceOperations>
