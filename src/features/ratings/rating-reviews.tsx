import { useState } from 'react'
import type { RatingReviewView } from '../../../types/ratings'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { reviewWords, showRefusals, words } from './words'

/** What perhaps wants a second look (G74): the plain reason, one tap, and every rating counts as before. */
export function RatingReviews({ communityId }: { communityId: string }) {
  const pages = usePages('ratings.listReviews', { communityId })
  return (
    <Listed
      pages={pages}
      sentences={showRefusals}
      empty={<Empty art="done" title={words.reviewsEmpty} next={words.reviewsEmptyNext} />}
    >
      {items =>
        items.map(review => (
          <Review
            key={review.reviewId}
            communityId={communityId}
            review={review}
            onSettled={() => pages.change(({ reviewId }) => reviewId === review.reviewId, null)}
          />
        ))
      }
    </Listed>
  )
}

interface ReviewProps {
  communityId: string
  review: RatingReviewView
  onSettled: () => void
}

function Review({ communityId, review, onSettled }: ReviewProps) {
  const { reviewId, kind, count, names, firstAt, lastAt, matters, can } = review
  const settle = useAction('ratings.settleReview')
  const [note, setNote] = useState('')
  const settled = async (asked: ReturnType<typeof settle.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(answer.value.isNew ? words.lookedDone : words.lookedBefore)
    onSettled()
  }
  return (
    <Card>
      <Words kind="strong">{reviewWords[kind](count)}</Words>
      {names.length > 0 && <Words>{names.join('、')}</Words>}
      <Words kind="soft">{words.between(momentInWords(firstAt), momentInWords(lastAt))}</Words>
      {matters.length > 0 && (
        <Rows>
          {matters.map(({ requestId, no, at }) => (
            <Row
              key={requestId}
              title={words.no(no)}
              note={momentInWords(at)}
              onTap={() => goTo(routes.request(requestId))}
            />
          ))}
        </Rows>
      )}
      {settle.refused && (
        <Refused answer={settle.refused} sentences={showRefusals} onRetry={() => settled(settle.retry())} />
      )}
      {can.settle ? (
        <>
          <Field
            label={words.lookedNote}
            hint={words.lookedHint}
            value={note}
            onType={setNote}
            maxLength={300}
          />
          <Button
            kind="second"
            busy={settle.isBusy && words.looking}
            onTap={() => settled(settle.run({ communityId, reviewId, note: note.trim() || null }))}
          >
            {words.looked}
          </Button>
        </>
      ) : (
        <Words kind="soft">{ownActItem}</Words>
      )}
    </Card>
  )
}
