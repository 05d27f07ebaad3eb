import { openTown, type Town } from '../open-town'
import { size } from '../size'
import { aMember, anAccount, orgs, sunnyCode, townAtWork } from '../town'

let town: Town

describe('nothing that was acknowledged is lost', () => {
  it('A36 U5 keeps every acknowledged check-in, once, when the cloud is killed in the middle of 500', async () => {
    const people = Array.from({ length: 500 }, (_, index) => ({
      openid: `oCROWD${index}`,
      name: '张伟',
      phone: null,
    }))
    town = await openTown({
      ...townAtWork,
      orgs,
      accounts: people.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
      members: people.map(who => aMember(who, { openid: who.openid })),
    })
    const { cloud } = town
    const acknowledged: string[] = []
    const taps = people.map(async who => {
      const input = { siteCode: sunnyCode, way: 'camera', tapId: `tap-${who.openid}` }
      const answer = (await cloud.call(who.openid, 'api', { op: 'checkins.create', input })) as {
        ok: boolean
      }
      if (answer.ok) acknowledged.push(`m_${who.openid}`)
      if (acknowledged.length === 150) cloud.kill()
    })
    await Promise.allSettled(taps)
    expect(acknowledged.length).toBeGreaterThanOrEqual(150)
    expect(acknowledged.length).toBeLessThan(500)

    await cloud.restart()
    const kept = (await cloud.documents('checkins')).map(({ memberId }) => String(memberId))
    expect(new Set(kept).size).toBe(kept.length)
    expect(kept).toEqual(expect.arrayContaining(acknowledged))
  })

  it('A36 U5 has no double after every tap was repeated at random', async () => {
    const rounds = size(10_000)
    const people = Array.from({ length: 40 }, (_, index) => ({
      openid: `oDOUBLE${index}`,
      name: '王芳',
      phone: null,
    }))
    town = await openTown({
      ...townAtWork,
      accounts: people.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
      members: people.map(who => aMember(who, { openid: who.openid })),
    })
    let asked = 0
    const worker = async () => {
      while (asked < rounds) {
        const tap = asked++
        const who = people[(tap * 7919) % people.length]
        const input = { siteCode: sunnyCode, way: 'camera', tapId: `tap-${tap % 97}-double` }
        const answer = await town.cloud.call(who?.openid ?? '', 'api', { op: 'checkins.create', input })
        expect(answer).toMatchObject({ ok: true })
      }
    }
    await Promise.all(Array.from({ length: 16 }, worker))
    expect(await town.cloud.documents('checkins')).toHaveLength(people.length)
  })
})
