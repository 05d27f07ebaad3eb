import type { Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import {
  chenMing,
  liJianguo,
  newTap,
  riverSecretary,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  wangXiuying,
} from '../town'
import { entryOf, figuresOf } from './desk'

let town: Town
const liFact = 'm_oLI_sunny_2026Q4'
const declare = (told: Partial<Input<'checkins.declare'>> = {}) => ({
  day: '2026-11-20',
  said: '在广场帮着扫雪',
  tapId: newTap(),
  ...told,
})
const decide = (decision: 'confirm' | 'decline') =>
  town.as(sunnySecretary).call('checkins.decide', {
    communityId: 'sunny',
    checkinIds: [liFact],
    tapId: newTap(),
    ...(decision === 'confirm' ? { decision } : { decision, reason: '那天我没有见到您' }),
  })

describe('a check-in by the member’s own word', () => {
  it('G12 waits with its sentence, is in no figure, and counts once the secretary confirms it', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(liJianguo).call('checkins.declare', declare())).toMatchObject({
      value: {
        isNew: true,
        checkin: { state: 'waiting', waits: 'declared', way: 'declared', tier: 'D', day: '2026-11-20' },
      },
    })
    expect((await figuresOf(town))[0]).toBe(0)
    const waiting = { communityId: 'sunny', cursor: null }
    expect(await town.as(sunnySecretary).call('checkins.listWaiting', waiting)).toMatchObject({
      value: { items: [{ checkinId: liFact, waits: 'declared', said: '在广场帮着扫雪' }] },
    })
    expect(await town.as(riverSecretary).call('checkins.listWaiting', waiting)).toMatchObject({
      refusal: 'notAllowed',
    })
    await decide('confirm')
    expect((await figuresOf(town))[0]).toBe(1)
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: { current: { state: 'counted', tier: 'D', said: '在广场帮着扫雪' } },
    })
  })

  it('G12 gives way to a scan and to the secretary’s list, keeps its words in the history, and replaces neither', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.declare', declare())
    const scan = { siteCode: sunnyCode, way: 'camera', tapId: newTap() } as const
    expect(await town.as(liJianguo).call('checkins.create', scan)).toMatchObject({
      value: { isNew: true, checkin: { state: 'counted', tier: 'B', said: null } },
    })
    expect(await town.as(liJianguo).call('checkins.declare', declare())).toMatchObject({
      value: { isNew: false, checkin: { state: 'counted', tier: 'B' } },
    })
    await town.as(wangXiuying).call('checkins.declare', declare())
    await town.as(sunnySecretary).call('checkins.createFor', entryOf(['m_oWANG']))
    expect(await town.cloud.documents('checkins')).toMatchObject([
      { tier: 'B', history: [{ way: 'declared', said: '在广场帮着扫雪' }] },
      { tier: 'C', said: null, history: [{ way: 'declared', said: '在广场帮着扫雪' }] },
    ])
  })

  it('G12 the same tap is told the same; a second one is shown the first; a declined one may be said again', async () => {
    town = await openTown(townAtWork)
    const first = declare({ day: null })
    const told = await town.as(liJianguo).call('checkins.declare', first)
    expect(await town.as(liJianguo).call('checkins.declare', first)).toEqual(told)
    expect(await town.as(liJianguo).call('checkins.declare', declare({ said: '别的' }))).toMatchObject({
      value: { isNew: false, checkin: { said: '在广场帮着扫雪' } },
    })
    await decide('decline')
    expect(await town.as(liJianguo).call('checkins.declare', first)).toMatchObject({
      value: { checkin: { state: 'declined', reason: '那天我没有见到您' } },
    })
    expect(await town.as(liJianguo).call('checkins.declare', declare({ said: '和王姐一起' }))).toMatchObject({
      value: { isNew: true, checkin: { state: 'waiting', said: '和王姐一起' } },
    })
  })

  it('G12 two taps at once leave one fact', async () => {
    town = await openTown(townAtWork)
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        town.as(liJianguo).call('checkins.declare', declare({ said: `第${index}次说` })),
      ),
    )
    expect(answers.filter(answer => answer.ok && answer.value.isNew)).toHaveLength(1)
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it('G12 G13 a day ahead, a day too early, no words and no community are refused and change nothing', async () => {
    town = await openTown(townAtWork)
    const asked = (told: Partial<Input<'checkins.declare'>>) =>
      town.as(liJianguo).call('checkins.declare', declare(told))
    expect(await asked({ day: '2026-11-23' })).toMatchObject({ refusal: 'dayAhead' })
    expect(await asked({ day: '2026-08-01' })).toMatchObject({ refusal: 'dayTooEarly' })
    expect(await asked({ said: '' })).toMatchObject({ refusal: 'badInput' })
    expect(await asked({ said: '说'.repeat(101) })).toMatchObject({ refusal: 'badInput' })
    const homeless = {
      ...townAtWork,
      members: townAtWork.members.map(one => ({ ...one, communityId: null })),
    }
    expect(await town.cloud.documents('checkins')).toEqual([])
    town = await openTown(homeless)
    expect(await town.as(chenMing).call('checkins.declare', declare())).toMatchObject({
      refusal: 'noCommunity',
    })
  })
})
