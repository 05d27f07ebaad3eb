import { tapOf } from '../../cloudfunctions/kernel/tap'
import type { Answer, Input, OperationName, Value } from '../../types/api'
import type { Checkin } from '../../types/checkins'
import type { DoorKey } from '../../types/sites'
import { openTown, type Town } from '../open-town'
import { randomFrom, size } from '../size'
import { aMember, anAccount, type Person, sunnyCode, sunnySecretary, today, townAtWork } from '../town'
import { entryOf, figuresOf } from './desk'
import { codeAt, keptOn, type MemberPhone, openScreen, registeredPhone } from './scanning'

let town: Town

const people: Person[] = Array.from({ length: 24 }, (_, index) => ({
  openid: `oSTORM${index}`,
  name: '张伟',
  phone: null,
}))

const hour = 60 * 60_000
const random = randomFrom()
const one = (most: number) => Math.floor(random() * most)

const townOfPeople = {
  ...townAtWork,
  accounts: [...townAtWork.accounts, ...people.map(who => anAccount(who, { memberId: `m_${who.openid}` }))],
  members: [...townAtWork.members, ...people.map(who => aMember(who, { openid: who.openid }))],
}

/** Every phone has had its key for as long as anything waits on it. */
async function openWithPhones() {
  town = await openTown(townOfPeople, today - 20 * hour)
  const phones = await Promise.all(people.map(who => registeredPhone(town, who)))
  await town.cloud.clock({ now: today, freeze: true })
  return { screen: await openScreen(town), phones }
}

type Tap = { who: Person; input: Input<'checkins.create'> }

/** A tap as chance has it: the wall, the screen, a picture, one that waited, or an earlier one once more. */
function tapBy(phone: MemberPhone, screen: DoorKey, index: number): Input<'checkins.create'> {
  const tapId = `tap-storm-${index}`
  const kind = one(5)
  if (kind === 0) return { tapId, siteCode: sunnyCode, way: 'picture' }
  if (kind === 1) return { tapId, siteCode: codeAt(screen, today), way: 'camera' }
  const readAt = today - one(20) * hour
  if (kind === 2) return keptOn(phone, { tapId, readAt, sentAt: today, number: index + 1 })
  if (kind === 3)
    return keptOn(phone, { tapId, siteCode: codeAt(screen, today), readAt: today, sentAt: today })
  return { tapId, siteCode: sunnyCode, way: 'camera' }
}

