import type { RequestState, RequestView } from '../../../types/requests'
import { momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { dueInWords, placeInWords, standingInWords, titleOf, cardWords as words } from './card-words'

interface RequestCardProps {
  request: RequestView
  /** Said instead of when it was asked, for example by when it is due. */
  note?: string
  /** The list says already where it stands: only what is out of the ordinary is marked. */
  isStateTold?: boolean
  /** Its own page unless told. */
  onTap?: () => void
}

const careful: RequestState[] = ['notSolved', 'declined', 'reopened']
const ended: RequestState[] = ['done', 'confirmed']

/** One request as a line of a list, in `Rows`: what, where, since when, and where it stands. */
export function RequestCard({ request, note, isStateTold = false, onTap }: RequestCardProps) {
  const { requestId, text, answers, state, isUrgent, isLate, isWaiting, sides, askedAt } = request
  const due = isLate ? dueInWords(request) : null
  const isAskersTurn = isWaiting && sides.includes('asker')
  const isCareful = isLate || isUrgent || isAskersTurn || careful.includes(state)
  return (
    <Row
      title={[titleOf(request), text ?? answers[0]?.answer].filter(Boolean).join('：')}
      note={[placeInWords(request), note ?? due ?? momentInWords(askedAt)].join(' · ')}
      mark={markOf(request, isStateTold)}
      markTone={isCareful ? 'care' : ended.includes(state) ? 'done' : 'plain'}
      onTap={onTap ?? (() => goTo(routes.request(requestId)))}
    />
  )
}

function markOf(request: RequestView, isStateTold: boolean): string | undefined {
  const { isUrgent, isLate, isWaiting, state } = request
  const standing = standingInWords(request)
  if (!isStateTold) return isUrgent ? `${words.urgent} · ${standing}` : standing
  if (isUrgent) return words.urgent
  return isWaiting || state === 'reopened' || state === 'chosen' ? standing : isLate ? words.late : undefined
}
