import { dayOf } from '../../../src/contract/calendar'
import type { DoorRefusal, Input } from '../../../types/api'
import type { OpinionOperations, OpinionSheet, OpinionWordsKept } from '../../../types/opinions'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { isWithinRate } from '../../kernel/tries'
import { allowed } from '../../kernel/verdict'
import { judgeText } from '../../platform/wechat'
import { mayAsk } from '../accounts/access'
import { byName } from '../orgs/tree'
import { leadsCommunity } from '../sites/access'
import { mayCollectOpinions, mayKeepSheets, mayReadWords } from './access'
import { readOpinionCode, type Slip, tallyIdOf } from './code'
import * as input from './input'
import { printForms } from './printing'
import { exampleQuestions } from './questions'
import { addedBy, resultOf, sheetsTold, sheetView } from './rules'
import * as store from './store'

const wordsAPage = 20

const county = operation<'opinions.county'>()({
  input: nothing,
  find: () => null,
  allow: mayKeepSheets,
  async run(context) {
    const { db, now } = context
    const latest = await store.latestSheet(db)
    const year = yearOf(now)
    const shown = latest && (latest.state === 'open' || latest._id === year) ? latest : null
    const communities = communitiesOf(context)
    const sums = shown ? await store.listSums(db, shown._id, idsOf(communities)) : []
    return answer({
      year,
      sheet: shown && sheetView(shown),
      examples: [...exampleQuestions],
      items: communities.map(({ _id }) => {
        const kept = sums.find(({ communityId }) => communityId === _id)
        return {
          community: context.tree.brief(_id),
          printed: kept?.printed ?? 0,
          sheets: kept ? sheetsEnded(kept, leastOf(context)) : null,
          isPublished: Boolean(kept?.publishedAt),
        }
      }),
      can: { open: shown === null, close: shown?.state === 'open' },
    })
  },
})

const open = operation<'opinions.open'>()({
  input: input.openInput,
  find: () => null,
  allow: mayKeepSheets,
  async run({ db, actor, now }, _office, { questions, returnBy }) {
    if (returnBy < dayOf(now)) return refuse('returnByPast')
    const latest = await store.latestSheet(db)
    const year = yearOf(now)
    if (latest?.state === 'open' && latest._id !== year) return refuse('earlierOpen')
    const sheet: OpinionSheet = {
      _id: year,
      state: 'open',
      questions,
      returnBy,
      openedAt: now,
      openedBy: actor.openid,
      closedAt: null,
      closedBy: null,
    }
    const { kept, isNew } = await store.keepSheet(db, sheet)
    return answer({ sheet: sheetView(kept), isNew })
  },
})

const close = operation<'opinions.close'>()({
  input: input.closeInput,
  find: ({ db }, { year }) => store.findSheet(db, year),
  allow(actor, sheet) {
    const verdict = mayKeepSheets(actor)
    if (!verdict.may) return verdict
    return sheet ? allowed(sheet) : { may: false, refusal: 'notAllowed' }
  },
  async run(context, sheet) {
    const { db, actor, now } = context
    const closing = { closedBy: actor.openid, closedAt: now, shownFrom: leastOf(context) }
    await store.closeSheet(db, sheet._id, closing)
    return answer({ sheet: sheetView({ ...sheet, state: 'closed' }) })
  },
})

const community = operation<'opinions.community'>()({
  input: input.communityInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayCollectOpinions,
  async run(context, { _id: communityId }) {
    const { db, tree, now, rules } = context
    const sheet = await store.latestSheet(db)
    const sums = sheet && (await store.findSums(db, sheet._id, communityId))
    const isOpen = sheet?.state === 'open'
    const isClosed = sheet?.state === 'closed' && sums?.state === 'closed'
    const most = rules.on(dayOf(now))['opinions.codesAtMost']
    return answer({
      community: tree.brief(communityId),
      sheet: sheet && sheetView(sheet),
      printed: sums?.printed ?? 0,
      sheets: sums && sheetsEnded(sums, leastOf(context)),
      most,
      result: isClosed ? resultOf(sums, sheet.questions, leastOf(context)) : null,
      isPublished: Boolean(sums?.publishedAt),
      can: {
        print: isOpen && (sums?.printed ?? 0) < most,
        enter: isOpen && sums !== null && sums.printed > 0,
        publish: isClosed && !sums.publishedAt,
        readWords: isClosed,
      },
    })
  },
})

