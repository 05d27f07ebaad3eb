import { api, button, card, code, el, empty, row, say, table } from './page.js'
import { short } from './time.js'

export async function functions(show) {
  const list = await api('functions')
  const cool = async () => {
    const { ended } = await api('functions/cool', {})
    await show()
    say(`${ended} 个实例结束了，下一次是冷启动`)
  }
  return [
    card(
      ['云函数', 'Functions'],
      '空闲的实例是热的；让它们凉下来，下一次调用就要重新装载。',
      table(
        ['函数', '谁能调用', '限时#', '内存#', '空闲#', '在跑#'],
        list.map(one => [
          code(one.name),
          one.isOpenToClients ? '手机' : '定时器和函数',
          `${one.timeoutSeconds} 秒`,
          `${one.memoryMB} MB`,
          one.idle,
          one.running,
        ]),
        '没有函数。',
      ),
      row(button(['凉下来', 'Cool down'], cool)),
    ),
  ]
}

export async function logs() {
  const lines = (await api('logs')).reverse()
  const text = ({ at, functionName, level, text }) => `${short(at)} ${functionName} ${level} ${text}`
  return [
    card(
      ['函数说了什么', 'Logs'],
      '最新的在最上面；全部在数据目录的 logs/functions.log。',
      lines.length === 0 ? empty('还没有日志。') : el('pre', {}, lines.slice(0, 500).map(text).join('\n')),
    ),
  ]
}
