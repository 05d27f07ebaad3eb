import { useState } from 'react'
import type { ThanksDecision, ThanksToRead } from '../../../types/thanks'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { changeRefusals, readRefusals, words } from './words'

type Show = 'words' | 'stories' | 'told'

const shows: Show[] = ['words', 'stories', 'told']

/** What may be decided in each list, the likelier first. */
const decisions: Record<Show, { decision: ThanksDecision; title: string }[]> = {
  words: [
    { decision: 'clear', title: words.clear },
    { decision: 'keepBack', title: words.keepBack },
  ],
  stories: [
    { decision: 'publish', title: words.publish },
    { decision: 'leave', title: words.leave },
  ],
  told: [{ decision: 'leave', title: words.unpublish }],
}

/** Words that WeChat doubts, and stories that both sides want told: a person reads them first (G182 A73). */
export function ThanksToReadScreen({ communityId }: { communityId: string }) {
  const [show, setShow] = useState<Show>('words')
  const pages = usePages('thanks.listToRead', { communityId, show })
  return (
    <Frame title={words.keepTitle} lead={words.keepLead}>
      <Tabs
        label={words.keepTitle}
        tabs={shows.map(key => ({ key, title: words.tabs[key] }))}
        chosen={show}
        onChoose={setShow}
      />
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.nothing} next={words.nothingNext} />}
      >
        {items =>
          items.map(thanks => (
            <ToRead
              key={thanks.thanksId}
              communityId={communityId}
              show={show}
              thanks={thanks}
              onDone={() => pages.change(({ thanksId }) => thanksId === thanks.thanksId, null)}
            />
          ))
        }
      </Listed>
      <Button kind="second" onTap={() => goTo(routes.stories(communityId))}>
        {words.lookPublic}
      </Button>
    </Frame>
  )
}

interface ToReadProps {
  communityId: string
  show: Show
  thanks: ThanksToRead
  onDone: () => void
}

function ToRead({ communityId, show, thanks, onDone }: ToReadProps) {
  const decide = useAction('thanks.decide')
  const { thanksId, name, text, signedBy, can } = thanks

  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (!answer?.ok) return
    say(words.decided)
    onDone()
  }
  return (
    <Card>
      <Words kind="soft">{words.toWhom(name)}</Words>
      <Words>{text}</Words>
      {signedBy && <Words kind="strong">{words.signedBy(signedBy)}</Words>}
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={changeRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      {!can.decide && <Words kind="soft">{ownActItem}</Words>}
      {(can.decide ? decisions[show] : []).map(({ decision, title }, index) => (
        <Button
          key={decision}
          kind={index === 0 && show !== 'told' ? 'main' : 'second'}
          busy={decide.isBusy && words.deciding}
          label={`${title} ${name}`}
          onTap={async () => settle(await decide.run({ communityId, thanksId, decision }))}
        >
          {title}
        </Button>
      ))}
    </Card>
  )
}
