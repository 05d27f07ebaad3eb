import { sealedCollections } from '../../cloudfunctions/jobs/schedule'
import { db } from '../../cloudfunctions/kernel/db'
import { renewSeals } from '../../cloudfunctions/kernel/reseal'
import {
  isSealedField,
  type Keeper,
  type SealedField,
  unseal,
  unsealIfPossible,
} from '../../cloudfunctions/kernel/seal'
import { pointSdkAt } from '../emulator/sdk'
import { applied, imported, planned, undone } from '../members/importing'
import { aRoster } from '../members/workbooks'
import type { Town } from '../open-town'
import { weekly } from '../pairs/pairing'
import { asked, openResidentsTown, wangAyi, zhangDaye } from '../requests/asking'
import { type Person, sunnySecretary, today } from '../town'
import { aWish, aWishFor } from '../wishes/wishing'
import { sealUnbound } from './unbound'

const hour = 60 * 60_000

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
  pointSdkAt(town.cloud)
})

interface Seal {
  keeper: Keeper
  path: string[]
  field: SealedField
  sealed: string
}

function sealsIn(keeper: Keeper, value: unknown, path: string[] = []): Seal[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, inside]) => {
    const here = [...path, name]
    if (typeof inside !== 'string') return sealsIn(keeper, inside, here)
    return isSealedField(name) ? [{ keeper, path: here, field: name, sealed: inside }] : []
  })
}

async function everySeal(): Promise<Seal[]> {
  const found: Seal[] = []
  for (const collection of sealedCollections) {
    for (const kept of await town.cloud.documents(collection)) {
      found.push(...sealsIn({ collection, _id: String(kept._id) }, kept))
    }
  }
  return found
}

const opened = ({ sealed, keeper, field }: Seal) => unsealIfPossible(sealed, keeper, field)

/** Whoever can write into the database puts a seal somewhere else. */
async function put(to: Seal, sealed: string) {
  const { collection, _id } = to.keeper
  expect(await db.updateOne(collection, _id, {}, { set: { [to.path.join('.')]: sealed } })).toBe(true)
}

async function sealOf(collection: string, _id: string, field: SealedField): Promise<Seal> {
  const found = (await everySeal()).find(
    seal => seal.keeper.collection === collection && seal.keeper._id === _id && seal.field === field,
  )
  if (!found) throw new Error(`${collection} ${_id} has no ${field}`)
  return found
}

const zhao = { name: '赵一', phone: '19922220001', estate: '桂花园', room: '101' }
const fromHome = { where: { kind: 'home' as const }, name: null, phone: null }

async function saidWish(who: Person, told: Parameters<typeof aWish>[0] = {}): Promise<string> {
  const answer = await town.as(who).call('wishes.say', aWish(told))
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.wish.wishId
}

async function formedPair(told: Parameters<typeof weekly>[0]): Promise<string> {
  const answer = await town.as(sunnySecretary).call('pairs.form', weekly(told))
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.pair.pairId
}

async function homeOf(op: 'requests.contact' | 'wishes.contact' | 'pairs.contact', id: string) {
  const answers = {
    'requests.contact': () => town.as(sunnySecretary).call('requests.contact', { requestId: id }),
    'wishes.contact': () => town.as(sunnySecretary).call('wishes.contact', { wishId: id }),
    'pairs.contact': () => town.as(sunnySecretary).call('pairs.contact', { pairId: id }),
  }
  const answer = await answers[op]()
  return answer.ok ? [answer.value.name, answer.value.phone, answer.value.door] : answer.refusal
}

const wangsHome = ['王阿姨', '19911112222', '2单元501']

/** Everything that seals: told anew, taken over from one document into another, and planned. */
async function everythingSealed() {
  await asked(town, { livesAlone: true })
  const request = await asked(town, fromHome)
  const wishId = await saidWish(wangAyi, fromHome)
  await town.as(sunnySecretary).call('wishes.sayFor', aWishFor({ livesAlone: true }))
  const pairId = await formedPair({ household: { kind: 'request', requestId: request.requestId } })
  await formedPair({ livesAlone: true })
  await imported(town, aRoster(zhao, { name: '钱二', phone: '19922220002', estate: '桂花园' }))
  const moved = { ...zhao, phone: '19922228888', room: '202' }
  await planned(town, aRoster(moved, { name: '孙三', phone: '19922220003', estate: '桂花园', room: '303' }))
  return { requestId: request.requestId, wishId, pairId }
}

