import { addMonths, dayOf } from '../../../src/contract/calendar'
import { afterWorkHours } from '../../../src/contract/workdays'
import type { Input } from '../../../types/api'
import type {
  Suggestion,
  SuggestionOperations,
  SuggestionStep,
  SuggestionView,
} from '../../../types/suggestions'
import type { Moment } from '../../../types/time'
import { roleWithin } from '../../kernel/actor'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { isOwnAct } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import { tells, type Whom } from '../../kernel/told'
import { isWithinRate } from '../../kernel/tries'
import { mayAsk, mayWithConsent } from '../accounts/access'
import { readWorkCalendar } from '../holidays/store'
import { findMembers } from '../members/store'
import { drawnFrom } from '../papers/code'
import { mayListSuggestions, mayTake, partiesOf } from './access'
import * as input from './input'
import { hasAskedAgain, isLate, mayAct, ownKeyOf, remindAtOf, sortKeyOf, ways } from './rules'
import * as store from './store'

const rowsAPage = 20
const hoursADay = 24
const monthsTold = 12

const submit = operation<'suggestions.submit'>()({
  input: input.submitInput,
  find: ({ db, actor }, { tapId }) => store.findSuggestion(db, suggestionIdOf(actor.openid, tapId)),
  allow(actor, before) {
    const verdict = mayWithConsent(actor)
    return verdict.may ? { may: true, value: { before } } : verdict
  },
  async run(context, { before }, asked) {
    const { db, actor, now } = context
    if (before) return told(context, before)
    if (asked.kind === 'correction' && actor.member === null) return refuse('membersOnly')
    if ((asked.kind === 'correction') !== (asked.about !== null)) return refuse('aboutWhat')
    // By the tap: one that comes again at the same moment is no further try.
    const thing = suggestionIdOf(actor.openid, asked.tapId)
    if (!(await isWithinRate(context, 'suggestions', thing))) return refuse('tooManyToday')
    return told(context, await store.keep(db, await newSuggestion(context, asked), monthOf(now)))
  },
})

const mine = operation<'suggestions.mine'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayWithConsent,
  async run(context, { openid }, { cursor }) {
    const found = await store.listOwn(context.db, openid, readCursor(cursor), rowsAPage + 1)
    const names = new Map<string, string>()
    return answer(
      pageOf(
        found,
        rowsAPage,
        ({ ownKey }) => ownKey,
        suggestion => viewOf(suggestion, context, names),
      ),
    )
  },
})

const list = operation<'suggestions.list'>()({
  input: input.listInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayListSuggestions,
  async run(context, reach, { show, cursor }) {
    const found = await store.listWithin(context.db, reach, show, readCursor(cursor), rowsAPage + 1)
    const memberIds = [...new Set(found.slice(0, rowsAPage).flatMap(({ memberId }) => memberId ?? []))]
    const members = memberIds.length > 0 ? await findMembers(context.db, memberIds) : []
    const names = new Map(members.map(({ _id, name }) => [_id, name]))
    return answer(
      pageOf(
        found,
        rowsAPage,
        ({ sortKey }) => sortKey,
        suggestion => viewOf(suggestion, context, names),
      ),
      reach.orgId,
    )
  },
})

const answerIt = operation<'suggestions.answer'>()({
  input: input.toldInput,
  find: findIt,
  allow: mayTake('answer'),
  judges: suggestion => ({
    whose: [authorOf(suggestion)],
    orgId: suggestion.orgId,
    roles: ['communitySecretary', 'countyOffice'],
  }),
  run: (context, suggestion, asked) => take(context, suggestion, 'answer', asked),
})

const askAgain = operation<'suggestions.askAgain'>()({
  input: input.toldInput,
  find: findIt,
  allow: mayTake('askAgain'),
  async run(context, suggestion, asked) {
    const isRepeat = store.isRepeat(suggestion, 'askAgain', context.actor.openid, asked.tapId)
    if (hasAskedAgain(suggestion) && !isRepeat) return refuse('askedTwice')
    return take(context, suggestion, 'askAgain', asked)
  },
})

const settle = operation<'suggestions.settle'>()({
  input: input.actInput,
  find: findIt,
  allow: mayTake('settle'),
  run: (context, suggestion, asked) => take(context, suggestion, 'settle', { ...asked, text: null }),
})

const tally = operation<'suggestions.tally'>()({
  input: nothing,
  find: () => null,
  allow: mayAsk,
  async run({ db, now, rules }) {
    const day = dayOf(now)
    const months = Array.from({ length: monthsTold }, (_, back) => addMonths(day, -back).slice(0, 7))
    const kept = await store.listTallies(db, months)
    return answer({
      day,
      answerDays: rules.on(day)['suggestions.answerDays'],
      months: months.flatMap(month => {
        const counted = kept.find(({ _id }) => _id === month)
        if (!counted) return []
        const { received, answered, answeredInTime } = counted
        return [{ month, received, answered, answeredInTime }]
      }),
    })
  },
})

const authorOf = ({ askedBy, memberId }: Suggestion) => ({ openid: askedBy, memberId })

function findIt({ db }: Context, { suggestionId }: { suggestionId: string }) {
  return store.findSuggestion(db, suggestionId)
}

/** One person, one tap, one suggestion. */
const suggestionIdOf = (openid: string, tapId: string): string =>
  `s${shortHash(`suggestion ${openid} ${tapId}`)}`

