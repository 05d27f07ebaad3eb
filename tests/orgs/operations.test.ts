import { org } from '../../emulator/seed/county'
import type { Answer, Input } from '../../types/api'
import type { Org, OrgView } from '../../types/orgs'
import { openTown, type Town } from '../open-town'
import { ticksUntilIdle } from '../ticks'
import {
  aMember,
  anOfficer,
  aSite,
  chenMing,
  liJianguo,
  newTap,
  office,
  orgs,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from '../town'

let town: Town

type Change =
  | 'orgs.rename'
  | 'orgs.setAliases'
  | 'orgs.setResponsible'
  | 'orgs.setCentre'
  | 'orgs.move'
  | 'orgs.merge'
  | 'orgs.close'
type Told<Name extends Change> = Omit<Input<Name>, 'tapId' | 'orgId' | 'revision'>

async function show(who: Person, orgId: string): Promise<OrgView> {
  const answer = await town.as(who).call('orgs.show', { orgId })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

/** Changes a place as this person sees it now. */
async function change<Name extends Change>(who: Person, op: Name, orgId: string, told: Told<Name>) {
  const { revision } = await show(office, orgId)
  return town.as(who).call(op, { tapId: newTap(), orgId, revision, ...told } as Input<Name>)
}

const kept = async (orgId: string) => {
  const documents = (await town.cloud.documents('orgs')) as unknown as Org[]
  return documents.find(({ _id }) => _id === orgId)
}

/** Everything that tells of the tree and of who stands in it. */
const everything = async () => ({
  orgs: await town.cloud.documents('orgs'),
  changes: await town.cloud.documents('orgChanges'),
  members: await town.cloud.documents('members'),
  sites: await town.cloud.documents('sites'),
})

describe('looking at the tree', () => {
  it('G150 begins with the places one holds an office in, and goes down with what stands below each', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(office).call('orgs.list', { orgId: null, cursor: null })).toMatchObject({
      ok: true,
      value: { items: [{ orgId: 'county', children: 2, below: orgs.length - 1 }], cursor: null },
    })
    expect(await town.as(sunnySecretary).call('orgs.list', { orgId: null, cursor: null })).toMatchObject({
      ok: true,
      value: { items: [{ orgId: 'sunny', children: 1, below: 1 }] },
    })
    expect(await town.as(sunnySecretary).call('orgs.list', { orgId: 'sunny', cursor: null })).toMatchObject({
      ok: true,
      value: { items: [{ orgId: 'garden', within: '阳光社区' }] },
    })
  })

  it('G150 pages through 45 buildings, each once, in the order of their numbers', async () => {
    const buildings = Array.from({ length: 45 }, (_, index) =>
      org(`b${index + 1}`, 'building', 'community', `${index + 1}号楼`, 'garden'),
    )
    town = await openTown({ ...townAtWork, orgs: [...orgs, ...buildings] })
    const names: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Answer<'orgs.list'> = await town.as(office).call('orgs.list', { orgId: 'garden', cursor })
      if (!page.ok) throw new Error(page.refusal)
      names.push(...page.value.items.map(({ name }) => name))
      cursor = page.value.cursor
      if (cursor === null) break
    }
    expect(names).toEqual(buildings.map(({ name }) => name))
  })

  it('G151 the neighbour, a member and a stranger see nothing of a place, nor of one that does not exist', async () => {
    town = await openTown(townAtWork)
    for (const nobody of [riverSecretary, waterSecretary, liJianguo, chenMing]) {
      for (const orgId of ['garden', 'nowhere']) {
        const no = { ok: false, refusal: 'notAllowed' }
        expect(await town.as(nobody).call('orgs.show', { orgId })).toEqual(no)
        expect(await town.as(nobody).call('orgs.list', { orgId, cursor: null })).toEqual(no)
      }
    }
    expect(await town.as(stranger).call('orgs.show', { orgId: 'garden' })).toEqual({
      ok: false,
      refusal: 'consentNeeded',
    })
  })

  it('G03 finds the estate of an address, and says when a person must decide', async () => {
    town = await openTown(townAtWork)
    const place = (address: string) => town.as(stranger).call('orgs.place', { address })
    expect(await place('桂花园3号楼2单元401')).toEqual({
      ok: true,
      value: {
        outcome: 'one',
        building: '3号楼',
        places: [
          {
            estate: { orgId: 'garden', kind: 'estate', name: '桂花园', within: '阳光社区' },
            community: { orgId: 'sunny', kind: 'community', name: '阳光社区', within: '城关镇' },
          },
        ],
      },
    })
    expect(await place('老粮站家属院')).toMatchObject({ ok: true, value: { outcome: 'several' } })
    expect(await place('火星')).toMatchObject({ ok: true, value: { outcome: 'none', places: [] } })
  })
})