describe('a seal', () => {
  it('G180 opens in the document and the field it was made for, and in no other, whatever sealed it', async () => {
    await everythingSealed()
    const seals = await everySeal()
    expect(new Set(seals.map(({ keeper }) => keeper.collection))).toEqual(new Set(sealedCollections))
    expect(new Set(seals.map(({ field }) => field))).toEqual(
      new Set(['nameSealed', 'phoneSealed', 'doorSealed', 'careSealed']),
    )
    expect(seals.filter(seal => opened(seal) === null)).toEqual([])
    const keepers = seals.map(({ keeper }) => keeper)
    const isSame = (one: Keeper, other: Keeper) =>
      one.collection === other.collection && one._id === other._id
    for (const { sealed, keeper, field } of seals) {
      const others = keepers.filter(other => !isSame(other, keeper))
      expect(others.filter(other => unsealIfPossible(sealed, other, field) !== null)).toEqual([])
      const fields = (['nameSealed', 'phoneSealed', 'doorSealed', 'careSealed'] as const).filter(
        other => other !== field,
      )
      expect(fields.filter(other => unsealIfPossible(sealed, keeper, other) !== null)).toEqual([])
    }
  }, 30_000)

  it('G180 is made anew for the request, the wish and the pair that take over what is remembered of a home', async () => {
    const { requestId, wishId, pairId } = await everythingSealed()
    expect(await homeOf('requests.contact', requestId)).toEqual(wangsHome)
    expect(await homeOf('wishes.contact', wishId)).toEqual(wangsHome)
    expect(await homeOf('pairs.contact', pairId)).toEqual(wangsHome)
  }, 30_000)

  it('G180 that was moved to another request, wish or pair tells nobody the door', async () => {
    const { requestId, wishId, pairId } = await everythingSealed()
    const foreign = await asked(
      town,
      { where: { kind: 'newHome', estateId: 'garden', building: '9号楼', door: '9单元909', isKept: true } },
      zhangDaye,
    )
    const { sealed } = await sealOf('requests', foreign.requestId, 'doorSealed')
    await put(await sealOf('requests', requestId, 'doorSealed'), sealed)
    await put(await sealOf('wishes', wishId, 'doorSealed'), sealed)
    await put(await sealOf('pairs', pairId, 'doorSealed'), sealed)
    expect(await homeOf('requests.contact', requestId)).toBe('unavailable')
    expect(await homeOf('wishes.contact', wishId)).toBe('unavailable')
    expect(await homeOf('pairs.contact', pairId)).toBe('unavailable')
    expect(await homeOf('requests.contact', foreign.requestId)).toContain('9单元909')
  }, 30_000)

  it('G180 that was moved into another field of the same request tells nobody the number as a name', async () => {
    const { requestId } = await asked(town)
    const { sealed } = await sealOf('requests', requestId, 'phoneSealed')
    await put(await sealOf('requests', requestId, 'nameSealed'), sealed)
    expect(await homeOf('requests.contact', requestId)).toBe('unavailable')
  })

  it('G180 that was moved into one’s own remembered home tells nobody the neighbour’s door by a request from there', async () => {
    await asked(town)
    await asked(
      town,
      { where: { kind: 'newHome', estateId: 'garden', building: '9号楼', door: '9单元909', isKept: true } },
      zhangDaye,
    )
    const { sealed } = await sealOf('requestHomes', zhangDaye.openid, 'doorSealed')
    await put(await sealOf('requestHomes', wangAyi.openid, 'doorSealed'), sealed)
    const { requestId } = await asked(town, fromHome)
    expect(await homeOf('requests.contact', requestId)).toBe('unavailable')
    const wishId = await saidWish(wangAyi, fromHome)
    expect(await homeOf('wishes.contact', wishId)).toBe('unavailable')
  })

  it('G180 that was moved to another row of an import opens for nobody once it is applied', async () => {
    const qian = { name: '钱二', phone: '19922220002', estate: '桂花园', room: '202' }
    const view = await planned(town, aRoster(zhao, qian))
    const [first, second] = (await everySeal()).filter(
      ({ keeper, field }) => keeper.collection === 'memberImportRows' && field === 'doorSealed',
    )
    if (!first || !second) throw new Error('no rows')
    expect([opened(first), opened(second)].sort()).toEqual(['2单元 101', '2单元 202'])
    await put(first, second.sealed)
    await applied(town, view)
    const doors = (await everySeal()).filter(
      ({ keeper, field }) => keeper.collection === 'members' && field === 'doorSealed',
    )
    expect(doors.map(opened).filter(text => text !== null)).toEqual([opened(second)])
  })

  it('G180 that was moved to another person on the roster is called lost, and said anew by the next roster', async () => {
    const qian = { name: '钱二', phone: '19922220002', estate: '桂花园', room: '202' }
    await imported(town, aRoster(zhao, qian))
    const doors = (await everySeal()).filter(
      ({ keeper, field }) => keeper.collection === 'members' && field === 'doorSealed',
    )
    const [one, other] = doors
    if (!one || !other) throw new Error('no doors')
    await put(one, other.sealed)
    expect((await everySeal()).filter(seal => opened(seal) === null)).toMatchObject([{ keeper: one.keeper }])
    const view = await planned(town, aRoster(zhao, qian))
    expect(view.counts).toMatchObject({ change: 1, same: 1 })
    await applied(town, view)
    const after = (await everySeal()).filter(
      ({ keeper, field }) => keeper.collection === 'members' && field === 'doorSealed',
    )
    expect(after.map(opened).sort()).toEqual(['2单元 101', '2单元 202'])
  })

  it('G180 goes along with a person to a row that changes it, and comes back when that is undone', async () => {
    await imported(town, aRoster(zhao))
    await town.cloud.clock({ advance: hour })
    const { importId } = await imported(town, aRoster({ ...zhao, phone: '19922228888', room: '202' }))
    const [row] = (await town.cloud.documents('memberImportRows', { importId })) as { _id: string }[]
    const inRow = (await everySeal()).filter(({ keeper }) => keeper._id === row?._id)
    const textsOf = (part: string) =>
      inRow.filter(({ path }) => path.includes(part)).map(seal => [seal.field, opened(seal)])
    expect(textsOf('before')).toContainEqual(['doorSealed', '2单元 101'])
    expect(textsOf('after')).toContainEqual(['doorSealed', '2单元 202'])
    await town.cloud.clock({ advance: hour })
    expect(await undone(town, importId)).toMatchObject({ ok: true })
    const ofZhao = async () =>
      (await everySeal()).filter(({ keeper }) => keeper.collection === 'members').map(opened)
    expect(await ofZhao()).toEqual(expect.arrayContaining(['2单元 101']))
    expect(await ofZhao()).not.toContain('2单元 202')
    expect(await ofZhao()).not.toContain(null)
  })
})

