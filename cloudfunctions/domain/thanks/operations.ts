import { dayOf } from '../../../src/contract/calendar'
import type { Thanks, ThanksOperations } from '../../../types/thanks'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { hiddenIn, withoutContacts } from '../../kernel/contacts-in-words'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor, writeCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { inCommunity } from '../../kernel/own-act'
import { isWithinRate } from '../../kernel/tries'
import { judgeText } from '../../platform/wechat'
import { mayAsMember } from '../accounts/access'
import { mayKeepBoards } from '../board/access'
import { wantedOn } from '../board/page'
import { findOnBoard } from '../board/store'
import { momentKey } from '../registrations/rules'
import { mayAgree, mayDecide, mayReadStories, mayThank } from './access'
import * as input from './input'
import { after, afterConsent, dueKeyOf, isDone, letterMonth } from './rules'
import * as store from './store'
import { thanksIdOf, thanksView, toRead } from './thanks'

const thanksAPage = 20

const write = operation<'thanks.write'>()({
  input: input.writeInput,
  find: ({ tree }, { estateId }) => tree.find(estateId),
  allow: mayThank,
  async run(context, { estate, communityId }, { tapId, memberId, text, signedBy, mayBeStory }) {
    const { db, actor, now } = context
    const _id = thanksIdOf(actor.openid, tapId)
    const before = await store.findThanks(db, _id)
    if (before) return answer({ words: before.words, letter: letterMonth(before.day) })
    if (memberId === actor.memberId) return refuse('toYourself')
    const [row] = await findOnBoard(db, wantedOn(context, communityId, estate._id), [memberId])
    if (!row) return refuse('gone')
    const day = dayOf(now)
    if (!(await isWithinRate(context, 'thanks', _id))) return refuse('tooManyToday')

    const kept = await store.keepThanks(db, {
      _id,
      memberId,
      communityId,
      by: actor.openid,
      text,
      signedBy,
      words: 'unread',
      story: mayBeStory ? 'offered' : 'no',
      day,
      readKey: momentKey(now, _id),
      dueKey: null,
      storyKey: null,
      letter: null,
      letterKey: null,
      history: [],
    })
    const judged = await judge(context, kept)
    return answer({ words: judged.words, letter: letterMonth(day) })
  },
})

/** Fails closed (G182): what was not cleared waits for a person, and nothing is lost. */
async function judge(context: Context, thanks: Thanks): Promise<Thanks> {
  if (thanks.words !== 'unread') return thanks
  const { db, actor, now } = context
  const verdict = await judgeText(actor.openid, [thanks.text, thanks.signedBy].filter(Boolean).join('\n'))
  if (verdict === 'unreached') return thanks
  const line = { at: now, by: 'check', act: verdict }
  const set =
    verdict === 'pass'
      ? { words: 'clear' as const, readKey: null, dueKey: dueKeyOf(thanks.day, thanks) }
      : { words: 'doubtful' as const }
  return (await store.move(db, thanks, set, line)) ?? thanks
}

const mine = operation<'thanks.mine'>()({
  input: input.mineInput,
  find: () => null,
  allow: mayAsMember,
  async run({ db }, { memberId }, { cursor }) {
    const found = await store.listLetters(db, memberId, readCursor(cursor), thanksAPage + 1)
    return answer(pageOf(found, thanksAPage, ({ letterKey }) => letterKey ?? '', thanksView))
  },
})

const setStory = operation<'thanks.setStory'>()({
  input: input.setStoryInput,
  find: ({ db }, { thanksId }) => store.findThanks(db, thanksId),
  allow: mayAgree,
  async run({ db, actor, now }, thanks, { agrees }) {
    const story = afterConsent(agrees, thanks)
    const isSo = agrees
      ? thanks.story === 'agreed' || thanks.story === 'published'
      : thanks.story === 'offered'
    if (story === null) return isSo ? answer({ item: thanksView(thanks) }) : refuse('movedOn')
    const storyKey = agrees ? momentKey(now, thanks._id) : null
    const line = { at: now, by: actor.openid, act: agrees ? 'agree' : 'takeBack' }
    const moved = await store.move(db, thanks, { story, storyKey }, line)
    const stands = moved ?? (await store.findThanks(db, thanks._id))
    return stands?.story === story ? answer({ item: thanksView(stands) }) : refuse('movedOn')
  },
})

const listToRead = operation<'thanks.listToRead'>()({
  input: input.listInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayKeepBoards,
  async run(context, { communityId }, { show, cursor }) {
    const { db } = context
    const from = readCursor(cursor)
    const rows =
      show === 'words'
        ? await store.listToRead(db, communityId, from, thanksAPage + 1)
        : await store.listStories(
            db,
            communityId,
            show === 'stories' ? 'agreed' : 'published',
            from,
            thanksAPage + 1,
          )
    const shown = rows.slice(0, thanksAPage)
    return answer(
      {
        items: shown.flatMap(row => toRead(row, context.actor)),
        cursor: next(rows, show === 'words' ? 'readKey' : 'storyKey'),
      },
      communityId,
    )
  },
})

const decide = operation<'thanks.decide'>()({
  input: input.decideInput,
  find: async ({ db, tree }, { thanksId, communityId }) => ({
    thanks: await store.findThanks(db, thanksId),
    community: tree.find(communityId),
  }),
  allow: mayDecide,
  judges: ({ communityId, memberId, by }) => inCommunity(communityId, { memberId }, { openid: by }),
  async run(context, thanks, { communityId, decision }) {
    const { db, actor, now } = context
    audit(context, communityId, [thanks.memberId])
    const line = { at: now, by: actor.openid, act: decision }
    const to = after(decision, thanks)
    const moved = to && (await store.move(db, thanks, { ...to, ...keysAfter(thanks, to, dayOf(now)) }, line))
    const stands = moved ?? (await store.findThanks(db, thanks._id)) ?? thanks
    const { words, story } = stands
    return isDone(decision, stands) ? answer({ words, story }) : refuse('movedOn')
  },
})

/** Words that were read go with the next letter; a story that was left waits no longer. */
function keysAfter(thanks: Thanks, to: Pick<Thanks, 'words' | 'story'>, day: string) {
  const isCleared = to.words === 'clear' && thanks.words !== 'clear'
  return {
    ...(to.words !== thanks.words && { readKey: null }),
    ...(isCleared && { dueKey: dueKeyOf(day, thanks) }),
    ...(to.story === 'left' && { storyKey: null }),
  }
}

const stories = operation<'thanks.stories'>()({
  input: input.storiesInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayReadStories,
  async run({ db, actor }, { communityId }, { cursor }) {
    const rows = await store.listStories(db, communityId, 'published', readCursor(cursor), thanksAPage + 1)
    const items = rows
      .slice(0, thanksAPage)
      .flatMap(row => toRead(row, actor))
      .map(({ thanksId, name, text, signedBy }) => ({
        thanksId,
        name,
        text: withoutContacts(text),
        signedBy: hiddenIn(signedBy),
      }))
    return answer({ items, cursor: next(rows, 'storyKey') })
  },
})

function next(rows: Thanks[], key: 'readKey' | 'storyKey'): string | null {
  const last = rows.length > thanksAPage ? rows[thanksAPage - 1]?.[key] : null
  return last ? writeCursor(last) : null
}

export const thanksOperations = {
  'thanks.write': write,
  'thanks.mine': mine,
  'thanks.setStory': setStory,
  'thanks.listToRead': listToRead,
  'thanks.decide': decide,
  'thanks.stories': stories,
} satisfies Pick<OperationTable, keyof ThanksOperations>