describe('adding and changing a place', () => {
  const building: Omit<Input<'orgs.create'>, 'tapId'> = {
    parentId: 'garden',
    kind: 'building',
    name: '9号楼',
    aliases: [],
    unitName: null,
  }

  it('A23 a secretary adds a building below the community and sees it at once, once for a tap', async () => {
    town = await openTown(townAtWork)
    const tapId = newTap()
    const create = () => town.as(sunnySecretary).call('orgs.create', { ...building, tapId })
    const [first, second] = [await create(), await create()]
    expect(first).toMatchObject({ ok: true, value: { name: '9号楼', within: '桂花园', revision: 1 } })
    expect(second).toEqual(first)
    expect(await town.as(sunnySecretary).call('orgs.list', { orgId: 'garden', cursor: null })).toMatchObject({
      value: { items: [{ name: '9号楼' }] },
    })
    expect(await town.as(office).call('orgs.create', { ...building, tapId: newTap() })).toEqual({
      ok: false,
      refusal: 'nameTaken',
    })
  })

  it('A23 of five who add to the tree at once everybody gets his place, one after another', async () => {
    town = await openTown(townAtWork)
    const add = (name: string) =>
      town.as(sunnySecretary).call('orgs.create', { ...building, name, tapId: newTap() })
    const answers = await Promise.all(['1号楼', '2号楼', '3号楼', '4号楼', '5号楼'].map(add))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5)
    expect((await show(office, 'garden')).children).toBe(5)
    const same = await Promise.all([add('6号楼'), add('6号楼')])
    expect(same.map(answer => (answer.ok ? 'done' : answer.refusal)).sort()).toEqual(['done', 'nameTaken'])
  })

  it('A39 X12 the office adds a unit without a branch, which is found as a unit, and the two levels', async () => {
    town = await openTown(townAtWork)
    const add = async (
      kind: 'unit' | 'serviceCentre' | 'community' | 'office' | 'team',
      name: string,
      parentId: string,
    ) => {
      const asked = { parentId, kind, name, aliases: [], unitName: null, tapId: newTap() }
      const answer = await town.as(office).call('orgs.create', asked)
      if (!answer.ok) throw new Error(answer.refusal)
      return answer.value
    }
    await add('unit', '城关物业公司', 'organs')
    await add('office', '双联双管办', 'county')
    await add('team', '维修服务队', 'sunny')
    expect(await town.as(stranger).call('orgs.search', { kind: 'unit', text: '物业' })).toMatchObject({
      value: { items: [{ name: '城关物业公司', kind: 'unit' }] },
    })
    const centre = await add('serviceCentre', '城南片服务中心', 'town')
    const below = await add('community', '新城社区', centre.orgId)
    expect(below.centre).toMatchObject({ name: '城南片服务中心' })
    expect(await change(office, 'orgs.setCentre', 'sunny', { centreId: centre.orgId })).toMatchObject({
      value: { centre: { name: '城南片服务中心' }, history: [{ kind: 'centre', to: '城南片服务中心' }] },
    })
    expect(await change(office, 'orgs.setCentre', 'sunny', { centreId: 'river' })).toMatchObject({
      refusal: 'notForThisPlace',
    })
  })

  it('G181 a search withholds groups and teams from whoever may not read them, and finds nobody by a name or a number', async () => {
    town = await openTown({
      ...townAtWork,
      orgs: [
        ...orgs,
        org('group7', 'group', 'community', '王秀英第七小组', 'garden'),
        org('team7', 'team', 'community', '李建国第七服务队', 'sunny'),
        org('estate7', 'estate', 'community', '第七小区', 'sunny'),
      ],
    })
    const found = async (who: Person, kind: Input<'orgs.search'>['kind'], text: string) => {
      const answer = await town.as(who).call('orgs.search', { kind, text })
      if (!answer.ok) throw new Error(answer.refusal)
      return answer.value.items.map(({ name }) => name)
    }
    const seventh = (who: Person) => found(who, 'any', '第七')
    for (const who of [stranger, liJianguo, riverSecretary, waterSecretary]) {
      expect(await seventh(who)).toEqual(['第七小区'])
      expect(await found(who, 'estate', '第七')).toEqual(['第七小区'])
    }
    for (const who of [sunnySecretary, office]) expect(await seventh(who)).toHaveLength(3)
    const people = townAtWork.members.flatMap(({ name, phoneTail }) => [name, phoneTail ?? name])
    for (const text of people) {
      expect(await found(stranger, 'any', text)).toEqual([])
      expect(await found(stranger, 'unit', text)).toEqual([])
    }
  })

  it('A23 G151 nobody adds a kind where it cannot stand, or one that is not theirs to keep', async () => {
    town = await openTown(townAtWork)
    const before = await everything()
    const ask = (who: Person, more: object) =>
      town.as(who).call('orgs.create', { ...building, ...more, tapId: newTap() })
    const no = { ok: false, refusal: 'notAllowed' }
    expect(await ask(office, { parentId: 'sunny' })).toEqual(no)
    expect(await ask(office, { parentId: 'nowhere' })).toEqual(no)
    expect(await ask(sunnySecretary, { parentId: 'bridge' })).toEqual(no)
    expect(await ask(sunnySecretary, { parentId: 'sunny', kind: 'branch' })).toEqual(no)
    expect(await ask(office, { name: '' })).toMatchObject({ refusal: 'badInput' })
    expect(await ask(office, { kind: 'planet' })).toMatchObject({ refusal: 'badInput' })
    expect(await everything()).toEqual(before)
  })

  it('G03 G150 a renamed place keeps its old name as another name and in its history', async () => {
    town = await openTown(townAtWork)
    const renamed = await change(sunnySecretary, 'orgs.rename', 'garden', {
      name: '桂花苑',
      keepsOldName: true,
    })
    expect(renamed).toMatchObject({
      ok: true,
      value: {
        name: '桂花苑',
        aliases: ['老粮站家属院', '桂花园'],
        history: [
          {
            revision: 1,
            kind: 'renamed',
            from: '桂花园',
            to: '桂花苑',
            by: { role: 'communitySecretary', place: '阳光社区' },
          },
        ],
      },
    })
    expect(await town.as(stranger).call('orgs.place', { address: '桂花园' })).toMatchObject({
      value: { outcome: 'one', places: [{ estate: { name: '桂花苑' } }] },
    })
  })

  it('A08 A20 names who is responsible, and remembers who was before', async () => {
    town = await openTown(townAtWork)
    await change(waterSecretary, 'orgs.setResponsible', 'water1', { part: 'checkin', name: '周副局长' })
    const answer = await change(waterSecretary, 'orgs.setResponsible', 'water1', {
      part: 'checkin',
      name: '吴副局长',
    })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        responsible: [
          { part: 'secretary', person: null },
          { part: 'head', person: null },
          { part: 'checkin', person: { name: '吴副局长' } },
        ],
        history: [
          { kind: 'responsible', part: 'checkin', from: '周副局长', to: '吴副局长' },
          { kind: 'responsible', part: 'checkin', from: null, to: '周副局长' },
        ],
      },
    })
    expect(
      await change(sunnySecretary, 'orgs.setResponsible', 'garden', { part: 'keeper', name: '王秀英' }),
    ).toMatchObject({ ok: true })
    expect(await change(office, 'orgs.setResponsible', 'garden', { part: 'head', name: '谁' })).toMatchObject(
      {
        refusal: 'notForThisPlace',
      },
    )
    expect(
      await change(waterSecretary, 'orgs.setResponsible', 'schools1', { part: 'head', name: '谁' }),
    ).toMatchObject({
      refusal: 'notAllowed',
    })
  })

  it('G150 of two who change the same place at once one wins and the other is told; the same tap may repeat', async () => {
    town = await openTown(townAtWork)
    const rename = (who: Person, name: string) =>
      town
        .as(who)
        .call('orgs.rename', { tapId: newTap(), orgId: 'garden', revision: 0, name, keepsOldName: false })
    const answers = await Promise.all([rename(office, '甲园'), rename(sunnySecretary, '乙园')])
    expect(answers.map(answer => (answer.ok ? 'done' : answer.refusal)).sort()).toEqual([
      'changedMeanwhile',
      'done',
    ])
    expect((await show(office, 'garden')).history).toHaveLength(1)

    const again = { tapId: newTap(), orgId: 'garden', revision: 1, name: '丙园', keepsOldName: false }
    const first = await town.as(office).call('orgs.rename', again)
    expect(await town.as(office).call('orgs.rename', again)).toEqual(first)
    expect((await show(office, 'garden')).history).toHaveLength(2)
  })
})

