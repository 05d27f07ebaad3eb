import { type Fields, failed, ok } from './answers'
import { isOpenid } from './ledger'
import { refusedField } from './message-fields'
import type { ApiAnswer } from './protocol'
import type { WeChat } from './wechat'

let messages = 0

/** `subscribeMessage.send`: takes one consent and tells with an event that the message was sent. */
export async function sendMessage(wechat: WeChat, fields: Fields): Promise<ApiAnswer> {
  const { touser, template_id: templateId, data, page } = fields
  if (!isOpenid(touser) || !wechat.ledger.isKnown(touser)) return failed(40003, 'invalid openid')
  if (!wechat.templates.exists(templateId)) return failed(40037, 'invalid template_id')
  if (page !== undefined && page !== '' && !isPage(wechat, page)) return failed(41030, 'invalid page')
  if (typeof data !== 'object' || data === null) return failed(47001, 'data format error')

  const template = wechat.templates.find(templateId)
  const refused = refusedField(data as Fields, template)
  if (refused) return failed(47003, refused)
  const isGranted = await wechat.consents.use(touser, templateId, template?.kind === 'longTerm')
  if (!isGranted) return failed(43101, 'user refuse to accept the msg')

  messages += 1
  const messageId = wechat.now() * 1000 + (messages % 1000)
  await wechat.pushes.add(touser, {
    Event: 'subscribe_msg_sent_event',
    List: { TemplateId: templateId, MsgID: String(messageId), ErrorCode: '0', ErrorStatus: 'success' },
  })
  return ok({ msgid: messageId })
}

/** A page of the app; a query may follow it. */
function isPage(wechat: WeChat, page: unknown): boolean {
  const [path = ''] = String(page).split('?')
  return wechat.pages.has(path)
}
