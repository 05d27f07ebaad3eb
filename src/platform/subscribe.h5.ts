import { post } from './local-cloud'
import type { Subscribe } from './subscribe'

export const subscribe: Subscribe = async templateId => {
  const asked = await post('/wx/subscribe', JSON.stringify({ templateIds: [templateId] }))
  const answer = (asked as Record<string, unknown> | null)?.[templateId]
  return answer === 'accept' || answer === 'reject' || answer === 'ban' || answer === 'filter' ? answer : null
}
