import { gardenCode, townUnasked } from '../board/boarding'
import { anAccount, liJianguo, noon, office, type Person, sunnySecretary } from '../town'
import { aPng, whenChecked } from '../uploads/uploading'
import type { BrowserPhone } from './browser-phone'
import { openStreet, type Street, visit } from './street'

const wangAyi: Person = { openid: 'oWANG_AYI', name: '王阿姨', phone: null }
const passer: Person = { openid: 'oPASSER', name: '过路人', phone: null }

describe('the supervision board and the key of another system', () => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet({
      ...townUnasked,
      accounts: [...townUnasked.accounts, anAccount(wangAyi)],
    })
  })
  afterAll(() => street.close())

  /** With a path as if WeChat's scanner had read the code at the door of the estate. */
  async function asks(who: Person, steps: (phone: BrowserPhone) => Promise<void>, path = '') {
    await visit(street.open['in Chromium'](who), async phone => {
      if (path) await phone.goTo(path)
      await steps(phone)
    })
  }

  const board = `pages/resident/board/index?scene=${gardenCode}`

  it('A66 G181 a member says yes in the app, the secretary notes another on paper, looks first and takes one back', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('我在监督台上的样子')
      await phone.see('您愿意写在监督台上吗？')
      await phone.tap('愿意，放上去')
      await phone.see('11月22日您在手机上同意的。')
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('监督台')
      await phone.tap('桂花园 谁在上面，谁还没问')
      await phone.tap('王秀英')
      await phone.tap('看看会记下谁')
      await phone.see('会记下 1 位')
      await phone.tap('记下 1 位')
      await phone.see('都问过了')
      await phone.tap('记错了，撤回刚才记的')
      await phone.see('王秀英')
      await phone.tap('王秀英')
      await phone.tap('看看会记下谁')
      await phone.tap('记下 1 位')
      await phone.see('都问过了')
    })
  })

  it('A66 whom the community took down stands there again with a new paper, and the way back stays while the lists are looked at', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('监督台')
      await phone.tap('桂花园 谁在上面，谁还没问')
      await phone.tap('在上面')
      await phone.see('11月22日在纸上同意')
      await phone.tap('撤下来 王秀英')
      await phone.see('再签一次字，您来记')
      await phone.tap('撤下来')
      await phone.gone('11月22日在纸上同意')
      await phone.tap('不在上面')
      await phone.see('社区撤下的，本人又在纸上签了字，勾上就能再记。')
      await phone.tap('王秀英')
      await phone.tap('看看会记下谁')
      await phone.tap('记下 1 位')
      await phone.see('没有人撤下')
      await phone.tap('在上面')
      await phone.see('11月22日在纸上同意')
      await phone.still('记错了，撤回刚才记的')
    })
  })

  it('A66 nobody sees it who has not stood before it, and a phone that has finds it again', async () => {
    await asks(
      passer,
      async phone => {
        await phone.see('请扫一扫小区门口的码')
        await phone.type('扫不了，就输入纸上的码', '0000-0000-0000')
        await phone.tap('打开')
        await phone.see('这个码打不开监督台')
        await phone.type('扫不了，就输入纸上的码', '7K3M-9QXR-2B4D')
        await phone.tap('打开')
        await phone.see('桂花园的在职党员')
        await phone.goTo('pages/home/index')
        await phone.goTo('pages/resident/board/index')
        await phone.see('桂花园的在职党员')
      },
      'pages/resident/board/index',
    )
  })

  it('A66 G76 a passer-by without an account reads the board, and a neighbour thanks from it', async () => {
    await asks(
      passer,
      async phone => {
        await phone.see('桂花园的在职党员')
        await phone.see('承诺：每月为老人修一次灯')
        await phone.tap('李建国')
        await phone.tap('谢谢李建国')
        await phone.type('想对这一位说什么', '谢谢您')
        await phone.tap('送出感谢')
        await phone.see('先看一下说明')
      },
      board,
    )
    await asks(
      wangAyi,
      async phone => {
        await phone.tap('李建国')
        await phone.tap('谢谢李建国')
        await phone.tap('送出感谢')
        await phone.see('请写一句话。')
        await phone.type('想对这一位说什么', '灯修好了，楼道亮堂堂的')
        await phone.tap('可以讲给邻居听')
        await phone.tap('送出感谢')
        await phone.see('2026年12月送到本人手里')
      },
      board,
    )
  })

  it('G76 G181 the member gives a photo, the secretary looks at it, and it goes in one tap', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('我在监督台上的样子')
      await phone.see('大家看到的')
      await phone.network(false)
      await phone.choose('同意放照片，去选一张', { name: 'li.png', bytes: aPng() as Buffer<ArrayBuffer> })
      await phone.see('网络没有连上')
      await phone.network(true)
      // The same photo: nobody has to take it once more.
      await phone.tap('再试一次')
      await phone.see('等社区看一眼，大家还看不到')
    })
    await whenChecked(street)
    await asks(sunnySecretary, async phone => {
      await phone.tap('监督台')
      await phone.tap('有照片等您看一眼')
      await phone.tap('可以，放上去 李建国')
      await phone.see('没有等着看的照片')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('我在监督台上的样子')
      await phone.see('大家看得到')
      await phone.tap('收回照片')
      await phone.see('没有放照片')
      await phone.tap('把我撤下来')
      await phone.see('您没有放上去，大家现在看不到下面这些')
    })
    await asks(
      passer,
      async phone => {
        await phone.see('王秀英')
        await phone.miss('李建国')
      },
      board,
    )
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('我在监督台上的样子')
      await phone.tap('让大家看到我')
      await phone.see('大家看到的')
    })
  })

  it('G140 the secretary prints the board', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('监督台')
      await phone.tap('桂花园 打印 A4')
      await phone.see('做好了，这一张上有 2 位。')
    })
  })

  it('A73 the letter comes with the month, and becomes a story when both want it', async () => {
    await street.cloud.clock({ now: noon('2026-12-01') })
    await street.cloud.fireTimer('jobs')
    await asks(liJianguo, async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('居民的感谢信')
      await phone.see('灯修好了，楼道亮堂堂的')
      await phone.tap('愿意讲给邻居听')
      await phone.see('等社区看过')
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('监督台')
      await phone.tap('感谢和好人好事')
      await phone.tap('要登的')
      await phone.tap('登给大家看 李建国')
      await phone.see('这里没有等着的')
      await phone.tap('看大家看到的')
      await phone.see('写给李建国')
    })
  })

  it('G39 the office makes a key that is shown once, and takes it back', async () => {
    await asks(office, async phone => {
      await phone.tap('和别的系统对接')
      await phone.tap('做一把新钥匙')
      await phone.type('给哪个系统用', '市 12345 热线')
      await phone.tap('阳光社区')
      await phone.tap('做这把钥匙')
      await phone.see('钥匙只显示这一次')
      await phone.tap('我抄好了')
      await phone.see('还没有用过')
      await phone.tap('收回 市 12345 热线')
      await phone.tap('收回，马上停用')
      await phone.see('收回，已经不能用')
    })
  })
})
