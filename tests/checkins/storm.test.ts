import type { Answer, Input } from '../../types/api'
import type { DoorKey } from '../../types/sites'
import { openTown, type Town } from '../open-town'
import { randomFrom, size } from '../size'
import { aMember, anAccount, type Person, sunnyCode, today, townAtWork } from '../town'
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
    town = await openTown({
      ...townAtWork,
      accounts: [
        ...townAtWork.accounts,
        ...people.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
      ],
      members: [...townAtWork.members, ...people.map(who => aMember(who, { openid: who.openid }))],
    })
    const screen = await openScreen(town)
    const phones = await Promise.all(people.map(who => registeredPhone(town, who)))
    const taps: Tap[] = []
    const acknowledged = new Map<string, 'counted' | 'waiting'>()
    let asked = 0

    const ask = async ({ who, input }: Tap) => {
      const answer = (await town.cloud
        .call(who.openid, 'api', { op: 'checkins.create', input })
        .catch(() => null)) as Answer<'checkins.create'> | null
      if (!answer?.ok) return expect(answer?.refusal ?? 'unavailable').toBe('unavailable')
      const { state } = answer.value.checkin
      if (state === 'declined') throw new Error('declined, although nobody declined it')
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
  }, 900_000)
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
