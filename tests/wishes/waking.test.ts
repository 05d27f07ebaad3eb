import type { Wish } from '../../types/wishes'
import { inboxOf } from '../notices/inbox'
import type { Town } from '../open-town'
import { openResidentsTown, sunnyStaff, wangAyi } from '../requests/asking'
import { newTap, office, riverSecretary, sunnySecretary } from '../town'
import { aWish, aWishFor } from './wishing'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

async function tick(): Promise<void> {
  await town.cloud.clock({ advance: 6 * 60_000 })
  await town.cloud.fireTimer('jobs').catch(() => null)
}

async function says(text = '想学用手机视频'): Promise<string> {
  const answer = await town.as(wangAyi).call('wishes.say', aWish({ text }))
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.wish.wishId
}

const linesOf = async (who = sunnySecretary) =>
  (await inboxOf(town, who)).filter(({ kind }) => kind === 'wishesNew')

const stillFresh = async () =>
  ((await town.cloud.documents('wishes')) as unknown as Wish[]).filter(({ freshAt }) => freshAt !== null)

describe('the community is told that a small wish waits', () => {
  it('G35 one line for its secretary however many there are, new again once it was seen; nobody is named', async () => {
    await says()
    await says('想要一副老花镜')
    expect(await linesOf()).toEqual([])
    await tick()
    const [line, ...more] = await linesOf()
    expect(more).toEqual([])
    expect(line).toMatchObject({
      isNew: true,
      told: { community: '阳光社区' },
      link: { page: 'wishes', id: 'sunny' },
    })
    for (const who of [riverSecretary, sunnyStaff, office, wangAyi]) expect(await linesOf(who)).toEqual([])
    const [row] = (await town.cloud.documents('notices')).filter(({ kind }) => kind === 'wishesNew')
    expect(JSON.stringify(row)).not.toMatch(/王|老花镜|3号楼|1991/)
    expect(row).not.toHaveProperty('template')

    await town.as(sunnySecretary).call('notices.markSeen', { tapId: newTap(), kind: 'all' })
    await tick()
    expect(await linesOf()).toMatchObject([{ isNew: false }])
    await says('想学唱歌')
    await tick()
    expect(await linesOf()).toMatchObject([{ isNew: true }])
  })

  it('G35 not of what it wrote down itself, nor of what was read or taken back before', async () => {
    await town.as(sunnySecretary).call('wishes.sayFor', aWishFor())
    const [read, back] = [await says(), await says('算了')]
    const publish = { tapId: newTap(), wishId: read, words: '想学用手机视频', isBuildingShown: false }
    await town.as(sunnySecretary).call('wishes.publish', publish)
    await town.as(wangAyi).call('wishes.withdraw', { tapId: newTap(), wishId: back })
    expect(await stillFresh()).toEqual([])
    await tick()
    expect(await linesOf()).toEqual([])
  })

  it.each([
    ['before', 'notices'],
    ['after', 'notices'],
    ['before', 'wishes'],
    ['after', 'wishes'],
  ] as const)(
    'G35 U5 stands once when the job is killed %s a write to %s, and none is forgotten',
    async (at, where) => {
      await says()
      const action = where === 'notices' ? 'database.insertDocument' : 'database.modifyDocument'
      await town.cloud.fault({ action, collection: where, effect: { kind: 'killInstance', at } })
      for (let turn = 0; turn < 3; turn++) await tick()
      expect(await linesOf()).toHaveLength(1)
      expect(await stillFresh()).toEqual([])
    },
  )
})
