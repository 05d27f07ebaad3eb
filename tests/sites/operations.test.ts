import { openTown, type Town } from '../open-town'
import {
  chenMing,
  liJianguo,
  newTap,
  riverSecretary,
  stranger,
  sunnyCode,
  sunnySecretary,
  townAtWork,
} from '../town'

let town: Town

describe('check-in points', () => {
  it('A37 G04 tells whoever scans only the names of the place', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(stranger).call('sites.look', { siteCode: sunnyCode })).toEqual({
      ok: true,
      value: { name: '阳光社区党群服务中心', communityName: '阳光社区', isOpen: true },
    })
    expect(await town.as(stranger).call('sites.look', { siteCode: 'NOBODYs1te' })).toEqual({
      ok: false,
      refusal: 'unknownCode',
    })
  })

  it('A20 G04 draws the code for the poster once and keeps it', async () => {
    town = await openTown(townAtWork)
    const first = await town.as(sunnySecretary).call('sites.poster', { siteId: 'sunny1' })
    if (!first.ok) throw new Error(first.refusal)
    expect(first.value).toMatchObject({ communityName: '阳光社区', siteName: '阳光社区党群服务中心' })
    const image = await fetch(first.value.imageUrl)
    expect(image.headers.get('content-type')).toMatch(/^image\/png/)

    const kept = await town.cloud.documents('sites')
    await town.as(sunnySecretary).call('sites.poster', { siteId: 'sunny1' })
    expect(await town.cloud.documents('sites')).toEqual(kept)
  })

  it('A20 is closed and opened again by its secretary, with a trace, and shown as what it is', async () => {
    town = await openTown(townAtWork)
    const close = () => town.as(sunnySecretary).call('sites.close', { siteId: 'sunny1', tapId: newTap() })
    expect(await close()).toMatchObject({
      ok: true,
      value: { state: 'closed', can: { open: true, close: false } },
    })
    await close()
    const sites = await town.cloud.documents('sites')
    const sunny = sites.find(site => site._id === 'sunny1')
    expect(sunny).toMatchObject({ state: 'closed', changedBy: sunnySecretary.openid })
    expect(sunny?.history).toHaveLength(1)
  })

  it('A06 the neighbour and a member change and print nothing', async () => {
    town = await openTown(townAtWork)
    for (const nobody of [riverSecretary, liJianguo, chenMing]) {
      expect(await town.as(nobody).call('sites.close', { siteId: 'sunny1', tapId: newTap() })).toEqual({
        ok: false,
        refusal: 'notAllowed',
      })
      expect(await town.as(nobody).call('sites.poster', { siteId: 'sunny1' })).toEqual({
        ok: false,
        refusal: 'notAllowed',
      })
    }
  })
})
