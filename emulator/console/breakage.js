import { api, button, card, code, el, input, row, say, select, table } from './page.js'

/** What can be broken with one choice; the numbers are asked for beside it. */
const kinds = {
  lost: ['做了，但回不来（连接断开）', () => ({ kind: 'noAnswer', at: 'after', how: 'cut' })],
  cut: ['没做，连接断开', () => ({ kind: 'noAnswer', at: 'before', how: 'cut' })],
  silent: ['做了，一直不回答', () => ({ kind: 'noAnswer', at: 'after', how: 'silence' })],
  slow: ['慢（毫秒）', number => ({ kind: 'latency', ms: number }), 500],
  cloud: ['像真的云一样慢（每次 15 毫秒）', () => ({ kind: 'latency', profile: 'cloud' })],
  conflict: ['事务冲突', () => ({ kind: 'conflict' })],
  limit: ['请求太多(-501003)', () => ({ kind: 'code', code: 'EXCEED_REQUEST_LIMIT' })],
  concurrent: ['连接太多(-501004)', () => ({ kind: 'code', code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' })],
  wechat: ['微信出错(errcode)', number => ({ kind: 'errcode', errcode: number }), -1],
  disk: ['磁盘满了', () => ({ kind: 'diskFull' })],
  instance: ['做完之后实例被杀', () => ({ kind: 'killInstance', at: 'after' })],
  kill: ['做完之后整个云被杀', () => ({ kind: 'killCloud', at: 'after' })],
}
const times = {
  once: ['一次', 'once'],
  always: ['每一次', 'always'],
  third: ['每三次一次', { every: 3 }],
  half: ['一半的机会', { chance: 0.5 }],
}
const anything = ['', '全部']

export async function breakage(show) {
  const [faults, runs] = await Promise.all([api('faults'), api('invocations')])
  const operations = [...new Set(runs.map(({ op }) => op))].filter(op => !op.startsWith('console.'))
  const clear = async () => {
    await api('faults/clear', {})
    await show()
  }
  return [
    card(
      ['让它出错', 'Break this'],
      '选一个最近点过的操作，选哪一种出错，然后再去应用里点一下。重启之后捣乱就没有了。',
      form(operations, runs, show),
    ),
    card(
      ['现在的捣乱', 'Standing faults'],
      null,
      table(
        ['对谁', '怎么坏', '几次', '发生过#', ''],
        faults.map(fault => [
          placeText(fault),
          code(JSON.stringify(fault.effect)),
          whenText(fault),
          fault.happened,
          remover(fault, show),
        ]),
        '一切正常。',
      ),
      faults.length > 0 ? row(button(['全部拿掉', 'Clear all'], clear)) : null,
    ),
  ]
}

function form(operations, runs, show) {
  const operation = select('操作', [anything, ...operations.map(op => [op, op])], operations[0] ?? '')
  const action = select('哪一步', [anything])
  const kind = select(
    '怎么坏',
    Object.entries(kinds).map(([key, [label]]) => [key, label]),
  )
  const number = input('数值', { type: 'number', size: 6 })
  const when = select(
    '几次',
    Object.entries(times).map(([key, [label]]) => [key, label]),
  )
  const steps = () => {
    const calls = runs.filter(({ op }) => op === operation.value).flatMap(run => run.calls)
    const seen = [...new Set(calls.map(({ action, collection }) => `${action} ${collection}`.trim()))]
    action.replaceChildren(
      ...[
        anything,
        ['call', '手机到云的整个调用'],
        ...seen.map(step => [step, step.replace('database.', '')]),
      ].map(([value, label]) => el('option', { value }, label)),
    )
  }
  const ask = () => {
    const [, , first] = kinds[kind.value]
    number.hidden = first === undefined
    number.value = first ?? ''
  }
  operation.addEventListener('change', steps)
  kind.addEventListener('change', ask)
  steps()
  ask()
  const add = async () => {
    const [name, collection] = action.value.split(' ')
    await api('faults', {
      ...(operation.value && { operation: operation.value }),
      ...(name && { action: name }),
      ...(collection && { collection }),
      when: times[when.value][1],
      effect: kinds[kind.value][1](Number(number.value)),
    })
    await show()
    say('好，下一次就会出错')
  }
  return row(
    labelled('操作', operation),
    labelled('哪一步', action),
    labelled('怎么坏', kind),
    number,
    labelled('几次', when),
    button(['捣乱', 'Break'], add, 'strong'),
  )
}

const labelled = (label, control) => el('label', {}, el('span', { class: 'soft' }, label), control)

function placeText({ operation, action, collection, function: functionName, request }) {
  const parts = [operation, functionName, action, collection, request && `第 ${request} 次调用`]
  return parts.filter(Boolean).join(' · ') || '全部'
}

function whenText({ when, isOver }) {
  const text = typeof when === 'string' ? { once: '一次', always: '每一次' }[when] : JSON.stringify(when)
  return isOver ? `${text}(已过)` : text
}

function remover({ id }, show) {
  return button(
    ['拿掉', 'Remove'],
    async () => {
      await api('faults/remove', { id })
      await show()
    },
    'slight',
  )
}
