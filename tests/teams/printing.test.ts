import type { Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import {
  chenMing,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  waterSecretary,
} from '../town'
import { appliedTo, apply, leave, li, place, townWithTeams, zhouDama } from './volunteering'

let town: Town
beforeEach(async () => {
  town = await openTown(townWithTeams)
})

type Whose = Input<'teams.printForm'>['whose']

const print = (who: Person, whose: Whose = { kind: 'mine' }, tapId = newTap()) =>
  town.as(who).call('teams.printForm', { tapId, whose })

async function printed(who: Person, whose?: Whose, tapId?: string) {
  const answer = await print(who, whose, tapId)
  if (!answer.ok) throw new Error(answer.refusal)
  return { ...answer.value, html: await (await fetch(answer.value.url)).text() }
}

const verify = (code: string | null) => town.as(chenMing).call('papers.verify', { code: code ?? '' })

const ofLi = { kind: 'volunteer', volunteerId: li } as const
const ofSunny = { kind: 'empty', communityId: 'sunny' } as const

describe('the form on paper', () => {
  it('A51 G93 G140 says what the volunteer said and nothing else, and its code proves it', async () => {
    await appliedTo(town, liJianguo, {
      wish: ['advisers'],
      skills: ['law'],
      experience: '修过水泵',
      remark: '<b>晚上八点以前</b>',
    })
    await town.as(liJianguo).call('teams.offer', { tapId: newTap(), services: ['policyLaw'] })
    const { html, code } = await printed(liJianguo)
    for (const said of [
      '党员志愿者申请表',
      '阳光社区',
      '李建国',
      '桂花园',
      '（1）法律咨询队',
      '（　）便民维修队',
      '☑法律',
      '□调解',
      '☑周末',
      '□平日白天',
      '☑政策法律咨询',
      '□家电维修',
      '修过水泵',
      '&lt;b&gt;晚上八点以前&lt;/b&gt;',
      code ?? '-',
    ])
      expect(html).toContain(said)
    expect(html).not.toMatch(/护河队|1980年|13[0-9]{9}/)
    expect(html.split('<section class="paper">')).toHaveLength(2)
    expect(await verify(code)).toMatchObject({
      value: { kind: 'volunteerForm', maskedName: '李*国', communityName: '阳光社区', state: 'valid' },
    })
  })

  it('A51 the same words have one code; said otherwise, placed or taken back the paper grows old', async () => {
    await appliedTo(town, liJianguo)
    const { code } = await printed(liJianguo)
    expect((await printed(sunnySecretary, ofLi)).code).toBe(code)
    expect(await town.cloud.documents('papers')).toHaveLength(1)

    await place(town, li, 'repairs')
    expect(await verify(code)).toMatchObject({ value: { state: 'replaced' } })
    const placed = await printed(liJianguo)
    expect(placed.html).toMatch(/编入服务队<\/td><td>便民维修队/)
    expect(await verify(placed.code)).toMatchObject({ value: { state: 'valid' } })
    await leave(town, liJianguo, 'stop')
    expect(await verify(placed.code)).toMatchObject({ value: { state: 'withdrawn' } })
    expect(await print(liJianguo)).toMatchObject({ refusal: 'notVolunteering' })
  })

  it('G29 X17 belongs to the member and the secretary of the community, and to nobody else', async () => {
    await appliedTo(town, liJianguo)
    for (const who of [office, riverSecretary, waterSecretary, chenMing]) {
      expect(await print(who, ofLi)).toMatchObject({ refusal: 'notAllowed' })
    }
    expect(await print(chenMing)).toMatchObject({ refusal: 'notVolunteering' })
    const list = { orgId: 'sunny', cursor: null }
    for (const [who, may] of [
      [sunnySecretary, true],
      [office, false],
    ] as const) {
      expect(await town.as(who).call('teams.listWaiting', list)).toMatchObject({
        value: { items: [{ volunteerId: li, can: { print: may } }] },
      })
    }
    const rows = (await town.cloud.documents('audits')).filter(
      ({ operation }) => operation === 'teams.printForm',
    )
    expect(rows).toEqual([])
  })

  it('A10 X27 a resident agrees shortly and has no form to print', async () => {
    const answer = await apply(town, zhouDama, {}, { communityId: 'sunny', name: '周大妈' })
    if (!answer.ok) throw new Error(answer.refusal)
    const { volunteerId, can } = answer.value.volunteer
    expect(can).toEqual({ print: false, place: false })
    expect(await print(zhouDama)).toMatchObject({ refusal: 'notBound' })
    expect(await print(sunnySecretary, { kind: 'volunteer', volunteerId })).toMatchObject({
      refusal: 'notAllowed',
    })
  })

  it('G186 an empty one names the community and its teams, nobody, and no code', async () => {
    const { html, code } = await printed(sunnySecretary, ofSunny)
    expect(code).toBeNull()
    for (const text of [
      '阳光社区',
      '（　）便民维修队',
      '（　）城关镇应急队',
      '□法律',
      '□别的事',
      '姓名</td><td></td>',
    ])
      expect(html).toContain(text)
    expect(html).not.toMatch(/☑|查验码|<svg/)
    expect(await town.cloud.documents('papers')).toEqual([])
    expect(await print(riverSecretary, ofSunny)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G140 a tap that the network repeats is the same run', async () => {
    await appliedTo(town, liJianguo)
    const tapId = newTap()
    const first = await printed(liJianguo, undefined, tapId)
    expect(await printed(liJianguo, undefined, tapId)).toMatchObject({ code: first.code, html: first.html })
    expect(await town.cloud.documents('paperRuns')).toHaveLength(1)
  })
})
