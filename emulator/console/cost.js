import { api, button, card, code, el, empty, row, say, table } from './page.js'
import { round, short } from './time.js'

export async function cost(show) {
  const [counts, runs, personas] = await Promise.all([api('counts'), api('invocations'), api('personas')])
  const nameOf = openid => personas.find(one => one.openid === openid)?.name ?? openid ?? '定时'
  const reset = async () => {
    await api('counts/reset', {})
    await show()
  }
  return [
    card(
      ['最近的点击', 'Last taps'],
      '点开看这一下换来了哪些调用、各花多少时间、改了哪些文档；改了的可以撤销。',
      runs.length === 0
        ? empty('还没有运行。')
        : runs.map(run => oneRun(run, run.functionName === 'console' ? '控制台' : nameOf(run.openid), show)),
    ),
    card(
      ['每种操作的花费', 'Cost by operation'],
      '“最深”是一次运行里必须一个接一个等的调用数；冷启动是等实例装载的运行。',
      row(button(['从零数起', 'Reset counts'], reset)),
      table(
        [
          '操作',
          '次数#',
          '冷启动#',
          '每次调用#',
          '最深#',
          '看过的文档#',
          '给出的文档#',
          '字节#',
          '平均毫秒#',
        ],
        counts.map(one => {
          const per = one.invocations || 1
          return [
            code(one.op),
            one.invocations,
            one.coldStarts,
            round(one.calls / per),
            one.depth,
            one.examined,
            one.returned,
            one.bytes,
            one.invocations ? round(one.ms / per) : '',
          ]
        }),
        '还没有操作。',
      ),
    ),
  ]
}

function oneRun(run, who, show) {
  const { changes } = run
  return el(
    'details',
    {},
    el(
      'summary',
      {},
      short(run.at),
      ' · ',
      code(run.op),
      ` · ${who} · ${run.calls.length} 次调用 · ${round(run.ms)} 毫秒 `,
      run.isCold ? el('span', { class: 'mark' }, '冷启动') : null,
      run.failure ? el('span', { class: 'bad' }, run.failure) : null,
      changes.length > 0 ? el('span', { class: 'good' }, ` 改了 ${changes.length} 份`) : null,
    ),
    el(
      'div',
      { class: 'fall' },
      run.calls.map(call => waterfall(call, Math.max(run.ms, 1))),
    ),
    changes.length > 0 ? changed(run, show) : null,
  )
}

const writes = /insert|modify|remove|commit|addCollection/

function waterfall(call, wholeMs) {
  const bar = el('i', { class: writes.test(call.action) ? 'write' : null })
  bar.style.marginLeft = `${Math.min(98, (call.startMs / wholeMs) * 100)}%`
  bar.style.width = `${Math.min(100, (call.ms / wholeMs) * 100)}%`
  return el(
    'div',
    { class: 'call' },
    el(
      'span',
      {},
      `${call.action.replace('database.', '')} ${call.collection} `,
      call.fault ? el('span', { class: 'bad' }, call.fault) : null,
    ),
    el('span', { class: 'bar' }, bar),
    el(
      'span',
      { class: 'cost', title: '看过的文档 → 给出的文档' },
      `${round(call.ms)} ms · ${call.examined}→${call.returned}`,
    ),
  )
}

const kinds = { added: '新增', changed: '修改', removed: '删除' }

function changed({ id, changes }, show) {
  const shown = changes.slice(0, 20)
  return el(
    'div',
    {},
    shown.map(change =>
      el('div', {}, `${kinds[change.kind]} ${change.collection} `, code(idText(change.id))),
    ),
    changes.length > shown.length
      ? el('div', { class: 'soft' }, `还有 ${changes.length - shown.length} 份`)
      : null,
    row(button(['撤销这一次', 'Undo this'], () => takeBack({ invocations: [id] }, show), 'slight')),
  )
}

export const undoLast = show => takeBack({ last: 1 }, show)

async function takeBack(what, show) {
  const { undone, changedSince } = await api('undo', what)
  if (changedSince) {
    const which = changedSince.map(({ collection, id }) => `${collection} ${idText(id)}`).join('、')
    say(`没有撤销：这些之后又被改过:${which}`)
    return
  }
  await show()
  say(undone === 0 ? '没有可以撤销的改动' : `撤销了 ${undone} 份文档的改动`)
}

const idText = id => (typeof id === 'string' ? id : JSON.stringify(id))
