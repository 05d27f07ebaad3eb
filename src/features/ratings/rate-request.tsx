import type { RatingShown } from '../../../types/ratings'
import type { RequestState } from '../../../types/requests'
import { remember } from '../../cloud/known'
import { useOperation } from '../../cloud/use-operation'
import { Loaded } from '../door/loaded'
import type { RequestPart } from '../requests/request-part'
import { AskGrade } from './ask-grade'
import { SaidGrade } from './said-grade'
import { showRefusals } from './words'

const ended: RequestState[] = ['done', 'confirmed', 'notSolved', 'declined', 'referred']

/** How it went for whoever asked (G70): five faces once the matter has ended, and nothing for anybody else. */
export function RateRequest(part: RequestPart) {
  const { state, sides } = part.request
  const isConcerned = sides.includes('asker') || sides.includes('host')
  return isConcerned && ended.includes(state) ? <Rating {...part} /> : null
}

function Rating({ request, onChanged }: RequestPart) {
  const { requestId } = request
  const shown = useOperation('ratings.show', { requestId })
  const onSaid = (value: RatingShown) => remember('ratings.show', { requestId }, value)

  if (shown.refused?.refusal === 'notAllowed') return null
  return (
    <Loaded story={shown} sentences={showRefusals} rows={1}>
      {value => {
        const part = { request, onChanged, shown: value, onSaid }
        return value.rating ? <SaidGrade {...part} rating={value.rating} /> : <AskGrade {...part} />
      }}
    </Loaded>
  )
}