describe('moving a place', () => {
  it('A25 refuses a loop, a kind of place it cannot stand in, and a place that is not there', async () => {
    town = await openTown(townAtWork)
    const before = await everything()
    expect(await change(office, 'orgs.move', 'town', { parentId: 'garden' })).toMatchObject({
      refusal: 'loop',
    })
    expect(await change(office, 'orgs.move', 'garden', { parentId: 'town' })).toMatchObject({
      refusal: 'notUnderThat',
    })
    expect(await change(office, 'orgs.move', 'garden', { parentId: 'nowhere' })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await everything()).toEqual(before)
  })

  it('A20 an estate takes its people to the other community; what happened before stays where it was', async () => {
    town = await openTown(townAtWork)
    const moved = await change(office, 'orgs.move', 'garden', { parentId: 'river' })
    expect(moved).toMatchObject({
      ok: true,
      value: {
        within: '河畔社区',
        following: { moved: 0 },
        history: [{ kind: 'moved', from: '阳光社区', to: '河畔社区' }],
      },
    })
    expect(await town.as(office).call('orgs.follow', { tapId: newTap(), orgId: 'garden' })).toMatchObject({
      value: { following: null },
    })
    const members = await town.cloud.documents('members')
    expect(members.map(({ communityId }) => communityId)).toEqual(['river', 'river', 'river'])
    expect(await town.as(sunnySecretary).call('orgs.show', { orgId: 'garden' })).toMatchObject({
      refusal: 'notAllowed',
    })
  })
})

