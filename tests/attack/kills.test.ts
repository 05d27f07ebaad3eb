import type { Answer, Input, OperationName } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { lamp } from '../requests/asking'
import { drawn, isSoak, randomFrom } from '../size'
import { aMember, anAccount, newTap, office, type Person, sunnySecretary, townAtWork } from '../town'
import { aWish } from '../wishes/wishing'
import { Findings } from './findings'
import { asker, claimer, fifth, fourth, idOf, phoneless, sixth } from './people'
import { everythingIn, townOfSecrets } from './town'

const longest = 3_600_000
const crowdSize = isSoak ? 300 : 60

const crowd: Person[] = Array.from({ length: crowdSize }, (_, index) => ({
  openid: `oKILL${index}`,
  name: `断${index}`,
  phone: null,
}))
const idOfCrowd = ({ openid }: Person): string => `m_${openid}`

let town: Town

/** An act, with the tap it carries. */
interface Act<Name extends OperationName = OperationName> {
  who: Person
  op: Name
  input: Input<Name>
}

const act = <Name extends OperationName>(who: Person, op: Name, input: Input<Name>): Act =>
  ({ who, op, input }) as unknown as Act

const take = ({ who, op, input }: Act): Promise<Answer<OperationName>> =>
  town.cloud.call(who.openid, 'api', { op, input }) as Promise<Answer<OperationName>>

const taken = (one: Act): Promise<Answer<OperationName> | null> => take(one).catch(() => null)

/**
 * An instance that died in a transaction holds what it had touched for thirty seconds, as the platform has it: whoever taps
 * meanwhile is told to try again, and does.
 */
async function takenInTheEnd(one: Act): Promise<Answer<OperationName> | null> {
  const answer = await taken(one)
  if (answer?.ok !== false || answer.refusal !== 'unavailable') return answer
  await town.cloud.clock({ advance: 31_000 })
  return taken(one)
}

/** What each person of a crowd does once: asks, wishes, notes a deed, checks in. */
function actOf(who: Person, index: number): Act {
  const tapId = newTap()
  if (index % 4 === 0) return act(who, 'requests.submit', lamp({ tapId }))
  if (index % 4 === 1) return act(who, 'wishes.say', aWish({ tapId }))
  if (index % 4 === 2)
    return act(who, 'deeds.record', { tapId, what: 'own', day: '2026-11-20', text: '扫雪' })
  return act(who, 'suggestions.submit', { tapId, kind: 'suggestion', about: null, text: '好' })
}

