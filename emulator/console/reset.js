import { api, button, card, row, say } from './page.js'

const names = { county: '清禾县（示例县）', empty: '空白' }

export async function reset(show) {
  const { seed, seeds } = await api('health')
  const plant = name => async () => {
    if (!confirm('现在的数据会全部丢掉，确定重来？')) return
    say('正在准备数据…')
    await api('reset', { seed: name })
    await show()
    say('好了')
  }
  return [
    card(
      ['重新开始', 'Start over'],
      `现在的数据从“${names[seed] ?? seed}”开始。重来会忘掉之后发生的一切。`,
      row(
        seeds.map(name =>
          button([`从${names[name] ?? name}重来`], plant(name), name === seed ? 'strong' : ''),
        ),
      ),
    ),
  ]
}
