import type { Grade, RatingReason, RatingShown } from '../../../types/ratings'
import { useAction } from '../../cloud/use-action'
import { phoneModel } from '../../platform/model'
import { say } from '../../ui/toast'
import type { RequestPart } from '../requests/request-part'

export interface RatingPart extends RequestPart {
  shown: RatingShown
  onSaid: (shown: RatingShown) => void
}

interface Told {
  grade: Grade
  reasons: RatingReason[]
  text: string | null
}

/** Says a grade, for oneself or for somebody who rang up, and shows it at once as said. */
export function useSaying({ request, shown, onSaid }: RatingPart) {
  const op = shown.can.rateFor ? 'ratings.rateFor' : 'ratings.rate'
  const act = useAction<'ratings.rate' | 'ratings.rateFor'>(op)
  const settle = async (asked: ReturnType<typeof act.run>, done: string) => {
    const answer = await asked
    if (!answer?.ok) return false
    const { rating, until, can } = answer.value
    say(done)
    onSaid({ rating, until, can })
    return true
  }
  return {
    isBusy: act.isBusy,
    refused: act.refused,
    send: ({ grade, reasons, text }: Told, done: string) =>
      settle(act.run({ requestId: request.requestId, grade, reasons, text, model: phoneModel() }), done),
    retry: (done = '') => settle(act.retry(), done),
  }
}