/** Neither of the two says in the log who asked: with the tally beside it, a name and a moment could tell a choice. */
const look = operation<'opinions.look'>()({
  input: input.lookInput,
  isSecret: true,
  find: (context, { code }) => slipOf(context, code),
  // Whoever holds a code was given it; only the questions and the community's name are told, and not whether it was used:
  // who printed the codes could ask for each.
  allow: (_actor, slip) => allowed({ slip }),
  async run(context, { slip }, { code: typed }) {
    if (!slip) return refuseCode(context, typed)
    const { db, tree } = context
    const [sheet, code] = await Promise.all([store.findSheet(db, slip.year), store.findCode(db, slip)])
    if (!sheet || code?.used == null) return refuseCode(context, typed)
    const isOpen = code.state === 'open' && sheet.state === 'open'
    return answer({
      year: slip.year,
      communityId: slip.communityId,
      communityName: tree.find(slip.communityId)?.name ?? '',
      questions: sheet.questions,
      returnBy: sheet.returnBy,
      standing: isOpen ? 'open' : 'closed',
    })
  },
})

const answerIt = operation<'opinions.answer'>()({
  input: input.answerInput,
  isSecret: true,
  find: (context, { code }) => slipOf(context, code),
  allow: (_actor, slip) => allowed({ slip }),
  async run(context, { slip }, asked) {
    if (!slip) return refuseCode(context, asked.code)
    const checked = asked.words === null ? 'clear' : await readingOf(context, asked.words)
    // Whoever printed the code is answered as at the desk, also with a phone in hand.
    const isPaper = leadsCommunity(context.actor, slip.communityId)
    return fill(context, slip, asked, { checked, isPaper })
  },
})

/** A paper by its code. Whoever types it is not told in the log either. */
const enter = operation<'opinions.enter'>()({
  input: input.enterInput,
  isSecret: true,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayCollectOpinions,
  async run(context, { _id: communityId }, asked) {
    const slip = slipOf(context, asked.code)
    return slip?.communityId === communityId
      ? fill(context, slip, asked, { checked: 'clear', isPaper: true })
      : refuseCode(context, asked.code)
  },
})

const publish = operation<'opinions.publish'>()({
  input: input.publishInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayCollectOpinions,
  async run(context, { _id: communityId }, { year }) {
    const { db, actor, now } = context
    const [sheet, sums] = await Promise.all([
      store.findSheet(db, year),
      store.findSums(db, year, communityId),
    ])
    if (!sheet || sums?.state !== 'closed') return refuse('stillOpen')
    await store.publish(db, tallyIdOf({ year, communityId }), actor.openid, now)
    return answer({ result: resultOf(sums, sheet.questions, leastOf(context)) })
  },
})

const results = operation<'opinions.results'>()({
  input: input.resultsInput,
  find: () => null,
  allow: mayAsk,
  async run(context, _anybody, { year: wanted }) {
    const { db, tree } = context
    const closed = (await store.listSheets(db)).filter(({ state }) => state === 'closed')
    const sheet = (wanted === null ? closed[0] : closed.find(({ _id }) => _id === wanted)) ?? null
    const communities = communitiesOf(context)
    const sums = sheet ? await store.listSums(db, sheet._id, idsOf(communities)) : []
    return answer({
      year: sheet?._id ?? null,
      years: closed.map(({ _id }) => _id),
      questions: sheet?.questions ?? [],
      items: communities.map(({ _id }) => {
        const kept = sums.find(({ communityId }) => communityId === _id)
        const isPublic = sheet !== null && kept?.state === 'closed' && kept.publishedAt !== null
        return {
          community: tree.brief(_id),
          result: isPublic ? resultOf(kept, sheet.questions, leastOf(context)) : null,
        }
      }),
    })
  },
})

