import fc from 'fast-check'
import { moves, stateAfter } from '../../cloudfunctions/domain/registrations/rules'
import type { RegistrationAct, RegistrationState } from '../../types/registrations'
import { bring } from '../incoming'
import { aRoster } from '../members/workbooks'
import { openTown, type Town } from '../open-town'
import { seed, size } from '../size'
import {
  chenMing,
  liJianguo,
  newTap,
  office,
  type Person,
  riverCode,
  riverSecretary,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import { chen, keptMember, keptRegistrations, li } from './registering'

interface Step {
  act: RegistrationAct | 'scan'
  /** Null is whoever may take this step. */
  asker: Person | null
  memberId: string
  communityId: 'sunny' | 'river'
  /** Sent a second time at once, as a bad network does. */
  isTwice: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  // Whoever left is nobody for a while, so that this comes up more rarely than the steps of every day.
  act: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom<Step['act']>('dispatch', 'report', 'accept', 'assign', 'scan'),
    },
    { weight: 4, arbitrary: fc.constantFrom<Step['act']>('decline', 'withdraw', 'moveAway') },
    { weight: 1, arbitrary: fc.constantFrom<Step['act']>('leave', 'restore') },
  ),
  asker: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(office, waterSecretary, sunnySecretary, riverSecretary, liJianguo, chenMing),
    },
  ),
  memberId: fc.constantFrom(li, chen),
  communityId: fc.constantFrom<Step['communityId'][]>('sunny', 'sunny', 'river'),
  isTwice: fc.boolean(),
})

let town: Town

function whoeverMay({ act, memberId, communityId }: Step): Person {
  if (act === 'dispatch' || act === 'withdraw') return waterSecretary
  if (act === 'leave' || act === 'restore') return office
  if (act === 'scan') return memberId === li ? liJianguo : chenMing
  return communityId === 'sunny' ? sunnySecretary : riverSecretary
}

async function take(step: Step, tapId: string): Promise<string> {
  const { act, memberId, communityId } = step
  const who = step.asker ?? whoeverMay(step)
  const one = { tapId, communityId, memberId }
  const several = { tapId, communityId, memberIds: [memberId] }
  const person = town.as(who)
  const asked = {
    dispatch: () => person.call('registrations.dispatch', { tapId, items: [{ memberId, communityId }] }),
    report: () => person.call('registrations.report', { ...one, way: 'secretary' }),
    accept: () => person.call('registrations.accept', several),
    assign: () =>
      person.call('registrations.assign', {
        ...several,
        estateId: communityId === 'sunny' ? 'garden' : 'bridge',
      }),
    decline: () => person.call('registrations.decline', { ...one, reason: '本人不住这里' }),
    moveAway: () =>
      person.call('registrations.moveAway', {
        ...one,
        to: { kind: 'community', communityId: communityId === 'sunny' ? 'river' : 'sunny' },
        day: '2026-11-22',
      }),
    leave: () => rosterWithout(who, memberId, tapId),
    restore: () => lastRosterTakenBack(who, tapId),
    withdraw: () => person.call('registrations.withdraw', { ...one, reason: '派错了' }),
    scan: () =>
      person.call('checkins.create', {
        tapId,
        siteCode: communityId === 'sunny' ? sunnyCode : riverCode,
        way: 'camera',
      }),
  }
  const answer = await asked[act]()
  return answer.ok ? 'yes' : answer.refusal
}

/** A roster of 水务局 that does not name this person; whoever asks, only the office is let through. */
async function rosterWithout(who: Person, memberId: string, tapId: string): Promise<Told> {
  const others = { [li]: chenLine, [chen]: liLine }[memberId] ?? liLine
  const fileId = await bring(town, who, aRoster(wangLine, others), '.xlsx')
  const file = { tapId, fileId, fileName: '名册.xlsx', headerRow: null, mapping: null, covers: 'water' }
  const person = town.as(who)
  const planned = await person.call('members.planImport', file)
  if (!planned.ok) return planned
  const { importId } = planned.value
  await person.call('members.listImportRows', { importId, plan: 'missing', cursor: null })
  const confirmed = await person.call('members.confirmMissing', { tapId, importId, evenSoMany: true })
  if (!confirmed.ok) return confirmed
  for (let answer: Told = confirmed, slice = 0; slice < 12; slice++) {
    answer = await person.call('members.applyImport', { tapId, importId })
    if (!answer.ok) return answer
    if (answer.value?.state === 'settled') break
  }
  return { ok: true }
}

async function lastRosterTakenBack(who: Person, tapId: string): Promise<Told> {
  const list = await town.as(who).call('members.listImports', { cursor: null })
  if (!list.ok) return list
  const settled = list.value.items.find(({ state }) => state === 'settled')
  if (!settled) return { ok: true }
  for (let slice = 0; slice < 12; slice++) {
    const answer = await town.as(who).call('members.undoImport', { tapId, importId: settled.importId })
    if (!answer.ok) return answer
    if (answer.value.state === 'undone') break
  }
  return { ok: true }
}

type Told = { ok: true; value?: { state?: string } } | { ok: false; refusal: string }

const asKnown = { born: '', joined: '', sex: '', skills: '', entrance: '', room: '' }
const liLine = { ...asKnown, name: '李建国', phone: liJianguo.phone }
const wangLine = { ...asKnown, name: '王秀英', phone: wangXiuying.phone }
const chenLine = { ...asKnown, name: '陈明', phone: chenMing.phone, estate: '石桥苑' }

/** Every kept state is what its own steps lead to by the table, and the people carry exactly that. */
async function expectOnlyStatesOfTheTable(): Promise<void> {
  const kept = await keptRegistrations(town)
  for (const { state, steps } of kept) {
    let replayed: RegistrationState | null = null
    let endedFrom: RegistrationState | null = null
    for (const { act } of steps) {
      const next: RegistrationState | null = stateAfter(act, replayed, endedFrom)
      const { to } = moves[act]
      expect([act, replayed, next]).toEqual([act, replayed, to === 'whereItEnded' ? endedFrom : to])
      if (next === 'ended') endedFrom = replayed
      replayed = next
    }
    expect(state).toBe(replayed)
    const moments = steps.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    expect(new Set(steps.map(({ act, tapId }) => `${act} ${tapId}`)).size).toBe(steps.length)
  }
  for (const memberId of [li, chen]) {
    const own = kept.filter(
      registration =>
        registration.memberId === memberId && !['withdrawn', 'ended'].includes(registration.state),
    )
    const carriedNow = (await keptMember(town, memberId)).registration
    expect(own.map(({ communityId, state }) => ({ communityId, state }))).toEqual(
      carriedNow ? [{ communityId: carriedNow.communityId, state: carriedNow.state }] : [],
    )
  }
}

it('A28 G01 random steps by random people never reach a state that the table does not have', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24, size: 'max' }), async steps => {
      town = await openTown(townAtWork)
      for (const taken of steps) {
        const tapId = newTap()
        const answers = await Promise.all((taken.isTwice ? [1, 2] : [1]).map(() => take(taken, tapId)))
        expect(answers).not.toContain('unavailable')
        expect(answers).not.toContain('badInput')
        await town.cloud.clock({ advance: 1000 })
      }
      await expectOnlyStatesOfTheTable()
      for (const { steps: taken } of await keptRegistrations(town)) {
        for (const { act } of taken) reached.add(moves[act].to)
      }
    }),
    { numRuns: size(240), seed },
  )
  // A walk that gets nowhere would prove nothing.
  expect(reached.size).toBeGreaterThanOrEqual(3)
}, 600_000)