describe('taps, repeats, queues and faults at random', () => {
  it('A36 G207 leave one fact a person and lose none that was acknowledged', async () => {
    const rounds = size(10_000)
    const { screen, phones } = await openWithPhones()
    const taps: Tap[] = []
    const acknowledged = new Map<string, 'counted' | 'waiting'>()
    let asked = 0

    const ask = async ({ who, input }: Tap) => {
      const answer = (await town.cloud
        .call(who.openid, 'api', { op: 'checkins.create', input })
        .catch(() => null)) as Answer<'checkins.create'> | null
      if (!answer?.ok) return expect(answer?.refusal ?? 'unavailable').toBe('unavailable')
      const { state } = answer.value.checkin
      if (state !== 'counted' && state !== 'waiting') throw new Error('declined, although nobody declined it')
      if (acknowledged.get(who.openid) === 'counted') expect(state).toBe('counted')
      acknowledged.set(who.openid, acknowledged.get(who.openid) === 'counted' ? 'counted' : state)
    }
    const worker = async () => {
      while (asked < rounds) {
        const index = asked++
        if (index % 25 === 0) await breakSomething(index)
        const phone = phones[one(phones.length)]
        if (!phone) continue
        const again = taps.length > 0 && one(3) === 0 ? taps[one(taps.length)] : undefined
        const tap = again ?? { who: phone.who, input: tapBy(phone, screen, index) }
        taps.push(tap)
        await ask(tap)
      }
    }
    await Promise.all(Array.from({ length: 12 }, worker))
    await town.cloud.clearFaults()
    // Whatever a phone never heard of, it repeats until it does.
    for (const phone of phones) {
      const last = taps.findLast(({ who }) => who === phone.who)
      if (last) await ask(last)
    }

    const kept = await town.cloud.documents('checkins')
    expect(new Set(kept.map(({ memberId }) => memberId)).size).toBe(kept.length)
    for (const [openid, state] of acknowledged) {
      const fact = kept.find(({ memberId }) => memberId === `m_${openid}`)
      expect(fact).toBeDefined()
      if (state === 'counted') expect(fact?.state).toBe('counted')
    }
    expect(acknowledged.size).toBe(kept.length)
  }, 3_600_000)

  it('U5 G07 G14 the desk enters and takes back meanwhile: every word that was acknowledged is kept, and the figures equal a recount', async () => {
    const rounds = size(10_000)
    const { screen, phones } = await openWithPhones()
    /** What somebody was told is new: the member, and the tap that must stand in the document or its history. */
    const told: { memberId: string; tapId: string }[] = []
    const taps: (() => Promise<void>)[] = []
    let asked = 0

    const call = async <Name extends OperationName>(openid: string, op: Name, input: Input<Name>) => {
      const answer = (await town.cloud
        .call(openid, 'api', { op, input })
        .catch(() => null)) as Answer<Name> | null
      if (answer?.ok) return answer.value as Value<Name>
      expect(['unavailable', 'notCounted', 'changedSince', 'notAllowed', 'tooManyToday']).toContain(
        answer?.refusal ?? 'unavailable',
      )
      return null
    }
    const desk = sunnySecretary.openid
    const acts: ((phone: MemberPhone, index: number) => () => Promise<void>)[] = [
      (phone, index) => async () => {
        const input = tapBy(phone, screen, index)
        taps.push(() => scan(phone, input))
        await scan(phone, input)
      },
      (phone, index) => () => enter([phone, ...phones.slice(one(20), 20 + one(4))], `tap-desk-${index}`),
      (phone, index) => () => undo(phone, `tap-undo-${index}`),
    ]
    const scan = async ({ who }: MemberPhone, input: Input<'checkins.create'>) => {
      const value = await call(who.openid, 'checkins.create', input)
      const { tapId, siteCode, way } = input
      const kept = tapOf(who.openid, 'checkins.create', tapId, { siteCode, way })
      if (value?.isNew) told.push({ memberId: `m_${who.openid}`, tapId: kept })
    }
    const enter = async (some: MemberPhone[], tapId: string) => {
      const memberIds = [...new Set(some.map(({ who }) => `m_${who.openid}`))]
      const { tapId: _sent, ...asked } = entryOf(memberIds, { tapId })
      const value = await call(desk, 'checkins.createFor', { ...asked, tapId })
      const kept = tapOf(desk, 'checkins.createFor', tapId, asked)
      for (const { memberId, outcome } of value?.items ?? []) {
        expect(['entered', 'already']).toContain(outcome)
        if (outcome === 'entered') told.push({ memberId, tapId: kept })
      }
    }
    const undo = async ({ who }: MemberPhone, tapId: string) => {
      const memberId = `m_${who.openid}`
      const checkinId = `${memberId}_sunny_2026Q4`
      const asked = { checkinId, reason: '试一试' }
      const value = await call(desk, 'checkins.undo', { ...asked, tapId })
      if (value?.isNew) told.push({ memberId, tapId: tapOf(desk, 'checkins.undo', tapId, asked) })
    }
    const worker = async () => {
      while (asked < rounds) {
        const index = asked++
        if (index % 25 === 0) await breakSomething(index)
        const phone = phones[one(phones.length)]
        const act = acts[[0, 0, 0, 1, 1, 2][one(6)] ?? 0]
        const again = one(4) === 0 ? taps[one(taps.length || 1)] : undefined
        if (phone && act) await (again ?? act(phone, index))()
      }
    }
    await Promise.all(Array.from({ length: 12 }, worker))
    await town.cloud.clearFaults()

    const kept = (await town.cloud.documents('checkins')) as unknown as Checkin[]
    expect(new Set(kept.map(({ memberId }) => memberId)).size).toBe(kept.length)
    const older = (await town.cloud.documents('storySteps')) as unknown as { _id: string; steps: Checkin[] }[]
    for (const { memberId, tapId } of told) {
      const fact = kept.find(one => one.memberId === memberId)
      const chapters = older.flatMap(({ _id, steps }) =>
        _id.startsWith(`checkins_${fact?._id}_`) ? steps : [],
      )
      const words = [fact, ...(fact?.history ?? []), ...chapters].flatMap(one => [
        one?.tapId,
        one?.correction?.tapId,
      ])
      expect(words).toContain(tapId)
    }
    expect(told.length).toBeGreaterThan(rounds / 20)
    const counted = kept.filter(({ state }) => state === 'counted').length
    expect((await figuresOf(town)).slice(0, 2)).toEqual([counted, counted])
  }, 3_600_000)
})

/** After the effect, so that the phone does not know it; or before it, so that nothing happened. */
async function breakSomething(index: number): Promise<void> {
  const at = index % 2 ? 'before' : 'after'
  const action = ['database.insertDocument', 'database.modifyDocument', 'call'][index % 3] ?? 'call'
  await town.cloud.fault({
    operation: 'checkins.create',
    action,
    effect: { kind: 'noAnswer', at, how: 'cut' },
  })
}