describe('what was sealed before seals knew their place', () => {
  it('G180 is renewed under the same key by the job, rows of imports as well, and told meanwhile as before', async () => {
    const { requestId } = await everythingSealed()
    const texts = new Map<string, string | null>()
    const nameOf = ({ keeper, path }: Seal) => [keeper.collection, keeper._id, ...path].join(' ')
    for (const seal of await everySeal()) {
      texts.set(nameOf(seal), opened(seal))
      await put(seal, sealUnbound(opened(seal) ?? ''))
    }
    expect(await homeOf('requests.contact', requestId)).toEqual(wangsHome)

    const old = await everySeal()
    expect(old.every(({ sealed }) => sealed.startsWith('1.'))).toBe(true)
    let renewed = 0
    for (let tick = 0; tick < 9; tick++)
      renewed += await renewSeals(db, sealedCollections, today + tick * hour)
    expect(renewed).toBe(old.length)
    const seals = await everySeal()
    expect(seals.every(({ sealed }) => sealed.startsWith('b1.'))).toBe(true)
    expect(new Map(seals.map(seal => [nameOf(seal), opened(seal)]))).toEqual(texts)
    const runs = await town.cloud.documents('sealRuns')
    expect(runs.map(({ _id }) => _id).sort()).toEqual(sealedCollections.map(name => `${name}_b1`).sort())
    expect(runs.filter(({ doneAt, stuck }) => doneAt === null || stuck !== 0)).toEqual([])
    expect(await homeOf('requests.contact', requestId)).toEqual(wangsHome)
  }, 60_000)

  it('G180 opens nowhere any more once the key it was made under is taken out', async () => {
    const { requestId } = await asked(town)
    const before = process.env.SEAL_KEYS ?? ''
    const unbound = sealUnbound('9单元909')
    const bound = await sealOf('requests', requestId, 'doorSealed')
    process.env.SEAL_KEYS = `${before},2:${Buffer.alloc(32, 7).toString('base64')}`
    try {
      for (let tick = 0; tick < 9; tick++) await renewSeals(db, sealedCollections, today + tick * hour)
      const runs = await town.cloud.documents('sealRuns')
      expect(runs.filter(({ _id, doneAt }) => String(_id).endsWith('_b2') && doneAt !== null)).toHaveLength(
        sealedCollections.length,
      )
      process.env.SEAL_KEYS = process.env.SEAL_KEYS.split(',').at(-1)
      expect(opened(await sealOf('requests', requestId, 'doorSealed'))).toBe('2单元501')
      expect(() => unseal(unbound, bound.keeper, bound.field)).toThrow('a seal that no key opens')
      expect(opened(bound)).toBeNull()
    } finally {
      process.env.SEAL_KEYS = before
    }
  }, 60_000)
})
