import Taro from '@tarojs/taro'
import type { Subscribe } from './subscribe'

const mainSwitchOff = 20004

/** Success is told also when everything was refused, so that the template's own answer is read. */
export const subscribe: Subscribe = async templateId => {
  try {
    const asked = await Taro.requestSubscribeMessage({ tmplIds: [templateId], entityIds: [] })
    const answer = (asked as unknown as Record<string, string>)[templateId]
    return answer === 'accept' || answer === 'reject' || answer === 'ban' || answer === 'filter'
      ? answer
      : null
  } catch (error) {
    return (error as { errCode?: number }).errCode === mainSwitchOff ? 'reject' : null
  }
}
