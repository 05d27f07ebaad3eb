import type { Answer, Input, OperationName } from '../../types/api'
import { codesIn } from '../opinions/collecting'
import { lamp, townWithResidents } from '../requests/asking'
import { liJianguo, newTap, office, type Person, sunnySecretary, wangXiuying } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

describe.each(frontEnds)('a word about a matter %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townWithResidents)
    await ended('客厅的灯不亮了')
    await street.cloud.clock({ advance: 60_000 })
    await ended('水龙头漏水')
  })
  afterAll(() => street.close())

  async function ask<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
    const answer = (await street.cloud.call(who.openid, 'api', { op, input })) as Answer<Name>
    if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
    return answer.value
  }

  /** 李建国 asked, 王秀英 came, and says that it is done. */
  async function ended(text: string): Promise<void> {
    const { request } = await ask(liJianguo, 'requests.submit', lamp({ text }))
    const { requestId } = request
    await ask(sunnySecretary, 'requests.assign', { tapId: newTap(), requestId, memberIds: ['m_oWANG'] })
    await ask(wangXiuying, 'requests.finish', { tapId: newTap(), requestId, note: text })
  }

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  const doneNotice = (text: string) => `说是办好了：${text}。请您看看，办好了点一下“办好了”，没办好也请直说。`

  it('G70 G71 a resident is not satisfied, and says in three taps what was wrong', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('我的消息')
      await phone.tap(doneNotice('客厅的灯不亮了'))
      await phone.see('这件事办得怎么样')
      await phone.tap('非常不满意')
      await phone.see('对不起，没有让您满意')
      await phone.tap('来得太晚')
      await phone.type('您想说的话', '等了三天才来')
      await phone.tap('告诉书记这些')
      await phone.see('您的话记下了')
    })
  })

  it('G71 the secretary speaks with the resident and notes what came of it', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.see('1 件待联系')
      await phone.tap('居民评价')
      await phone.see('等了三天才来')
      await phone.tap('记下谈的结果')
      await phone.tap('已经补救，或者说好怎么补救')
      await phone.type('谈了什么', '道了歉，明天再去一趟')
      await phone.tap('记好了')
      await phone.see('没有要联系的居民')
      await phone.tap('已联系')
      await phone.see('道了歉，明天再去一趟')
    })
  })

  it('G33 it is reopened in one tap; the other matter went very well', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('我的消息')
      await phone.tap(doneNotice('客厅的灯不亮了'))
      await phone.tap('没办好，请重新办')
      await phone.see('接下来：社区重新看一遍')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('我的消息')
      await phone.tap(doneNotice('水龙头漏水'))
      await phone.tap('非常满意')
      await phone.see('还可以改')
    })
  })

  it('G77 G80 somebody says what is wrong with the app, and the office answers', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('意见和建议')
      await phone.type('您想说的话', '字太小了')
      await phone.tap('交上去')
      await phone.see('我说过的')
    })
    await asks(office, async phone => {
      await phone.tap('意见和更正')
      await phone.see('字太小了')
      await phone.tap('答复')
      await phone.type('您的答复', '右上角可以调大')
      await phone.tap('发出答复')
      await phone.see('没有要答复的')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('意见和建议')
      await phone.see('答复：右上角可以调大')
      await phone.tap('解决了，谢谢')
      await phone.see('说解决了。')
      await phone.still('收到 1 条，答复 1 条，按时 1 条')
    })
  })

  it('G79 a household answers the year’s sheet by its code, the office closes, the community publishes', async () => {
    const questions = ['有事找社区，能找到人']
    await ask(office, 'opinions.open', { tapId: newTap(), questions, returnBy: '2026-12-20' })
    const print = { tapId: newTap(), communityId: 'sunny', count: 2 }
    const [code = '', paper = ''] = await codesIn((await ask(sunnySecretary, 'opinions.print', print)).url)
    await asks(wangXiuying, async phone => {
      await phone.tap('群众评议')
      await phone.tap('我有一张评议表')
      await phone.type('纸上的码', code.toLowerCase())
      await phone.tap('下一步')
      await phone.see('阳光社区')
      await phone.tap('非常满意')
      await phone.type('还想说的话', '路灯修得快')
      await phone.tap('交上去')
      await phone.see('收到了，谢谢您')
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('群众评议')
      await phone.see('交回几张要等评议结束、够数了才显示')
      await phone.tap('录一张纸上填的')
      await phone.type('纸上的码', code)
      await phone.tap('下一步')
      await phone.tap('不满意')
      await phone.tap('交上去')
      await phone.see('一个码只算先交的那张')
      await phone.tap('再录一张')
      await phone.type('纸上的码', paper)
      await phone.tap('下一步')
      await phone.tap('不满意')
      await phone.type('还想说的话', '楼道还要扫')
      await phone.tap('交上去')
      await phone.see('这一张记好了')
    })
    await asks(office, async phone => {
      await phone.tap('群众评议')
      await phone.see('印了 2 张')
      await phone.tap('结束评议')
      await phone.see('现在结束吗')
      await ask(office, 'opinions.close', { tapId: newTap(), year: '2026' })
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('群众评议')
      await phone.see('楼道还要扫')
      await phone.miss('路灯修得快')
      await phone.tap('公布给大家看')
      await phone.see('公布了')
    })
    await asks(wangXiuying, async phone => {
      await phone.tap('群众评议')
      await phone.see('交回的不足 5 张，不公布，免得看出是谁家填的。')
    })
  })
})
