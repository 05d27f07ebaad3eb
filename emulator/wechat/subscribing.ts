import type { Choice } from './consents'
import { oneOrList } from './pushes'
import type { WeChat } from './wechat'

/** WeChat's typings say 5, its older pages 3. */
const mostTemplates = 3

export type SubscribeAnswer = Choice | 'ban' | 'filter'

export interface SubscribeRequest {
  templateIds: unknown
  /** What the person taps for a template. */
  chosen(templateId: string): SubscribeAnswer
  /** 总是保持以上选择，不再询问 */
  isAlways: boolean
}

/** `wx.requestSubscribeMessage`: the answer for each template, or WeChat's `errCode` and `errMsg`. */
export async function requestSubscribeMessage(
  wechat: WeChat,
  openid: string,
  request: SubscribeRequest,
): Promise<object> {
  const { consents, pushes } = wechat
  const { templateIds } = request
  const refusal = refusalOf(wechat, templateIds)
  if (refusal) return refusal
  if (!consents.setting(openid).mainSwitch) return fail(20004, 'The main switch is switched off')

  const stored = new Map(Object.entries(consents.setting(openid).itemSettings))
  const answers = new Map<string, SubscribeAnswer>()
  const tapped: string[] = []
  for (const id of templateIds as string[]) {
    const answer = wechatsOwn(wechat, id, [...answers.keys()]) ?? stored.get(id)
    if (!answer) tapped.push(id)
    answers.set(id, answer ?? request.chosen(id))
  }

  for (const [id, answer] of answers) {
    if (answer === 'accept') await consents.grant(openid, id)
    if (request.isAlways && tapped.includes(id) && isChoice(answer))
      await consents.keepChoice(openid, id, answer)
  }
  const inPopup = tapped.filter(id => isChoice(answers.get(id)))
  if (inPopup.length > 0) {
    const List = oneOrList(
      inPopup.map(id => ({ TemplateId: id, SubscribeStatusString: answers.get(id), PopupScene: '0' })),
    )
    await pushes.add(openid, { Event: 'subscribe_msg_popup_event', List })
  }
  return { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(answers) }
}

function refusalOf({ templates }: WeChat, ids: unknown): object | undefined {
  if (!Array.isArray(ids) || ids.length === 0) return fail(10001, 'TmplIds can not be empty')
  if (!ids.every(id => typeof id === 'string')) return fail(10004, 'Invalid template id')
  if (ids.length > mostTemplates) return fail(20003, 'Templates count out of max bounds')
  if (!ids.every(id => templates.exists(id)))
    return fail(20001, 'No template data return, verify the template id exist')
  const kinds = new Set(ids.map(id => templates.find(id)?.kind))
  return kinds.size > 1 ? fail(20002, 'Templates type must be same') : undefined
}

/** What WeChat answers without asking: a banned template, or the title of one that was named before. */
function wechatsOwn({ templates }: WeChat, id: string, before: string[]): SubscribeAnswer | undefined {
  const template = templates.find(id)
  if (template?.isBanned) return 'ban'
  const isTitleTaken = before.some(other => template && templates.find(other)?.title === template.title)
  return isTitleTaken ? 'filter' : undefined
}

/** 小程序设置 → 订阅消息: a choice that is kept. Refusing takes back what was granted, and is pushed. */
export async function changeChoice(
  wechat: WeChat,
  openid: string,
  templateId: string,
  choice: Choice,
): Promise<void> {
  const { consents, pushes } = wechat
  await consents.keepChoice(openid, templateId, choice)
  if (choice === 'accept') return
  await consents.withdraw(openid, templateId)
  await pushes.add(openid, {
    Event: 'subscribe_msg_change_event',
    List: { TemplateId: templateId, SubscribeStatusString: choice },
  })
}

const isChoice = (answer: unknown): answer is Choice => answer === 'accept' || answer === 'reject'

const fail = (errCode: number, text: string): object => ({
  errCode,
  errMsg: `requestSubscribeMessage:fail ${text}`,
})
