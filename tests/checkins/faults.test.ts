import { openTown, type Town } from '../open-town'
import { liJianguo, newTap, sunnyCode, townAtWork, townBefore } from '../town'

let town: Town

const scan = () => ({ siteCode: sunnyCode, way: 'camera', tapId: newTap() }) as const
const insert = {
  operation: 'checkins.create',
  action: 'database.insertDocument',
  collection: 'checkins',
} as const

describe('a check-in whose answer is lost on the way', () => {
  it.each([
    ['the connection is cut', { kind: 'noAnswer', at: 'after', how: 'cut' }],
    ['the instance is killed', { kind: 'killInstance', at: 'after' }],
  ] as const)('A36 U5 is kept, and told as done when the same tap is repeated: %s', async (_, effect) => {
    town = await openTown(townAtWork)
    await town.cloud.fault({ ...insert, effect })
    const tap = scan()
    const lost = await town
      .as(liJianguo)
      .call('checkins.create', tap)
      .catch(() => ({ ok: false }))
    expect(lost.ok).toBe(false)

    const repeated = await town.as(liJianguo).call('checkins.create', tap)
    expect(repeated).toMatchObject({ ok: true, value: { isNew: true } })
    expect(await town.as(liJianguo).call('checkins.create', tap)).toEqual(repeated)
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it('A36 U5 between the function and the phone too', async () => {
    town = await openTown(townAtWork)
    await town.cloud.fault({
      action: 'call',
      operation: 'checkins.create',
      effect: { kind: 'noAnswer', at: 'after', how: 'cut' },
    })
    const tap = scan()
    await expect(town.as(liJianguo).call('checkins.create', tap)).rejects.toThrow()
    expect(await town.as(liJianguo).call('checkins.create', tap)).toMatchObject({
      ok: true,
      value: { isNew: true },
    })
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('A36 U5 and is one when the cloud dies %s the insert', async (at, wanted) => {
    town = await openTown(townAtWork)
    await town.cloud.fault({ ...insert, effect: { kind: 'killCloud', at } })
    const tap = scan()
    await expect(town.as(liJianguo).call('checkins.create', tap)).rejects.toThrow()
    await town.cloud.restart()
    expect(await town.cloud.documents('checkins')).toHaveLength(wanted)
    expect(await town.as(liJianguo).call('checkins.create', tap)).toMatchObject({
      ok: true,
      value: { isNew: true },
    })
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })
})

describe('a database that refuses', () => {
  it.each([
    ['is limited', { kind: 'code', code: 'EXCEED_REQUEST_LIMIT' }],
    ['has no connection left', { kind: 'code', code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' }],
    ['has a full disk', { kind: 'diskFull' }],
  ] as const)(
    'A36 %s is answered as unavailable, changes nothing, and is over when it is over',
    async (_, effect) => {
      town = await openTown(townAtWork)
      await town.cloud.fault({ operation: 'checkins.create', when: 'always', effect })
      const tap = scan()
      expect(await town.as(liJianguo).call('checkins.create', tap)).toEqual({
        ok: false,
        refusal: 'unavailable',
        requestId: expect.any(String),
      })
      expect(await town.cloud.documents('checkins')).toEqual([])

      await town.cloud.clearFaults()
      expect(await town.as(liJianguo).call('checkins.create', tap)).toMatchObject({ ok: true })
    },
  )
})

describe('a binding that meets somebody faster', () => {
  it.each(['database.commitTransaction', 'database.getDocument', 'database.modifyDocument'])(
    'A26 begins again by itself after a conflict at %s',
    async action => {
      town = await openTown(townBefore)
      const consent = { purpose: 'serve', version: '2026-12', tapId: newTap() } as const
      await town.as(liJianguo).call('accounts.consent', consent)
      const code = await town.cloud.phoneCode(liJianguo.openid, liJianguo.phone ?? '')
      await town.cloud.fault({
        operation: 'accounts.bindByPhone',
        action,
        when: { times: 2 },
        effect: { kind: 'conflict' },
      })
      expect(await town.as(liJianguo).call('accounts.bindByPhone', { code, tapId: newTap() })).toMatchObject({
        ok: true,
        value: { outcome: 'bound' },
      })
      expect(await town.cloud.faults()).toMatchObject([{ happened: 2, isOver: true }])
      const bound = (await town.cloud.documents('members')).filter(
        ({ openid }) => openid === liJianguo.openid,
      )
      expect(bound).toHaveLength(1)
    },
  )

  it('A26 is unavailable, and binds nobody, when somebody is always faster', async () => {
    town = await openTown(townBefore)
    const consent = { purpose: 'serve', version: '2026-12', tapId: newTap() } as const
    await town.as(liJianguo).call('accounts.consent', consent)
    const code = await town.cloud.phoneCode(liJianguo.openid, liJianguo.phone ?? '')
    await town.cloud.fault({
      action: 'database.commitTransaction',
      when: 'always',
      effect: { kind: 'conflict' },
    })
    expect(await town.as(liJianguo).call('accounts.bindByPhone', { code, tapId: newTap() })).toMatchObject({
      ok: false,
      refusal: 'unavailable',
    })
    expect((await town.cloud.documents('members')).filter(({ openid }) => openid !== null)).toEqual([])
  })
})
