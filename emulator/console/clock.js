import { api, button, card, code, el, input, pretty, row, say, table } from './page.js'
import { endOfQuarter, hourMs, inFull, quarterFrom, short } from './time.js'

const dayMs = 24 * hourMs

export async function clock(show) {
  const [{ now, isFrozen }, timers] = await Promise.all([api('clock'), api('timers')])
  const move = change => async () => {
    await api('clock', change)
    await show()
  }
  return [
    card(
      ['云上的时间（北京）', 'Time in Beijing'],
      '服务器时间、定时器、过期、函数里的日期都看这只钟。',
      el('div', { class: 'time' }, inFull(now)),
      row(
        el('span', { class: 'mark' }, isFrozen ? '停住了' : '在走'),
        isFrozen
          ? button(['让它走', 'Run'], move({ run: true }), 'strong')
          : button(['停住', 'Freeze'], move({ freeze: true })),
        button(['回到此刻', 'Now'], move({ now: Date.now(), run: true })),
      ),
      row(
        button(['+1 分钟'], move({ advance: 60_000 })),
        button(['+1 小时'], move({ advance: hourMs })),
        button(['+1 天'], move({ advance: dayMs })),
        button(['+1 周'], move({ advance: 7 * dayMs })),
      ),
      row(
        button(['上一季度', 'Quarter before'], move({ now: quarterFrom(now, -1) })),
        button(['本季度最后一秒', 'Last second'], move({ now: endOfQuarter(now) })),
        button(['下一季度', 'Next quarter'], move({ now: quarterFrom(now, 1) })),
      ),
      exactly(move),
    ),
    timersCard(timers, show),
  ]
}

function exactly(move) {
  const chosen = input('北京时间', { type: 'datetime-local', step: 1 })
  return row(
    chosen,
    button(['拨到这一刻', 'Set'], () => {
      if (!chosen.value) return say('先选一个时间')
      return move({ now: Date.parse(`${chosen.value}+08:00`) })()
    }),
  )
}

function timersCard(timers, show) {
  const said = el('div', { 'aria-live': 'polite' })
  const fire = timer => async () => {
    const answer = await api('timers/fire', { function: timer.function })
    say(answer.code ? `失败:${answer.code}` : '执行完毕')
    said.replaceChildren(pretty(answer))
  }
  const walk = by => async () => {
    const { ticks } = await api('timers/pass', { by })
    await show()
    say(`走过了 ${ticks.length} 次执行`)
  }
  return card(
    ['定时器', 'Timers'],
    '时钟走到就自动执行。拨钟会跳过中间的；“一次次走过去”则在各自的时刻逐次执行。',
    table(
      ['函数', '名称', '时刻表', '下一次', ''],
      timers.map(timer => [
        timer.function,
        timer.name,
        code(timer.cron),
        timer.next ? short(timer.next) : '不再执行',
        button(['现在执行', 'Fire'], fire(timer), 'slight'),
      ]),
      '没有定时器。',
    ),
    row(
      button(['一次次走过 1 小时', 'Walk an hour'], walk(hourMs)),
      button(['走过 1 天', 'A day'], walk(dayMs)),
    ),
    said,
  )
}