describe('closing a place', () => {
  it('G150 refuses while people, places below or check-in points are in it, and changes nothing', async () => {
    town = await openTown({ ...townAtWork, members: [aMember(liJianguo)] })
    const before = await everything()
    expect(await change(office, 'orgs.close', 'garden', {})).toMatchObject({ refusal: 'hasPeople' })
    expect(await change(office, 'orgs.close', 'water', {})).toMatchObject({ refusal: 'hasChildren' })
    expect(await change(office, 'orgs.close', 'river', {})).toMatchObject({ refusal: 'hasSites' })
    expect(await change(office, 'orgs.close', 'county', {})).toMatchObject({ refusal: 'notAllowed' })
    expect(await everything()).toEqual(before)
  })

  it('G150 a closed place keeps its history, takes no change, and its offices hold no more', async () => {
    town = await openTown({
      ...townAtWork,
      orgs: [...orgs, org('empty', 'community', 'community', '空社区', 'town')],
      accounts: [...townAtWork.accounts, anOfficer(stranger, 'communitySecretary', 'empty')],
    })
    expect(await town.as(stranger).call('orgs.show', { orgId: 'empty' })).toMatchObject({ ok: true })
    expect(await change(office, 'orgs.close', 'empty', {})).toMatchObject({
      ok: true,
      value: { state: 'closed', can: { rename: false, create: [] }, history: [{ kind: 'closed' }] },
    })
    expect(await town.as(stranger).call('orgs.show', { orgId: 'empty' })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await change(office, 'orgs.rename', 'empty', { name: '新', keepsOldName: false })).toMatchObject({
      refusal: 'placeClosed',
    })
  })
})

