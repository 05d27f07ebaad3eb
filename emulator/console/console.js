import { breakage } from './breakage.js'
import { clock } from './clock.js'
import { cost, undoLast } from './cost.js'
import { data } from './data.js'
import { functions, logs } from './functions.js'
import { messages } from './messages.js'
import { api, button, card, el, words } from './page.js'
import { people } from './people.js'
import { reset } from './reset.js'
import { inFull } from './time.js'

/** Each section gives its cards; `show` draws it anew. */
const sections = {
  people: ['我是谁', 'Who', people],
  clock: ['时间', 'Time', clock],
  messages: ['消息', 'Sent', messages],
  cost: ['花费', 'Cost', cost],
  data: ['数据', 'Data', data],
  break: ['捣乱', 'Break', breakage],
  functions: ['函数', 'Functions', functions],
  logs: ['日志', 'Logs', logs],
  reset: ['重来', 'Reset', reset],
}
const alive = ['messages', 'cost', 'logs', 'functions']

const nav = document.querySelector('#tabs')
const main = document.querySelector('#main')
const state = document.querySelector('#state')
const asked = () => location.hash.slice(1)
let current = Object.hasOwn(sections, asked()) ? asked() : 'people'

function drawTabs() {
  const tab = ([key, [chinese, english]]) =>
    el(
      'button',
      {
        type: 'button',
        'aria-current': key === current ? 'page' : null,
        onclick: () => {
          location.hash = key
        },
      },
      words(chinese, english),
    )
  nav.replaceChildren(el('div', { class: 'tabs' }, Object.entries(sections).map(tab)))
  nav.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
}

async function show() {
  const wanted = current
  try {
    const [content, { now, isFrozen }, faults] = await Promise.all([
      sections[wanted][2](show),
      api('clock'),
      api('faults'),
    ])
    if (wanted === current) main.replaceChildren(...content)
    const standing = faults.filter(({ isOver }) => !isOver).length
    state.textContent = `${inFull(now)}${isFrozen ? ' · 停住' : ''}${standing ? ` · ${standing} 处捣乱` : ''}`
  } catch (error) {
    const again = button(['再试一次', 'Try again'], show, 'strong')
    main.replaceChildren(card(['连不上本地云', 'Not reached'], error.message, again))
    state.textContent = '没有连上'
  }
}

document.querySelector('#tools').append(button(['撤销上一次改动', 'Undo'], () => undoLast(show), 'slight'))
window.addEventListener('hashchange', () => {
  if (!Object.hasOwn(sections, asked())) return
  current = asked()
  drawTabs()
  void show()
})
setInterval(() => {
  const isRead = document.hidden || document.querySelector('details[open], main :focus')
  if (alive.includes(current) && !isRead) void show()
}, 3000)
drawTabs()
void show()
