import { useEffect, useRef, useState } from 'react'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { WhoLookedRow } from '../audits/who-looked-row'
import { Listed } from '../door/listed'
import { sendRefusals, words } from './ask-words'
import { titleOf } from './card-words'
import { RequestCard } from './request-card'
import { dropUnsent, keepAndSend, type Unsent, useUnsent } from './unsent'
import { readRefusals } from './words'

/** What I asked for, and what has not left this phone yet (G38). */
export function AskedScreen() {
  const pages = usePages('requests.mine', {})
  useReturn(pages.reload)
  const unsent = useUnsent()
  const waiting = useRef(unsent.length)
  // What the phone has sent, also by itself once there was a network, stands among the community's from now on.
  useEffect(() => {
    if (unsent.length < waiting.current) void pages.reload()
    waiting.current = unsent.length
  }, [unsent.length, pages.reload])
  return (
    <Frame title={words.mine} foot={<Button onTap={() => goTo(routes.ask())}>{words.title}</Button>}>
      {unsent.map(request => (
        <UnsentCard key={request.tapId} request={request} />
      ))}
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.mineEmpty} next={words.mineEmptyNext} />}
      >
        {items => (
          <>
            <Rows>
              {items.map(request => (
                <RequestCard key={request.requestId} request={request} />
              ))}
            </Rows>
            <Rows>
              <WhoLookedRow />
            </Rows>
          </>
        )}
      </Listed>
    </Frame>
  )
}

/** Shown as what it is: written, kept, and not with the community yet. */
function UnsentCard({ request }: { request: Unsent }) {
  const [isBusy, setIsBusy] = useState(false)
  const [isDropping, setIsDropping] = useState(false)
  const { told, voice, photos, keptAt, refusal } = request
  const why = refusal === null ? null : sendRefusals[refusal as keyof typeof sendRefusals]

  const send = async () => {
    setIsBusy(true)
    await keepAndSend({ ...request, refusal: null })
    setIsBusy(false)
  }
  return (
    <Card tone="care">
      <Words kind="strong">{`${words.unsent}：${titleOf(told)}`}</Words>
      {told.answers.map(({ question, answer }) => (
        <Words key={question}>{`${question}：${answer}`}</Words>
      ))}
      {told.text && <Words>{told.text}</Words>}
      {voice && <Words>{words.voiceAlong(voice.seconds)}</Words>}
      {photos.length > 0 && <Words>{words.photosAlong(photos.length)}</Words>}
      <Words kind="soft">{words.unsentSince(momentInWords(keptAt))}</Words>
      <Words>{why ? `${why.title}。${why.next}` : words.unsentWaits}</Words>
      <Button kind="second" busy={isBusy && words.sending} onTap={send}>
        {words.sendNow}
      </Button>
      <Button kind="quiet" onTap={() => setIsDropping(true)}>
        {words.drop}
      </Button>
      {isDropping && (
        <Confirm
          title={words.dropTitle}
          sentence={words.dropSentence}
          yes={words.drop}
          onYes={() => dropUnsent(request.tapId)}
          onNo={() => setIsDropping(false)}
        />
      )}
    </Card>
  )
}
