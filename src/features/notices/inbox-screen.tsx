import { useAction } from '../../cloud/use-action'
import { type Item, usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { goTo } from '../../routes'
import { Button } from '../../ui/button'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { RemindMe } from '../reminders/remind-me'
import { pathOf } from './links'
import { listRefusals, noticeInWords, words } from './words'

type Notice = Item<'notices.list'>

/** What I was told, the newest first (G38). Whether I have seen it is mine alone (G56). */
export function InboxScreen() {
  const notices = usePages('notices.list', {})
  const seeing = useAction('notices.markSeen')

  const open = async (notice: Notice) => {
    const seen = notice.isNew ? seeing.run({ kind: 'these', noticeIds: [notice.noticeId] }) : null
    notices.change(({ noticeId }) => noticeId === notice.noticeId, { ...notice, isNew: false })
    if (notice.link) goTo(pathOf(notice.link))
    await seen
  }
  const settle = async (asked: ReturnType<typeof seeing.run>) => {
    const seen = await asked
    if (seen?.ok) await notices.reload()
  }

  return (
    <Frame title={words.title} lead={words.lead}>
      <Listed
        pages={notices}
        sentences={listRefusals}
        empty={<Empty art="done" title={words.empty} next={words.emptyNext} />}
      >
        {items => (
          <>
            {seeing.refused && (
              <Refused
                answer={seeing.refused}
                sentences={listRefusals}
                onRetry={() => settle(seeing.retry())}
              />
            )}
            {items.some(({ isNew }) => isNew) && (
              <Button
                kind="quiet"
                busy={seeing.isBusy && words.seeing}
                onTap={() => settle(seeing.run({ kind: 'all' }))}
              >
                {words.seenAll}
              </Button>
            )}
            <Rows>
              {items.map(notice => (
                <NoticeRow key={notice.noticeId} notice={notice} onOpen={() => open(notice)} />
              ))}
            </Rows>
          </>
        )}
      </Listed>
      <RemindMe />
    </Frame>
  )
}

function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { text, about } = noticeInWords(notice)
  return (
    <Row
      title={text}
      note={`${about}，${momentInWords(notice.at)}`}
      mark={notice.isNew ? words.isNew : undefined}
      markTone="care"
      onTap={notice.link || notice.isNew ? onOpen : undefined}
    />
  )
}
