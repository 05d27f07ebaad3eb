import type { ConsentAnswer } from '../../types/reminders'
import { post } from './local-cloud'
import type { Subscribe } from './subscribe'

export const subscribe: Subscribe = async templateIds => {
  const asked = await post('/wx/subscribe', JSON.stringify({ templateIds }))
  return new Map(
    templateIds.flatMap(id => {
      const answer = (asked as Record<string, unknown> | null)?.[id]
      return isAnswer(answer) ? [[id, answer] as const] : []
    }),
  )
}

const isAnswer = (answer: unknown): answer is ConsentAnswer =>
  answer === 'accept' || answer === 'reject' || answer === 'ban' || answer === 'filter'
