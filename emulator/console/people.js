import { api, button, card, code, el, input, pretty, row, say, table } from './page.js'

/** Whom this tab plays when it calls a function. */
let me = sessionStorage.getItem('me') ?? ''
let called = { op: 'accounts.me', input: '{}' }

export async function people(show) {
  const personas = await api('personas')
  if (!personas.some(({ openid }) => openid === me)) me = personas[0]?.openid ?? ''
  const become = openid => {
    me = openid
    sessionStorage.setItem('me', openid)
    return show()
  }
  const chosen = personas.find(({ openid }) => openid === me)
  return [
    card(
      ['可以是谁', 'Personas'],
      '这里选的人用于下面的“替他调用”；应用页面顶部另有自己的选择，每个浏览器标签可以是不同的人。',
      table(
        ['姓名', '说明', '手机号', 'OPENID', ''],
        personas.map(one => [
          one.name,
          one.note,
          one.phone ?? '无',
          code(one.openid),
          one.openid === me
            ? el('span', { class: 'mark' }, '现在是')
            : button(['换成', 'Be'], () => become(one.openid), 'slight'),
        ]),
        '这份数据里没有预设的人物。',
      ),
      newPersona(show),
    ),
    chosen ? callAs(chosen) : null,
  ].filter(Boolean)
}

function newPersona(show) {
  const name = input('新人物的姓名', { placeholder: '姓名', maxlength: 20, size: 10 })
  const phone = input('新人物的手机号', {
    placeholder: '手机号（可不填）',
    size: 16,
    inputmode: 'tel',
  })
  return row(
    name,
    phone,
    button(['添一个人', 'Add'], async () => {
      const made = await api('personas', {
        name: name.value,
        note: '控制台里添的',
        phone: phone.value || null,
      })
      say(`添好了:${made.name}`)
      await show()
    }),
  )
}

function callAs(persona) {
  const op = input('操作', { value: called.op, class: 'wide', spellcheck: 'false' })
  const event = input('输入(JSON)', { value: called.input, class: 'wide', spellcheck: 'false' })
  const answer = el('div', { 'aria-live': 'polite' })
  const call = async () => {
    called = { op: op.value, input: event.value }
    const body = JSON.stringify({ op: op.value, input: JSON.parse(event.value || '{}') })
    const headers = { 'content-type': 'application/json', 'x-wx-openid': persona.openid }
    const response = await fetch('/call/api', { method: 'POST', body, headers })
    answer.replaceChildren(pretty(await response.json()))
  }
  return card(
    ['替他调用', 'Call as'],
    `以${persona.name}的身份调用 api 函数，和他自己点一下一样。`,
    row(op, event, button(['调用', 'Call'], call, 'strong')),
    answer,
  )
}
