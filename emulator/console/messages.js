import { api, button, card, code, el, empty, pretty, row, table } from './page.js'
import { short } from './time.js'

export async function messages(show) {
  const [sent, consents, personas, { templates, pushes }] = await Promise.all([
    api('outbox'),
    api('consents'),
    api('personas'),
    api('wechat'),
  ])
  const nameOf = openid => personas.find(one => one.openid === openid)?.name ?? openid
  const titleOf = id => templates.find(one => one.id === id)?.title ?? id
  const clear = async () => {
    await api('outbox/clear', {})
    await show()
  }
  return [
    card(
      ['会发给微信的', 'Sent to WeChat'],
      '订阅消息、取手机号、小程序码、内容检查：每一次调用都在这里，没有一条真的发出。',
      row(button(['清空', 'Clear'], clear)),
      sent.length === 0 ? empty('还没有调用。') : sent.reverse().map(call => sentCall(call, nameOf, titleOf)),
    ),
    card(
      ['还能发几条', 'Consents left'],
      '每同意一次，就能发一条；发出就少一条。',
      table(
        ['谁', '模板', '剩余#'],
        consents.map(({ openid, templateId, left }) => [nameOf(openid), titleOf(templateId), left]),
        '没有人同意过接收消息。',
      ),
    ),
    card(
      ['微信会推来的', 'Pushes'],
      '内容检查的结果、订阅的变化：到时候送到 jobs 函数。',
      pushes.waiting.length + pushes.delivered.length === 0
        ? empty('没有。')
        : [
            pushes.waiting.length > 0 ? pretty({ waiting: pushes.waiting }) : null,
            pushes.delivered.length > 0 ? pretty({ delivered: pushes.delivered }) : null,
          ],
    ),
  ]
}

function sentCall(call, nameOf, titleOf) {
  const { request, errcode } = call
  const isMessage = call.api === 'subscribeMessage.send'
  return el(
    'details',
    { open: isMessage },
    el(
      'summary',
      {},
      short(call.at),
      ' · ',
      code(call.api),
      ' · ',
      errcode === 0
        ? el('span', { class: 'good' }, '成功')
        : el('span', { class: 'bad' }, `errcode ${errcode}`),
      request.touser ? ` → ${nameOf(request.touser)}` : '',
    ),
    isMessage ? readable(request, titleOf) : pretty(request),
  )
}

function readable({ template_id: templateId, page, data = {} }, titleOf) {
  return el(
    'div',
    { class: 'message' },
    el('p', {}, el('strong', {}, titleOf(templateId))),
    Object.entries(data).map(([key, field]) =>
      el('p', {}, el('span', { class: 'soft' }, `${key} `), String(field?.value ?? '')),
    ),
    page ? el('p', { class: 'soft' }, '点开去 ', code(page)) : null,
  )
}
