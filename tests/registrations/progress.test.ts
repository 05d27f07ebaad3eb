import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import { placesBelow } from '../../cloudfunctions/domain/registrations/progress'
import { org } from '../../emulator/seed/county'
import type { Answer, Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import {
  aMember,
  liJianguo,
  office,
  orgs,
  type Person,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from '../town'
import { acceptedInSunny, dispatchTo, li, reportTo, wang } from './registering'

let town: Town

type Asked = Partial<Input<'registrations.progress'>>

async function progress(asked: Asked = {}, who: Person = office) {
  const input = { orgId: 'county', of: 'unit', show: 'all', cursor: null, ...asked } as const
  const answer = await town.as(who).call('registrations.progress', input)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

describe('the places of the table', () => {
  it('G11 stand in the order of the tree, whatever their figures', () => {
    expect(placesBelow(treeOf(orgs), 'county', 'unit').map(({ _id }) => _id)).toEqual([
      'schools',
      'schools1',
      'water',
      'water1',
    ])
    expect(placesBelow(treeOf(orgs), 'town', 'community').map(({ _id }) => _id)).toEqual(['river', 'sunny'])
  })
})

describe('how far each place is', () => {
  it('A34 A35 X9 X10 tells each part of the roster, its moment, and the campaign', async () => {
    const rules = [aVersion({ changes: { 'campaign.from': '2026-11-15', 'campaign.to': '2026-11-30' } })]
    town = await openTown({ ...townAtWork, rules })
    await acceptedInSunny(town, [li])
    await dispatchTo(town, [wang])
    const { items, ...about } = await progress({ orgId: 'water' })
    expect(about).toEqual({
      cursor: null,
      campaign: { from: '2026-11-15', to: '2026-11-30', isRunning: true },
      asOf: expect.any(Number),
      places: 2,
    })
    expect(items.find(({ place }) => place.orgId === 'water1')).toEqual({
      place: {
        orgId: 'water1',
        kind: 'branch',
        name: '安平县水务局第一党支部',
        within: '安平县水务局党总支',
      },
      onRoster: 3,
      notDispatched: 1,
      dispatched: 1,
      reported: 0,
      accepted: 1,
      declined: 0,
    })
  })

  it('X10 agrees with the figures of each place alone, on either side', async () => {
    town = await openTown(townAtWork)
    await acceptedInSunny(town, [li])
    await dispatchTo(town, [wang])
    await reportTo(town, wang)
    for (const [of, orgId] of [
      ['unit', 'water1'],
      ['community', 'sunny'],
    ] as const) {
      const alone = await town.as(office).call('registrations.campaign', { orgId })
      const { items } = await progress({ of })
      const one = items.find(({ place }) => place.orgId === orgId)
      expect(one?.onRoster).toBeGreaterThan(0)
      expect(alone).toMatchObject({ ok: true, value: { ...one } })
    }
  })

  it('A35 leaves out, when asked, where nobody is left to help', async () => {
    town = await openTown(townAtWork)
    expect((await progress({ show: 'waiting' })).items.map(({ place }) => place.orgId)).toEqual(['water1'])
    await acceptedInSunny(town, [li, wang])
    expect(
      (await progress({ show: 'waiting', of: 'community' })).items.map(({ place }) => place.orgId),
    ).toEqual(['river'])
  })

  it('G11 pages through 45 communities, each once, people of hidden imports left out', async () => {
    const communities = Array.from({ length: 43 }, (_, at) =>
      org(`c${at}`, 'community', 'community', `第${at + 1}社区`, 'town'),
    )
    const hidden = aMember({ openid: 'oH', name: '暗', phone: null }, { hiddenBy: 'import' })
    town = await openTown({
      ...townAtWork,
      orgs: [...orgs, ...communities],
      members: [...townAtWork.members, hidden],
    })
    const seen: string[] = []
    const sizes: number[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Extract<Answer<'registrations.progress'>, { ok: true }>['value'] = await progress({
        of: 'community',
        cursor,
      })
      seen.push(...page.items.map(({ place }) => place.orgId))
      sizes.push(page.items.length)
      cursor = page.cursor
      const sunny = page.items.find(({ place }) => place.orgId === 'sunny')
      if (sunny) expect(sunny.onRoster).toBe(2)
      if (cursor === null) break
    }
    expect(sizes).toEqual([20, 20, 5])
    expect(new Set(seen).size).toBe(45)
  })

  it('G151 shows a unit its own places, and refuses whoever leads nothing there', async () => {
    town = await openTown(townAtWork)
    expect((await progress({ orgId: 'water' }, waterSecretary)).items).toHaveLength(2)
    const asked = { orgId: 'county', of: 'unit', show: 'all', cursor: null } as const
    for (const who of [waterSecretary, sunnySecretary, liJianguo]) {
      expect(await town.as(who).call('registrations.progress', asked)).toEqual({
        ok: false,
        refusal: 'notAllowed',
      })
    }
  })
})
