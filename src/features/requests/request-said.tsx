import type { RequestView } from '../../../types/requests'
import { momentInWords } from '../../contract/calendar'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { dueInWords, placeInWords } from './card-words'
import { ListenTo, PhotosOf } from './sent-along'
import { forWords, whenWords, words } from './words'

/** What was asked for, as far as this person may read it. */
export function RequestSaid({ request }: { request: RequestView }) {
  const { requestId, text, isUrgent, alsoAsked, hasVoice, photos, forgottenAt, sides } = request
  // Whoever reads the words before they are cleared sees that none were written; the others cannot know.
  const isHeld = request.words !== 'clear' && !sides.includes('asker') && !sides.includes('host')
  return (
    <Card tone={isUrgent ? 'care' : 'plain'}>
      {text && <Words kind="strong">{text}</Words>}
      {isHeld && <Words>{words.wordsHeld}</Words>}
      {text?.includes('已隐去）') && forgottenAt === null && <Words kind="soft">{words.hiddenInWords}</Words>}
      {hasVoice && <Words>{text || isHeld ? words.voice : words.voiceOnly}</Words>}
      {request.can.listen && <ListenTo requestId={requestId} />}
      {photos > 0 && <Words>{words.photos(photos)}</Words>}
      {request.can.seePhotos && <PhotosOf requestId={requestId} />}
      <Facts facts={factsOf(request)} />
      {alsoAsked > 0 && <Words>{words.alsoAsked(alsoAsked)}</Words>}
    </Card>
  )
}

function factsOf(request: RequestView): { name: string; text: string }[] {
  const { kind, answers, when, forWhom, no, askedAt, volunteers } = request
  const due = dueInWords(request)
  return [
    ...answers.map(({ question, answer }) => ({ name: question, text: answer })),
    { name: words.where, text: placeInWords(request) },
    ...(kind === 'opinion' ? [] : [{ name: words.when, text: whenWords[when] }]),
    ...(forWhom === 'me' ? [] : [{ name: words.forWhom, text: forWords[forWhom] }]),
    ...(volunteers.length > 0
      ? [{ name: words.volunteers, text: volunteers.map(({ name }) => name).join('、') }]
      : []),
    { name: words.asked, text: momentInWords(askedAt) },
    ...(due ? [{ name: words.due, text: due }] : []),
    { name: words.no, text: no },
  ]
}