async function newSuggestion(
  context: Context,
  { kind, about, text, tapId }: Input<'suggestions.submit'>,
): Promise<Suggestion> {
  const { actor, tree, now } = context
  const _id = suggestionIdOf(actor.openid, tapId)
  const isCorrection = kind === 'correction'
  const dueAt = await answerBy(context)
  return {
    _id,
    no: drawnFrom(`suggestion ${_id}`, 8).replace(/(.{4})(?=.)/g, '$1-'),
    kind,
    about,
    askedBy: actor.openid,
    memberId: isCorrection ? actor.memberId : null,
    orgId: (isCorrection && actor.member?.communityId) || countyOf(tree),
    state: 'waiting',
    dueAt,
    remindAt: remindAtOf(dueAt, now),
    askedAt: now,
    steps: [stepOf(context, 'submit', 'author', null, tapId, text)],
    revision: 1,
    sortKey: sortKeyOf('waiting', dueAt, now, _id),
    ownKey: ownKeyOf(now, _id),
  }
}

/** Until when somebody should have answered (G80). */
async function answerBy({ db, rules, now }: Context): Promise<Moment> {
  const days = rules.on(dayOf(now))['suggestions.answerDays']
  return afterWorkHours(now, days * hoursADay, await readWorkCalendar(db, now))
}

function countyOf(tree: Context['tree']): string {
  const [county] = tree.ofKind('county')
  if (!county) throw new Error('a tree without a county')
  return county._id
}

/** Takes one act: an answer ends the wait, asking again goes to the office, settling ends it. */
async function take(
  context: Context,
  suggestion: Suggestion,
  act: keyof typeof ways,
  { revision, text, tapId }: { revision: number; text: string | null; tapId: string },
) {
  const { db, actor, tree, now } = context
  if (store.isRepeat(suggestion, act, actor.openid, tapId)) return told(context, suggestion)
  const isSeen = suggestion.revision === revision
  if (!isSeen || !mayAct(act, suggestion, partiesOf(actor, suggestion))) return refuse('movedOn')
  const { to, by } = ways[act]
  const dueAt = to === 'waiting' ? await answerBy(context) : null
  const orgId = act === 'askAgain' ? countyOf(tree) : suggestion.orgId
  const step = stepOf(context, act, by, suggestion.orgId, tapId, text)
  const remindAt = dueAt === null ? null : remindAtOf(dueAt, now)
  const changed = { state: to, dueAt, remindAt, orgId, sortKey: sortKeyOf(to, dueAt, now, suggestion._id) }
  const kept = await store.act(db, suggestion, step, changed, monthOf(suggestion.askedAt))
  return kept ? told(context, kept) : refuse('movedOn')
}

const monthOf = (at: Moment): string => dayOf(at).slice(0, 7)

function stepOf(
  { actor, tree, now }: Context,
  act: SuggestionStep['act'],
  party: 'author' | 'office',
  orgId: string | null,
  tapId: string,
  text: string | null,
): SuggestionStep {
  const held =
    party === 'office' && orgId !== null
      ? roleWithin(actor.roles, tree, orgId, ['communitySecretary', 'countyOffice'])
      : null
  const name = party === 'office' ? (actor.member?.name ?? null) : null
  const by = { party, openid: actor.openid, role: held?.role ?? null, orgId: held?.orgId ?? null, name }
  return { act, at: now, by, text, tapId }
}

/** As it stands after the act, for whoever took it. */
function told(context: Context, suggestion: Suggestion) {
  return answer({ suggestion: viewOf(suggestion, context, new Map()) })
}

/** Who says it is told of by the identity; who asks for his or her own record to be put right, by name as well. */
const whoseSuggestion = ({ _id, askedBy, memberId, orgId }: Suggestion): Whom => ({
  memberId,
  matter: { matterId: _id, openid: askedBy },
  orgId,
})

function viewOf(suggestion: Suggestion, context: Context, names: Map<string, string>): SuggestionView {
  const { actor, tree, now } = context
  const { _id, no, kind, about, memberId, orgId, state, dueAt, askedAt, steps, revision } = suggestion
  const parties = partiesOf(actor, suggestion)
  return tells(whoseSuggestion(suggestion), {
    suggestionId: _id,
    no,
    kind,
    about,
    name: (memberId && names.get(memberId)) || null,
    office: tree.brief(orgId),
    state,
    dueAt,
    isLate: isLate(suggestion, now),
    askedAt,
    steps: steps.map(({ act, at, by, text }) => ({
      act,
      at,
      text,
      by: {
        party: by.party,
        place: by.orgId ? (tree.find(by.orgId)?.name ?? null) : null,
        role: by.role,
        name: by.name,
      },
    })),
    revision,
    can: {
      answer: mayAct('answer', suggestion, parties) && !isOwnAct(actor, authorOf(suggestion)),
      askAgain: mayAct('askAgain', suggestion, parties),
      settle: mayAct('settle', suggestion, parties),
    },
  })
}

export const suggestionOperations = {
  'suggestions.submit': submit,
  'suggestions.mine': mine,
  'suggestions.list': list,
  'suggestions.answer': answerIt,
  'suggestions.askAgain': askAgain,
  'suggestions.settle': settle,
  'suggestions.tally': tally,
} satisfies Pick<OperationTable, keyof SuggestionOperations>
