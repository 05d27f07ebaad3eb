import type { Input, OperationName } from '../../types/api'
import type { Election, Group } from '../../types/groups'
import { idOf, neighbour, neighbours, neighboursAtWork } from '../groups/grouping'
import { newTap, noon, type Person, sunnySecretary } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

describe.each(frontEnds)('a party group %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(neighboursAtWork(24, index => ({ building: index < 12 ? '1号楼' : '2号楼' })))
  })
  afterAll(() => street.close())

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open[frontEnd](who), steps)
  }

  async function onTheWire<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
    expect(await street.cloud.call(who.openid, 'api', { op, input })).toMatchObject({ ok: true })
  }

  it('G91 A44 the secretary reads why, names the group and makes it', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('党小组')
      await phone.see('还没有党小组')
      await phone.tap('按住处编组')
      await phone.tap('法律咨询')
      await phone.see('第 1 组 · 24 人')
      await phone.see('都住在桂花园（1号楼、2号楼），离得近。')
      expect(await street.cloud.documents('groups')).toEqual([])
      await phone.tap('看名单（24 人）')
      await phone.tap('邻居023')
      await phone.tap('先不编组')
      await phone.see('第 1 组 · 23 人')
      await phone.tap('建这个小组')
      await phone.see('第 1 组 · 1 人')
    })
    expect(await street.cloud.documents('groups')).toMatchObject([{ name: '桂花园法律咨询小组', size: 23 }])
  })

  it('A12 members vote in secret, the elected agrees, and leads the group', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('党小组')
      await phone.tap('桂花园法律咨询小组')
      await phone.see('现在 23 人')
      await phone.tap('开始推选组长')
      await phone.see('谁投了谁，系统里哪儿都不记')
      await phone.tap('开始推选')
      await phone.see('手机投的票不到 5 张，先不显示有几张，免得猜出谁投了谁。一共 23 人')
    })
    const [group] = (await street.cloud.documents('groups')) as unknown as Group[]
    const electionId = group?.electionId ?? ''
    for (const who of neighbours(6)) {
      await onTheWire(who, 'groups.vote', { tapId: newTap(), electionId, choice: idOf(neighbour(9)) })
    }
    await asks(neighbour(9), async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('我的党小组')
      await phone.see('至少 5 人投了票')
      await phone.tap('邻居004')
      await phone.tap('投票')
      await phone.see('投给邻居004？')
      await phone.tap('就投这一票')
      await phone.see('您已经投过票了')
    })
    await street.cloud.clock({ now: noon('2026-11-26') })
    await street.cloud.fireTimer('jobs')
    const [election] = (await street.cloud.documents('groupElections')) as unknown as Election[]
    expect(election).toMatchObject({ outcome: { kind: 'elected', votes: 6 }, votes: 7, tally: null })

    await asks(neighbour(9), async phone => {
      await phone.tap('我的双联卡')
      await phone.tap('我的党小组')
      await phone.see('大家投票推选您当组长')
      await phone.tap('同意，我来当')
      await phone.see('您是组长')
      await phone.tap('看看组员名单')
      await phone.see('党小组长“五个好”')
      await phone.miss('移出小组')
    })
    await asks(neighbour(9), async phone => {
      await phone.tap('我带的党小组')
      await phone.see('邻居000')
    })
  })
})
