import Taro from '@tarojs/taro'
import type { ConsentAnswer } from '../../types/reminders'
import type { Subscribe } from './subscribe'

const mainSwitchOff = 20004

/** Success is told also when everything was refused, so that each template's own answer is read. */
export const subscribe: Subscribe = async templateIds => {
  try {
    const asked = await Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] })
    return answersIn(templateIds, asked as unknown as Record<string, string>)
  } catch (error) {
    const isOff = (error as { errCode?: number }).errCode === mainSwitchOff
    return new Map(isOff ? templateIds.map(id => [id, 'reject' as const]) : [])
  }
}

function answersIn(templateIds: string[], asked: Record<string, string>): Map<string, ConsentAnswer> {
  return new Map(
    templateIds.flatMap(id => {
      const answer = asked[id]
      return isAnswer(answer) ? [[id, answer] as const] : []
    }),
  )
}

const isAnswer = (answer: string | undefined): answer is ConsentAnswer =>
  answer === 'accept' || answer === 'reject' || answer === 'ban' || answer === 'filter'
