import type { Notice, NoticeOperations, NoticeView } from '../../../types/notices'
import type { Moment } from '../../../types/time'
import type { Actor } from '../../kernel/actor'
import { answer } from '../../kernel/answer'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayWithConsent } from '../accounts/access'
import { hasNewInput, listInput, markSeenInput } from './input'
import * as store from './store'
import { addressOf } from './telling'

const noticesAPage = 20

const list = operation<'notices.list'>()({
  isOpenAfterMove: true,
  input: listInput,
  find: () => null,
  allow: mayWithConsent,
  async run({ db }, actor, { cursor }) {
    const before = readCursor(cursor)
    const found = await Promise.all(
      addressesOf(actor).map(to => store.listNotices(db, to, before, noticesAPage + 1)),
    )
    const newestFirst = found
      .flat()
      .filter(({ at }) => at >= sinceOf(actor))
      .sort((one, other) => (one.sortKey < other.sortKey ? 1 : -1))
    return answer(pageOf(newestFirst, noticesAPage, ({ sortKey }) => sortKey, noticeView))
  },
})

const hasNew = operation<'notices.hasNew'>()({
  isOpenAfterMove: true,
  input: hasNewInput,
  find: () => null,
  allow: mayWithConsent,
  async run({ db }, actor) {
    return answer({ hasNew: await store.hasNew(db, addressesOf(actor)) })
  },
})

const markSeen = operation<'notices.markSeen'>()({
  isOpenAfterMove: true,
  input: markSeenInput,
  find: () => null,
  allow: mayWithConsent,
  async run({ db }, actor, input) {
    const addresses = addressesOf(actor)
    await store.markSeen(db, addresses, input.kind === 'these' ? input.noticeIds : null)
    return answer({ hasNew: await store.hasNew(db, addresses) })
  },
})

/** A phone that is nobody's any more reads what it is asked since, and not what its person was told before. */
function sinceOf({ hasMoved, account }: Actor): Moment {
  return hasMoved ? (account?.movedAway?.at ?? 0) : 0
}

/** Somebody is told things under the WeChat identity, and under the person on the roster. */
function addressesOf({ openid, memberId }: Actor): string[] {
  return [addressOf({ openid }), ...(memberId === null ? [] : [addressOf({ memberId })])]
}

/** What the person reads; how it went to the phone is not for the screen. */
function noticeView({ _id, kind, told, link, at, isNew }: Notice): NoticeView {
  return { noticeId: _id, kind, told, link, at, isNew } as NoticeView
}

export const noticeOperations = {
  'notices.list': list,
  'notices.hasNew': hasNew,
  'notices.markSeen': markSeen,
} satisfies Pick<OperationTable, keyof NoticeOperations>
