import type { ConsentAnswer } from '../../../types/reminders'
import { doorRefusals } from '../door/words'
import type { Sentences } from '../requests/request-part'

export const refusals: Sentences<'reminders.mine' | 'reminders.keepAnswer' | 'reminders.turn'> = doorRefusals

export const words = {
  title: '有要紧的事，在微信里提醒我',
  reason: '季度快结束、您的事有进展、活动快到了，各发一条。不点也没关系，都在“我的消息”里。',
  ask: '提醒我一次',
  askAgain: '再加一次',
  asking: '正在记下…',
  left: (count: number) => `记下了。季度快结束、您的事有进展、活动快到了，每样最多再提醒您 ${count} 次。`,
  switchTitle: '发到微信',
  switchOn: '开着：工作时间才发，一周最多两条',
  switchOff: '关着：只放在“我的消息”里',
  couldNotAsk: '微信这次没有问成，过一会儿再点一次。',
}

/** What WeChat answered, and what it means. */
export const answerWords: Record<Exclude<ConsentAnswer, 'accept'>, string> = {
  reject: '好的，不发到微信。消息都在“我的消息”里。',
  ban: '微信停用了这种提醒，消息都在“我的消息”里。',
  filter: '微信暂时不能问，消息都在“我的消息”里。',
}
