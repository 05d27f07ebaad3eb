import type { Input, OperationName } from '../../types/api'
import type { Registration } from '../../types/registrations'
import {
  liJianguo,
  newTap,
  office,
  type Person,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

describe.each(frontEnds)('posts %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townAtWork)
    const ids = ['m_oLI', 'm_oWANG']
    const items = ids.map(memberId => ({ memberId, communityId: 'sunny' }))
    await tell(waterSecretary, 'registrations.dispatch', { tapId: newTap(), items })
    for (const memberId of ids) {
      const report = { tapId: newTap(), way: 'secretary', communityId: 'sunny', memberId } as const
      await tell(sunnySecretary, 'registrations.report', report)
    }
    const accept = { tapId: newTap(), communityId: 'sunny', memberIds: ids }
    await tell(sunnySecretary, 'registrations.accept', accept)
  })
  afterAll(() => street.close())

  async function tell<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
    expect(await street.cloud.call(who.openid, 'api', { op, input })).toMatchObject({ ok: true })
  }

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  const held = async (memberId: string) => {
    const kept = await street.cloud.documents('registrations')
    const found = kept.find(registration => registration.memberId === memberId)
    return (found as unknown as Registration | undefined)?.assigned.postIds
  }

  it('A41 A50 G10 G92 a post is claimed, confirmed, handed over with a successor, and the sheet is made', async () => {
    await asks(liJianguo, async phone => {
      await phone.tap('社区的岗位')
      await phone.see('还可以认领 3 个')
      await phone.tap('民事调解岗')
      await phone.tap('我来认领')
      await phone.see('等社区确认')
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('确认认领、定名额和任务、办交接')
      await phone.tap('李建国 · 民事调解岗')
      await phone.tap('确认这 1 份')
      await phone.see('没有等着确认的认领')
    })
    expect(await held('m_oLI')).toEqual(['ten-mediation'])
    await asks(liJianguo, async phone => {
      await phone.tap('社区的岗位')
      await phone.tap('民事调解岗')
      await phone.tap('想退出，办个交接')
      await phone.type('想请谁接手', '王秀英')
      await phone.tap('请社区办交接')
      await phone.see('正在办交接')
    })
    await asks(sunnySecretary, async phone => {
      await phone.tap('确认认领、定名额和任务、办交接')
      await phone.tap('交接')
      await phone.tap('李建国的民事调解岗')
      await phone.tap('找一找')
      await phone.tap('王秀英 0002')
      await phone.see('没有要办的交接')
    })
    await asks(wangXiuying, async phone => {
      await phone.tap('社区的岗位')
      await phone.see('社区请您接手这个岗位')
      await phone.tap('民事调解岗')
      await phone.tap('我来接手')
      await phone.see('起在岗')
    })
    expect([await held('m_oLI'), await held('m_oWANG')]).toEqual([[], ['ten-mediation']])
    await asks(sunnySecretary, async phone => {
      await phone.tap('确认认领、定名额和任务、办交接')
      await phone.tap('交接')
      await phone.tap('已交接')
      await phone.tap('李建国的民事调解岗')
      await phone.tap('打印交接手续')
      await phone.see('交接手续做好了')
    })
  })

  it('G90 the office renames a post, and sees what it was before', async () => {
    await asks(office, async phone => {
      await phone.tap('岗位目录')
      await phone.see('服务、岗位、队伍对照')
      await phone.tap('妇女维权岗')
      await phone.see('还没有改过，是示范文本。')
      await phone.type('名称', '妇女儿童维权岗')
      await phone.tap('存下来')
      await phone.see('原来是“妇女维权岗”')
    })
    expect(await street.cloud.documents('posts')).toMatchObject([
      { _id: 'ten-womens-rights', name: '妇女儿童维权岗', revision: 1 },
    ])
  })
})
