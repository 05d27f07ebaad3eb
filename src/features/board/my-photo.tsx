import { useState } from 'react'
import type { MyBoard } from '../../../types/board'
import { handIn } from '../../cloud/bring'
import type { Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { dayInWords, dayOf } from '../../contract/calendar'
import { newTapId } from '../../contract/tap-id'
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
  const [notTaken, setNotTaken] = useState<RefusedAnswer<'uploads.take'> | null>(null)
  const give = useAction('board.givePhoto')
  const [isBusy, setIsBusy] = useState(false)

  const choose = async () => {
    const [taken] = await takePhotos(1)
    if (!taken) return
    if (taken.kind !== 'taken') return say(notTakenWords[taken.kind])
    setIsBusy(true)
    const kept = await handIn('picture', taken.file, newTapId())
    putAwayFile(taken.file)
    setNotTaken(kept.ok ? null : kept)
    if (kept.ok) await finish(kept.value.uploadId)
    setIsBusy(false)
  }
  const finish = async (uploadId: string) => {
    const given = await give.run({ uploadId, consents: true })
    if (!given?.ok) return
    onChanged(given.value)
    say(words.given)
  }
  const answer = notTaken ?? give.refused
  const refused = answer && <Refused answer={answer} sentences={photoRefusals} onRetry={choose} />
  return { choose, isBusy, refused }
}
