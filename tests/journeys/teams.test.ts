import { townWithTeams, zhouDama } from '../teams/volunteering'
import { anOfficer, liJianguo, type Person, sunnySecretary } from '../town'
import type { Phone } from './phone'
import { openStreet, type Street, visit } from './street'

const conduct = '我自愿参加，爱护志愿者的形象，守纪律、守信用，不收报酬。'

const townSecretary: Person = { openid: 'oTOWN_SECRETARY', name: '城关镇书记', phone: null }

/** One form, one decision, one team; a neighbour without a roster comes along. */
describe('volunteering', () => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet({
      ...townWithTeams,
      accounts: [...townWithTeams.accounts, anOfficer(townSecretary, 'townSecretary', 'town')],
    })
  })
  afterAll(() => street.close())

  async function asks(who: typeof liJianguo, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open['in Chromium'](who), steps)
  }

  it('A51 A52 X17 a member applies, is placed by the secretary, sees the team and leaves in one tap', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('志愿服务')
      await phone.see('党员志愿者申请表')
      await phone.tap('便民维修队')
      await phone.tap('周末')
      await phone.tap(conduct)
      await phone.tap('交给社区')
      await phone.see('申请交给社区了')
      await phone.tap('打印申请表')
      await phone.see('申请表做好了')
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('志愿服务队')
      await phone.see('建议去便民维修队：是本人的第一志愿')
      await phone.tap('打印空白申请表')
      await phone.see('空白申请表做好了')
      await phone.tap('李建国')
      await phone.tap('照建议安排这 1 位')
      await phone.see('没有等安排的人')
    })
    await asks(liJianguo, async phone => {
      await phone.tap('志愿服务')
      await phone.see('您在便民维修队')
      await phone.tap('退出志愿服务')
      await phone.see('您已经退出')
    })
  })

  it('A05 A52 the town’s secretary sees who asks for the town’s own team, and takes him in', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('志愿服务')
      await phone.tap('再次申请')
      await phone.tap('城关镇应急队')
      await phone.tap(conduct)
      await phone.tap('交给社区')
      await phone.see('申请交给社区了')
    })
    await asks(townSecretary, async phone => {
      await phone.tap('志愿服务队')
      await phone.see('建议去城关镇应急队')
      await phone.tap('李建国')
      await phone.tap('照建议安排这 1 位')
      await phone.see('没有等安排的人')
      await phone.tap('服务队')
      await phone.tap('城关镇应急队')
      await phone.see('队里的人')
      await phone.see('李建国')
    })
  })

  it('A10 X27 a resident gives a name and a community, and agrees', async () => {
    await asks(zhouDama, async phone => {
      await phone.tap('不是党员，也想当志愿者')
      await phone.type('您的姓名', '周大妈')
      await phone.type('您住在哪个社区', '阳光')
      await phone.tap('阳光社区')
      await phone.tap(conduct)
      await phone.tap('交给社区')
      await phone.see('申请交给社区了')
    })
  })
})
