import { useState } from 'react'
import type { ReviewView } from '../../../types/checkins'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { firstDayOfQuarter, momentInWords, quarterOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { CorrectSheet } from './correct-sheet'
import { reviewKindWords, reviewRefusals, reviewListWords as words } from './desk-words'

type Person = ReviewView['people'][number]

/** What perhaps wants a second look (G205): a plain reason, one tap, and nothing follows by itself. */
export function ReviewsScreen({ communityId }: { communityId: string }) {
  const reviews = usePages('checkins.listReviews', { communityId })
  const overview = useOperation('checkins.overview', { communityId, quarter: null })
  const [correcting, setCorrecting] = useState<Person | null>(null)
  const corrected = async () => {
    setCorrecting(null)
    await reviews.reload()
  }

  return (
    <Frame title={words.title} lead={words.lead}>
      <Listed
        pages={reviews}
        sentences={reviewRefusals}
        empty={<Empty art="done" title={words.empty} next={words.emptyNext} />}
      >
        {items =>
          items.map(review => (
            <Review
              key={review.reviewId}
              communityId={communityId}
              review={review}
              onSettled={() => reviews.change(({ reviewId }) => reviewId === review.reviewId, null)}
              onCorrect={setCorrecting}
            />
          ))
        }
      </Listed>
      {correcting && (
        <CorrectSheet
          communityId={communityId}
          checkinId={correcting.checkinId}
          day={correcting.day ?? ''}
          earliest={overview.known?.value.enterFrom ?? firstDayOfQuarter(quarterOf(Date.now()))}
          onCorrected={corrected}
          onClose={() => setCorrecting(null)}
        />
      )}
    </Frame>
  )
}

interface ReviewProps {
  communityId: string
  review: ReviewView
  onSettled: () => void
  onCorrect: (person: Person) => void
}

function Review({ communityId, review, onSettled, onCorrect }: ReviewProps) {
  const { reviewId, kind, count, metres, firstAt, lastAt, people, can } = review
  const settle = useAction('checkins.settleReview')
  const [note, setNote] = useState('')
  const settled = (answer: Awaited<ReturnType<typeof settle.run>>) => {
    if (!answer?.ok) return
    say(answer.value.isNew ? words.settled : words.settledBefore)
    onSettled()
  }

  return (
    <Card>
      <Words kind="strong">{reviewKindWords[kind](count, metres)}</Words>
      <Words kind="soft">{words.when(momentInWords(firstAt), momentInWords(lastAt))}</Words>
      <Rows>
        {people.map(person => (
          <Row
            key={person.checkinId}
            title={person.name}
            note={[person.unitName, person.at && momentInWords(person.at)].filter(Boolean).join(' · ')}
            mark={person.state === 'undone' ? words.undone : undefined}
            onTap={person.state === 'counted' ? () => onCorrect(person) : undefined}
          />
        ))}
      </Rows>
      {count > people.length && <Words kind="soft">{words.more(count)}</Words>}
      {settle.refused && (
        <Refused
          answer={settle.refused}
          sentences={reviewRefusals}
          onRetry={async () => settled(await settle.retry())}
        />
      )}
      {can.settle ? (
        <>
          <Field label={words.note} hint={words.noteHint} value={note} onType={setNote} maxLength={100} />
          <Button
            kind="second"
            busy={settle.isBusy && words.settling}
            onTap={async () =>
              settled(await settle.run({ communityId, reviewId, note: note.trim() || null }))
            }
          >
            {words.fine}
          </Button>
        </>
      ) : (
        <Words kind="soft">{ownActItem}</Words>
      )}
    </Card>
  )
}