/** Who is in which collection, by whom it is about. */
async function kept(): Promise<Map<string, number>> {
  const all = await Promise.all(
    ['requests', 'wishes', 'deeds', 'suggestions'].map(name => town.cloud.documents(name)),
  )
  const whose = all
    .flat()
    .map(({ askedBy, wisherOpenid, memberId }) => String(askedBy ?? wisherOpenid ?? memberId))
  const counts = new Map<string, number>()
  for (const one of whose) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

describe('what is cut off', () => {
  it(
    'U5 a cloud that is killed keeps everything it acknowledged, and once; every tap sent again is one act',
    async () => {
      const findings = new Findings('kills', 'the cloud')
      const registration = { communityId: 'sunny', state: 'accepted', since: 1 } as const
      town = await openTown({
        ...townAtWork,
        accounts: [...townAtWork.accounts, ...crowd.map(who => anAccount(who, { memberId: idOfCrowd(who) }))],
        members: [
          ...townAtWork.members,
          ...crowd.map(who => aMember(who, { openid: who.openid, registration })),
        ],
      })
      const acts = crowd.map(actOf)
      const acknowledged = new Set<Act>()
      await Promise.all(
        acts.map(async one => {
          const answer = await taken(one)
          if (answer?.ok) acknowledged.add(one)
          if (acknowledged.size === Math.round(crowdSize / 3)) town.cloud.kill()
        }),
      )
      findings.count('calls', acts.length * 2)
      findings.count('acknowledged before the kill', acknowledged.size)
      await town.cloud.restart()
      const counts = await kept()
      const countOf = ({ who }: Act, of: Map<string, number>) =>
        (of.get(who.openid) ?? 0) + (of.get(idOfCrowd(who)) ?? 0)
      for (const one of acts) {
        const count = countOf(one, counts)
        const isRight = acknowledged.has(one) ? count === 1 : count <= 1
        findings.note(`after the kill: ${one.op}`, isRight ? null : `${count} of ${one.who.openid}`)
      }
      for (const one of acts) {
        const answer = await taken(one)
        findings.note(`sent again: ${one.op}`, answer?.ok ? null : JSON.stringify(answer))
      }
      const after = await kept()
      for (const one of acts) {
        const count = countOf(one, after)
        findings.note(`once in the end: ${one.op}`, count === 1 ? null : `${count} of ${one.who.openid}`)
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'U5 an instance that dies at any of its requests leaves what the same tap finishes, and nothing twice',
    async () => {
      const findings = new Findings('kills', 'an instance')
      const random = randomFrom()
      town = await townOfSecrets()
      const before = await everythingIn(town)
      const all = await severalActs()
      const acts = isSoak ? all : drawn(all, 2, random)
      for (const one of acts) {
        await openTown(before)
        const first = await take(one)
        if (!first.ok) throw new Error(`${one.op}: ${first.refusal}`)
        await theClockComes()
        const undisturbed = await sizes()
        for (const at of ['before', 'after'] as const) {
          for (let request = 1; ; request++) {
            if (!isSoak && random() < 0.5) continue
            await openTown(before)
            const effect = { kind: 'killInstance', at } as const
            const { id } = await town.cloud.fault({ function: 'api', operation: one.op, request, effect })
            const cut = await taken(one)
            const fault = (await town.cloud.faults()).find(each => each.id === id)
            await town.cloud.clearFaults()
            if (!fault || fault.happened === 0) break
            findings.count('deaths')
            const again = cut?.ok ? cut : await takenInTheEnd(one)
            const name = `${one.op} dies ${at} request ${request}`
            findings.note(`${name}: the tap is answered`, again?.ok ? null : JSON.stringify(again))
            await theClockComes()
            const differing = differingIn(undisturbed, await sizes())
            findings.note(`${name}: nothing twice`, differing.length === 0 ? null : differing.join(', '))
          }
        }
      }
      findings.expectKnown()
    },
    longest,
  )
})

/** One act of each kind that changes more than one document, in the town of secrets. */
async function severalActs(): Promise<Act[]> {
  const idOfOne = async (collection: string, isOne: (document: Record<string, unknown>) => boolean) =>
    String((await town.cloud.documents(collection)).find(isOne)?._id)
  const isNew = ({ state }: Record<string, unknown>) => state === 'submitted'
  const isOpen = ({ state }: Record<string, unknown>) => state === 'accepted'
  const inSunny = ({ place }: Record<string, unknown>) =>
    (place as { communityId: string }).communityId === 'sunny'
  const fresh = await idOfOne('requests', one => isNew(one) && inSunny(one))
  const open = await idOfOne('requests', one => isOpen(one) && one.askedBy === asker.openid)
  const claimId = await idOfOne('accountClaims', ({ openid }) => openid === claimer.openid)
  const home = { estateId: 'garden', building: '6号楼', door: '1单元101', name: '新', phone: '19933334444' }
  const to = { kind: 'member', memberId: idOf(fifth) } as const
  return [
    act(asker, 'requests.submit', lamp()),
    act(sunnySecretary, 'requests.accept', {
      tapId: newTap(),
      communityId: 'sunny',
      requestIds: [fresh],
      isOpenToClaims: true,
    }),
    act(fourth, 'requests.claim', { tapId: newTap(), requestId: open }),
    act(sunnySecretary, 'requests.assign', { tapId: newTap(), requestId: open, memberIds: [idOf(fourth)] }),
    act(asker, 'wishes.say', aWish()),
    act(office, 'accounts.grantRole', {
      tapId: newTap(),
      orgId: 'sunny',
      role: 'communityStaff',
      untilDay: null,
      to,
    }),
    act(sunnySecretary, 'accounts.decideClaim', {
      tapId: newTap(),
      claimId,
      decision: 'confirm',
      memberId: idOf(phoneless),
      rebind: false,
    }),
    act(sunnySecretary, 'posts.decide', {
      tapId: newTap(),
      communityId: 'sunny',
      decision: 'approve',
      items: [{ memberId: idOf(fourth), postId: 'ten-mediation' }],
    }),
    act(sunnySecretary, 'pairs.form', {
      tapId: newTap(),
      communityId: 'sunny',
      what: '陪说话',
      household: { kind: 'told', ...home },
      memberIds: [idOf(sixth)],
      rhythm: { everyWeeks: 1, from: '2026-11-24' },
      livesAlone: null,
      hasAgreed: true,
    }),
    act(fourth, 'activities.signUp', { tapId: newTap(), activityId: 'clean' }),
    act(fifth, 'deeds.record', { tapId: newTap(), what: 'own', day: '2026-11-20', text: '扫雪' }),
    act(sunnySecretary, 'checkins.createFor', {
      tapId: newTap(),
      communityId: 'sunny',
      memberIds: [idOf(fifth)],
      day: '2026-11-22',
      reason: 'noPhone',
      note: null,
      sheet: null,
    }),
    act(office, 'rules.change', {
      tapId: newTap(),
      changes: [{ name: 'posts.claimsAtMost', value: 3 }],
      effectiveDay: '2026-12-02',
      reason: '减负',
      revision: 1,
    }),
  ]
}

/** Who was not told in the same breath is told by the clock; a tick that takes too long goes on with the next. */
async function theClockComes(): Promise<void> {
  for (let times = 0; times < 3; times++) {
    await town.cloud.clock({ advance: 5 * 60_000 })
    await town.cloud.fireTimer('jobs').catch(() => null)
  }
}

/** A look that was shown leaves its row however often it was asked for; the clock counts its own runs. */
const passing = ['audits', 'auditBlocks', 'jobRuns', 'sealRuns']

async function sizes(): Promise<Record<string, number>> {
  const all = await everythingIn(town)
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => !passing.includes(name))
      .map(([name, documents]) => [name, documents.length]),
  )
}

const differingIn = (one: Record<string, number>, other: Record<string, number>): string[] =>
  Object.keys(one)
    .filter(name => one[name] !== other[name])
    .map(name => `${name} ${other[name]}, not ${one[name]}`)
