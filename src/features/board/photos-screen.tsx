import { useState } from 'react'
import type { BoardPhotoToSee } from '../../../types/board'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { PersonLine } from '../../ui/person-line'
import { Photos } from '../../ui/photos'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { decideRefusals, keepRefusals, words } from './words'

/** Photos that wait for a person's eye (G182). */
export function PhotosScreen({ communityId }: { communityId: string }) {
  const pages = usePages('board.listPhotos', { communityId })
  return (
    <Frame title={words.photosTitle} lead={words.photosLead}>
      <Listed
        pages={pages}
        sentences={keepRefusals}
        empty={<Empty art="empty" title={words.noPhotos} next={words.noPhotosNext} />}
      >
        {items =>
          items.map(photo => (
            <PhotoCard
              key={photo.photoTapId}
              communityId={communityId}
              photo={photo}
              onDone={() => pages.change(({ photoTapId }) => photoTapId === photo.photoTapId, null)}
            />
          ))
        }
      </Listed>
    </Frame>
  )
}

interface PhotoCardProps {
  communityId: string
  photo: BoardPhotoToSee
  onDone: () => void
}

function PhotoCard({ communityId, photo, onDone }: PhotoCardProps) {
  const decide = useAction('board.decidePhoto')
  const [isReasoning, setIsReasoning] = useState(false)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const { memberId, photoTapId, name, unitName, url, standing, consentAt, can } = photo
  const it = { communityId, memberId, photoTapId }

  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (!answer?.ok) return
    say(answer.value.state === 'shown' ? words.released : words.sentBack)
    onDone()
  }
  const sendBack = async () => {
    setHasTried(true)
    if (!reason.trim()) return
    setIsReasoning(false)
    settle(await decide.run({ ...it, decision: 'sendBack', reason: reason.trim() }))
  }
  return (
    <Card>
      <PersonLine name={name} note={unitName} />
      {url && <Photos addresses={[url]} labelOf={() => words.photoOf(name)} />}
      {words.standings[standing] && <Words>{words.standings[standing]}</Words>}
      <Words kind="soft">{words.consentOn(dayInWords(dayOf(consentAt)))}</Words>
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      {!can.decide && <Words kind="soft">{ownActItem}</Words>}
      {can.decide && url && (
        <Button
          busy={decide.isBusy && words.releasing}
          label={`${words.release} ${name}`}
          onTap={async () => settle(await decide.run({ ...it, decision: 'show' }))}
        >
          {words.release}
        </Button>
      )}
      {can.decide && (
        <Button kind="second" label={`${words.sendBack} ${name}`} onTap={() => setIsReasoning(true)}>
          {words.sendBack}
        </Button>
      )}
      {isReasoning && (
        <Confirm
          title={words.sendBackTitle(name)}
          sentence={words.sendBackSentence}
          yes={words.sendBack}
          busy={decide.isBusy && words.sendingBack}
          reason={{
            label: words.reason,
            value: reason,
            onType: setReason,
            maxLength: 100,
            error: hasTried && !reason.trim() ? words.reasonError : null,
          }}
          onYes={sendBack}
          onNo={() => setIsReasoning(false)}
        />
      )}
    </Card>
  )
}
