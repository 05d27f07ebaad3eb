import { useState } from 'react'
import type { LettingGoView } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { More } from '../../ui/more'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { lettingGoWords as words } from './board-words'
import { categoryWords } from './card-words'
import { readRefusals } from './words'

/** Who took, looked and let go again and again: a plain fact to look at, and nothing when there is none. */
export function LettingGo({ communityId }: { communityId: string }) {
  const pages = usePages('requests.listReviews', { communityId })
  const items = pages.items ?? []
  if (items.length === 0 && !pages.hasMore) return null
  return (
    <Section title={words.title}>
      {items.map(review => (
        <Review
          key={review.reviewId}
          communityId={communityId}
          review={review}
          onSettled={() => pages.change(({ reviewId }) => reviewId === review.reviewId, null)}
        />
      ))}
      {pages.hasMore && <More onMore={pages.more} />}
    </Section>
  )
}

interface ReviewProps {
  communityId: string
  review: LettingGoView
  onSettled: () => void
}

function Review({ communityId, review, onSettled }: ReviewProps) {
  const { reviewId, name, unitName, count, firstAt, lastAt, requests, can } = review
  const settle = useAction('requests.settleReview')
  const [note, setNote] = useState('')
  const settled = async (asked: ReturnType<typeof settle.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(answer.value.isNew ? words.settled : words.settledBefore)
    onSettled()
  }
  return (
    <Card>
      <Words kind="strong">{words.what(name || words.nameless, count)}</Words>
      <Words kind="soft">
        {[unitName, words.between(momentInWords(firstAt), momentInWords(lastAt))].filter(Boolean).join(' · ')}
      </Words>
      <Rows>
        {requests.map(({ requestId, no, category, at }) => (
          <Row
            key={`${requestId} ${at}`}
            title={categoryWords[category]}
            note={`${no} · ${momentInWords(at)}`}
            onTap={() => goTo(routes.request(requestId))}
          />
        ))}
      </Rows>
      {settle.refused && (
        <Refused answer={settle.refused} sentences={readRefusals} onRetry={() => settled(settle.retry())} />
      )}
      {can.settle ? (
        <>
          <Field label={words.note} hint={words.noteHint} value={note} onType={setNote} maxLength={300} />
          <Button
            kind="second"
            busy={settle.isBusy && words.settling}
            onTap={() => settled(settle.run({ communityId, reviewId, note: note.trim() || null }))}
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