describe('merging places', () => {
  const crowd = Array.from({ length: 450 }, (_, index) =>
    aMember({ openid: `oCROWD${index}`, name: `张${index}`, phone: null }),
  )
  const estates = Array.from({ length: 23 }, (_, index) =>
    org(`e${index}`, 'estate', 'community', `小区${index}`, 'sunny'),
  )
  const full = {
    ...townAtWork,
    orgs: [...orgs, ...estates],
    members: crowd,
    sites: [aSite(), aSite({ _id: 'river1', code: 'RIVERsite1', communityId: 'river' })],
  }
  const follow = () => town.as(office).call('orgs.follow', { tapId: newTap(), orgId: 'sunny' })

  async function followToTheEnd(): Promise<number> {
    for (let slices = 1; ; slices++) {
      const answer = await follow()
      if (!answer.ok) throw new Error(answer.refusal)
      if (!answer.value.following) return slices
    }
  }

  async function expectAllInRiver() {
    const members = await town.cloud.documents('members')
    expect(new Set(members.map(({ communityId }) => communityId))).toEqual(new Set(['river']))
    expect((await town.cloud.documents('sites')).map(({ communityId }) => communityId)).toEqual([
      'river',
      'river',
    ])
    expect((await show(office, 'river')).children).toBe(1 + 1 + estates.length)
    expect(await kept('sunny')).toMatchObject({ state: 'closed', mergedInto: 'river' })
    const moves = (await town.cloud.documents('orgChanges')).filter(({ kind }) => kind === 'moved')
    expect(moves).toHaveLength(1 + estates.length)
  }

  it('X12 people, places and check-in points follow in slices, and history keeps both', async () => {
    town = await openTown(full)
    const merged = await change(office, 'orgs.merge', 'sunny', { intoId: 'river' })
    expect(merged).toMatchObject({
      ok: true,
      value: {
        state: 'closed',
        mergedInto: { name: '河畔社区' },
        history: [{ kind: 'merged', to: '河畔社区' }],
      },
    })
    expect((await show(office, 'river')).history).toMatchObject([{ kind: 'absorbed', from: '阳光社区' }])
    expect(await town.as(sunnySecretary).call('orgs.show', { orgId: 'sunny' })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(riverSecretary).call('orgs.show', { orgId: 'sunny' })).toMatchObject({ ok: true })
    await followToTheEnd()
    await expectAllInRiver()
  })

  it('X12 one that is killed in the middle is resumed by the clock and loses nobody', async () => {
    town = await openTown(full)
    await change(office, 'orgs.merge', 'sunny', { intoId: 'river' })
    await follow()
    await follow()
    town.cloud.kill()
    await town.cloud.restart()
    await town.cloud.clock({ advance: 5 * 60_000, freeze: true })
    await ticksUntilIdle(town, 'orgs.followStopped')
    await expectAllInRiver()
    expect((await show(office, 'sunny')).following).toBeNull()
  })

  it('X12 refuses another kind, itself, and what is closed; a repeated tap merges once', async () => {
    town = await openTown(townAtWork)
    const before = await everything()
    expect(await change(office, 'orgs.merge', 'sunny', { intoId: 'bridge' })).toMatchObject({
      refusal: 'notTheSameKind',
    })
    expect(await change(office, 'orgs.merge', 'sunny', { intoId: 'sunny' })).toMatchObject({
      refusal: 'loop',
    })
    expect(await everything()).toEqual(before)

    const tap = { tapId: newTap(), orgId: 'garden', revision: 0, intoId: 'bridge' }
    const first = await town.as(office).call('orgs.merge', tap)
    expect(await town.as(office).call('orgs.merge', tap)).toEqual(first)
    expect(await change(office, 'orgs.merge', 'bridge', { intoId: 'garden' })).toMatchObject({
      refusal: 'placeClosed',
    })
    expect(await town.cloud.documents('orgFollows')).toHaveLength(1)
  })
})

describe('who was responsible', () => {
  const on = (day: string, who: Person = office) =>
    town.as(who).call('orgs.responsibleOn', { orgId: 'water', day })
  const name = async (day: string, named: string | null) => {
    await town.cloud.clock({ now: Date.parse(`${day}T10:00:00+08:00`), freeze: true })
    await change(office, 'orgs.setResponsible', 'water', { part: 'checkin', name: named })
  }
  const partOn = async (day: string) => {
    const answer = await on(day)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.responsible.find(({ part }) => part === 'checkin')?.name
  }

  it('A08 A20 answers for each day, the day of the change already with the new one', async () => {
    town = await openTown(townAtWork)
    await name('2026-11-22', '张三')
    await name('2026-11-25', '李四')
    await name('2026-11-28', null)
    const found = []
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-24', '2026-11-25', '2026-11-28']) {
      found.push(await partOn(day))
    }
    expect(found).toEqual([null, '张三', '张三', '李四', null])
    expect(await on('2026-11-24')).toMatchObject({
      value: {
        responsible: [
          { part: 'secretary', name: null },
          { part: 'head' },
          { since: expect.any(Number), until: expect.any(Number) },
        ],
      },
    })
  })

  it('A08 refuses a day that has not come, and the neighbour', async () => {
    town = await openTown(townAtWork)
    expect(await on('2026-11-23')).toEqual({ ok: false, refusal: 'dayNotYet' })
    expect(await on('2026-11-22', riverSecretary)).toEqual({ ok: false, refusal: 'notAllowed' })
  })
})