const words = operation<'opinions.words'>()({
  input: input.wordsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayReadWords,
  async run(context, { community, isTheirs }, { year, show, cursor }) {
    const { db } = context
    const tallyId = tallyIdOf({ year, communityId: community._id })
    const sums = await store.findSums(db, year, community._id)
    const least = leastOf(context)
    // While answers come in, new words would tell of the last one.
    const isReadable = sums?.state === 'closed' && (isTheirs || isTold(sums, least))
    if (!isReadable) return answer({ items: [], cursor: null })
    if (show === 'toRead' && cursor === null) await store.moveWordsLeft(db, tallyId)
    const found = await store.listWords(db, tallyId, {
      state: show,
      isPaperAlone: sheetsTold(sums, least) !== sums.sheets,
      after: readCursor(cursor),
      limit: wordsAPage + 1,
    })
    return answer(
      pageOf(
        found,
        wordsAPage,
        ({ _id }) => _id,
        ({ _id, text, checked }) => ({ wordsId: _id, text, checked }),
      ),
    )
  },
})

const decideWords = operation<'opinions.decideWords'>()({
  input: input.decideWordsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayCollectOpinions,
  async run({ db }, { _id: communityId }, { year, wordsIds, decision }) {
    const tallyId = tallyIdOf({ year, communityId })
    const state = decision === 'show' ? 'shown' : 'keptBack'
    return answer({ decided: await store.decideWords(db, tallyId, wordsIds, state) })
  },
})

const yearOf = (now: number): string => dayOf(now).slice(0, 4)

const leastOf = ({ rules, now }: Context): number => rules.on(dayOf(now))['statistics.shownFrom']

const communitiesOf = ({ tree }: Context) => tree.ofKind('community').sort(byName)

const idsOf = (places: { _id: string }[]): string[] => places.map(({ _id }) => _id)

/** Published, and by so many that no single household can be read out of it. */
const isTold = (sums: store.Sums, least: number): boolean =>
  sums.publishedAt !== null && sheetsEnded(sums, least) !== null

/** While sheets come in, two looks would tell of the one between them. */
function sheetsEnded(sums: store.Sums, least: number): number | null {
  const sheets = sheetsTold(sums, least)
  return sums.state === 'closed' && sheets >= (sums.shownFrom ?? least) ? sheets : null
}

/** This year's codes and the last one's: a sheet may be answered into January. Nothing is looked up for it. */
function slipOf({ tree, now }: Context, code: string): Slip | null {
  const year = yearOf(now)
  return readOpinionCode(code, [year, String(Number(year) - 1)], idsOf(tree.ofKind('community')))
}

/** Whoever holds a genuine code is never counted, so that no row says who took part. */
async function refuseCode(context: Context, code: string) {
  return refuse((await isWithinRate(context, 'sheetCodes', code)) ? 'unknownCode' : 'tooManyTries')
}

/** Fails closed: a person reads everything before anybody else does, and what WeChat doubts is marked. */
async function readingOf({ actor }: Context, text: string): Promise<OpinionWordsKept['checked']> {
  const verdict = await judgeText(actor.openid, text)
  if (verdict === 'unreached') return 'unread'
  return verdict === 'pass' ? 'clear' : 'doubtful'
}

/** Of the tap nothing is kept: whoever sends again, for whatever reason, is told that the first sheet counts. */
async function fill(
  context: Context,
  slip: Slip,
  { code: typed, answers, words }: Omit<Input<'opinions.answer'>, 'tapId'>,
  { checked, isPaper }: { checked: OpinionWordsKept['checked']; isPaper: boolean },
) {
  const { db } = context
  const added = addedBy(answers, isPaper)
  const kept = words === null ? null : { text: words, checked, isFromPaper: isPaper }
  const isKept = await store.keepFilled(db, {
    slip,
    added,
    words: kept && { _id: store.newWordsId(), kept },
  })
  if (isKept) return answer({ isNew: isPaper ? null : true })
  const code = await store.findCode(db, slip, added)
  if (code?.used == null) return refuseCode(context, typed)
  if (code.state === 'closed') return refuse('sheetClosed')
  // Before the code's own state, so that an answer that cannot be kept does not tell of it.
  if (!code.isAsked) return refuse<DoorRefusal>('badInput', { problems: ['answers'] })
  return answer({ isNew: isPaper ? null : false })
}

export const opinionOperations = {
  'opinions.county': county,
  'opinions.open': open,
  'opinions.close': close,
  'opinions.community': community,
  'opinions.print': printForms,
  'opinions.look': look,
  'opinions.answer': answerIt,
  'opinions.enter': enter,
  'opinions.publish': publish,
  'opinions.results': results,
  'opinions.words': words,
  'opinions.decideWords': decideWords,
} satisfies Pick<OperationTable, keyof OpinionOperations>
