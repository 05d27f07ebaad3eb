import { useState } from 'react'
import type { MyBoard } from '../../../types/board'
import { type Along, along, handIn } from '../../cloud/bring'
import type { Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { dayInWords, dayOf } from '../../contract/calendar'
import { putAwayFile } from '../../platform/files'
import { takePhotos } from '../../platform/photos'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Photos } from '../../ui/photos'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { mineRefusals, notTakenWords, photoRefusals, photoStateWords, words } from './words'

interface MyPhotoProps {
  photo: MyBoard['photo']
  onChanged: (mine: MyBoard) => void
}

/** A face on the board only with consent that says its day, and off it in one tap (G181). */
export function MyPhoto({ photo, onChanged }: MyPhotoProps) {
  const give = useGiving(onChanged)
  const takeBack = useAction('board.takeBackPhoto')

  const settle = (answer: Awaited<ReturnType<typeof takeBack.run>>) => {
    if (!answer?.ok) return
    onChanged(answer.value)
    say(words.takenBack)
  }
  return (
    <Section title={words.photo}>
      <Words kind="soft">{words.photoWhy}</Words>
      {photo?.url && <Photos addresses={[photo.url]} labelOf={() => words.photo} />}
      <Words kind="strong">{photo ? photoStateWords[photo.state] : words.noPhoto}</Words>
      {photo && <Words kind="soft">{words.consentOn(dayInWords(dayOf(photo.consentAt)))}</Words>}
      {photo?.reason && <Words>{photo.reason}</Words>}
      {give.refused}
      <Button kind="second" icon="camera" busy={give.isBusy && words.giving} onTap={give.choose}>
        {photo ? words.change : words.give}
      </Button>
      {takeBack.refused && (
        <Refused
          answer={takeBack.refused}
          sentences={mineRefusals}
          onRetry={async () => settle(await takeBack.retry())}
        />
      )}
      {photo && (
        <Button
          kind="quiet"
          busy={takeBack.isBusy && words.takingBack}
          onTap={async () => settle(await takeBack.run({}))}
        >
          {words.takeBack}
        </Button>
      )}
    </Section>
  )
}

/** From the camera to the board: cleaned on the phone, taken in, and given with the consent. */
function useGiving(onChanged: (mine: MyBoard) => void) {
  const [photo, setPhoto] = useState<Along | null>(null)
  const [notTaken, setNotTaken] = useState<RefusedAnswer<'uploads.take'> | null>(null)
  const give = useAction('board.givePhoto')
  const [isBusy, setIsBusy] = useState(false)

  const choose = async () => {
    const [taken] = await takePhotos(1)
    if (!taken) return
    if (taken.kind !== 'taken') return say(notTakenWords[taken.kind])
    if (photo) putAwayFile(photo.file)
    give.forget()
    await send(along(taken.file))
  }
  /** Once more the same photo under the same taps, where an answer was lost on the way. */
  const send = async (chosen: Along) => {
    setIsBusy(true)
    setPhoto(chosen)
    await (chosen.uploadId === null ? bring(chosen) : finish(give.retry()))
    setIsBusy(false)
  }
  const bring = async (chosen: Along) => {
    const kept = await handIn('picture', chosen.file, chosen.tapId)
    setNotTaken(kept.ok ? null : kept)
    if (!kept.ok) return
    const { uploadId } = kept.value
    setPhoto({ ...chosen, uploadId })
    putAwayFile(chosen.file)
    await finish(give.run({ uploadId, consents: true }))
  }
  const finish = async (giving: ReturnType<typeof give.run>) => {
    const given = await giving
    if (!given?.ok) return
    onChanged(given.value)
    setPhoto(null)
    say(words.given)
  }
  const answer = notTaken ?? give.refused
  const refused = answer && photo && (
    <Refused answer={answer} sentences={photoRefusals} onRetry={() => send(photo)} />
  )
  return { choose, isBusy, refused }
}
