import { withBoundTap } from '../cloudfunctions/kernel/tap'
import { cloud as declaration } from '../config/cloud'
import type { Input, OperationName } from '../types/api'
import { anActivity } from './activities/planning'
import { asked } from './asked'
import { pointSdkAt } from './emulator/sdk'
import { aGroupOf, anElectionIn, ask, idOf, neighbours, neighboursAtWork } from './groups/grouping'
import { openTown, type Town } from './open-town'
import { repairs } from './teams/volunteering'
import {
  chenMing,
  liJianguo,
  newTap,
  office,
  orgs,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from './town'

/** The columns of every noun’s `asked.ts`, in their order. */
const people = [office, sunnySecretary, riverSecretary, waterSecretary, liJianguo, chenMing, stranger]

type Fields = Record<string, unknown>

/** Every operation that carries a tap’s id, with its example. */
const tapped = Object.entries(asked).flatMap(([op, { who, input }]) =>
  'tapId' in input ? [{ op: op as OperationName, who, input: input as Fields & { tapId: string } }] : [],
)

/**
 * What a tap may come with anew and still be the same: a scan that waited on the phone is sent again with when it was
 * made, and where the phone is by then.
 */
const sameAllTheSame: Partial<Record<OperationName, string[]>> = {
  'checkins.create': ['queued', 'position', 'model'],
}

/** The same with one thing changed, once for each thing that can be: another person, place, text, number or choice. */
function others(input: Fields): Fields[] {
  return Object.entries(input).flatMap(([field, value]) =>
    field === 'tapId' ? [] : otherValues(value).map(other => ({ ...input, [field]: other })),
  )
}

const twins: Record<string, string> = {
  m_oLI: 'm_oWANG',
  sunny: 'river',
  garden: 'bridge',
  show: 'keepBack',
  sunny1: 'river1',
}

function otherValues(value: unknown): unknown[] {
  if (typeof value === 'string') {
    const others = [twins[value] ?? `${value}改`, ...(/^\d/.test(value) ? ['2026-12-01', '2026-12-02'] : [])]
    return others.filter(other => other !== value)
  }
  if (typeof value === 'number') return [value + 1]
  if (typeof value === 'boolean') return [!value]
  if (value === null) return ['改']
  if (!Array.isArray(value)) return others(value as Fields)
  if (value.length === 0) return [['m_oWANG']]
  return otherValues(value[0]).map(first => [first, ...value.slice(1)])
}

let town: Town
/** Nothing has been done in the town that is open. */
let isUntouched = false
let opened = 0

async function openExamples(): Promise<void> {
  if (isUntouched) return
  const examples = {
    ...townAtWork,
    orgs: [...orgs, repairs],
    activities: [anActivity('clean', { state: 'open' }), anActivity('gone', { state: 'cancelled' })],
  }
  // Each a minute later, so that no instance remembers the places of the one before.
  opened += 1
  town = await openTown(examples, today + opened * 61_000)
  isUntouched = true
}

type Answered = { ok: boolean; value?: unknown; refusal?: string }
const call = async (who: Person, op: string, input: object) =>
  (await town.cloud.call(who.openid, 'api', { op, input })) as Answered

/** Without ids that are drawn from a tap, and the addresses of files, which differ from tap to tap. */
const masked = (answer: Answered): string =>
  JSON.stringify(answer)
    .replace(/https?:[^"]*/g, '')
    .replace(/[A-Za-z0-9]{4}(-[A-Za-z0-9]{4}){1,3}|[A-Za-z0-9_-]{12,}/g, '*')

describe('a tap’s id', () => {
  it('U5 stands for one person, one operation and one input, in every operation that carries one', async () => {
    await openExamples()
    pointSdkAt(town.cloud)
    const { findOperation } = await import('../cloudfunctions/api/operations')
    for (const { op, input } of tapped) {
      const operation = await findOperation(op)
      const kept = (who: Person, told: object, name = op) => {
        const bound = withBoundTap(who.openid, name, told as Input<OperationName>, operation?.sameTap)
        return (bound as unknown as { tapId: string }).tapId
      }
      const first = kept(liJianguo, input)
      expect(first).toMatch(/^[A-Za-z0-9]{20}$/)
      expect(kept(liJianguo, Object.fromEntries(Object.entries(input).reverse()))).toBe(first)
      expect([op, kept(wangXiuying, input)]).not.toEqual([op, first])
      expect([
        op,
        kept(liJianguo, input, op === 'rules.change' ? 'rules.withdraw' : 'rules.change'),
      ]).not.toEqual([op, first])
      for (const field of sameAllTheSame[op] ?? [])
        expect(kept(liJianguo, { ...input, [field]: 1 })).toBe(first)
      for (const other of others(input)) {
        const isSame = (sameAllTheSame[op] ?? []).some(field => field in other)
        if (!isSame) expect([op, other, kept(liJianguo, other)]).not.toEqual([op, other, first])
      }
    }
    expect(tapped.length).toBeGreaterThan(100)
  })

  /** What is written once for each time that it is asked: rows of the trail, tries, and the count of changes to a consent. */
  const besides = ['audits', 'accountTries', 'messageConsents']

  async function everything(): Promise<string> {
    const all = await Promise.all(
      Object.keys(declaration.collections)
        .filter(name => !besides.includes(name))
        .map(async name => [name, await town.cloud.documents(name)] as const),
    )
    return JSON.stringify(all)
  }

  /** The first of the town’s people whom the example lets through. */
  async function doneBy({ op, who, input }: (typeof tapped)[number], tapId: string) {
    for (const [column, person] of people.entries()) {
      if (who[column] !== 'yes') continue
      const answer = await call(person, op, { ...input, tapId })
      if (!answer.ok) continue
      isUntouched = false
      return { person, answer }
    }
    return null
  }

  it.each(tapped.map(example => [example.op, example] as const))(
    'U5 that %s has used is a repeat of the same input, and with another one as good as a new tap',
    async (op, example) => {
      const { input } = example
      await openExamples()
      const done = await doneBy(example, 'tap-used-0000')
      // What the example cannot do in this town is done in the tests of its noun.
      if (!done) return
      const { person } = done
      const before = await everything()
      expect(await call(person, op, { ...input, tapId: 'tap-used-0000' })).toMatchObject({ ok: true })
      expect(await everything()).toBe(before)

      const used: string[] = []
      for (const other of others(input)) {
        used.push(masked(await call(person, op, { ...other, tapId: 'tap-used-0000' })))
      }
      await openExamples()
      isUntouched = false
      expect(await call(person, op, { ...input, tapId: 'tap-used-0000' })).toMatchObject({ ok: true })
      const fresh: string[] = []
      for (const [place, other] of others(input).entries()) {
        fresh.push(
          masked(await call(person, op, { ...other, tapId: `tap-fresh-${String(place).padStart(3, '0')}` })),
        )
      }
      expect(used).toEqual(fresh)
    },
  )
})

describe('a used tap', () => {
  it('A12 does not answer with an election that was cancelled: it is said to be over, and a new tap opens a new one', async () => {
    town = await openTown(neighboursAtWork(6))
    const groupId = await aGroupOf(town, neighbours(6))
    const tapId = newTap()
    const electionId = await anElectionIn(town, groupId, tapId)
    const cancel = { tapId: newTap(), electionId, how: 'cancel', note: '改天再选' } as const
    await ask(town, sunnySecretary, 'groups.endElection', cancel)

    const asked = { tapId, groupId, days: 3, isSecondRound: false }
    const again = () => town.as(sunnySecretary).call('groups.openElection', asked)
    expect(await again()).toEqual({ ok: false, refusal: 'electionOver' })
    const next = await anElectionIn(town, groupId)
    expect(next).not.toBe(electionId)
    expect(await again()).toEqual({ ok: false, refusal: 'electionOpen' })
    await ask(town, sunnySecretary, 'groups.endElection', { ...cancel, tapId: newTap(), electionId: next })
    expect(await again()).toEqual({ ok: false, refusal: 'electionOver' })
    const longer = await ask(town, sunnySecretary, 'groups.openElection', { ...asked, days: 5 })
    expect([electionId, next]).not.toContain(longer.electionId)
    const kept = await town.cloud.documents('groupElections')
    expect(kept.map(({ state }) => state).sort()).toEqual(['cancelled', 'cancelled', 'open'])
  })

  it('G151 grants an office to the person who is named, never to the one before', async () => {
    town = await openTown(neighboursAtWork(2))
    const [one, other] = neighbours(2) as [Person, Person]
    const asked = { tapId: newTap(), orgId: 'sunny', role: 'communityStaff', untilDay: null } as const
    const to = (who: Person) => ({ kind: 'member', memberId: idOf(who) }) as const
    const first = await ask(town, office, 'accounts.grantRole', { ...asked, to: to(one) })
    expect(await ask(town, office, 'accounts.grantRole', { ...asked, to: to(one) })).toEqual(first)
    const second = await ask(town, office, 'accounts.grantRole', { ...asked, to: to(other) })
    expect(second.grantId).not.toBe(first.grantId)
    const accounts = await town.cloud.documents('accounts')
    for (const who of [one, other]) {
      expect(accounts.find(({ _id }) => _id === who.openid)?.roles).toMatchObject([
        { role: 'communityStaff' },
      ])
    }
  })

  it('G16 prints the letters of the people who are named, never those of the ones before', async () => {
    town = await openTown(neighboursAtWork(2))
    const [one, other] = neighbours(2) as [Person, Person]
    const tapId = newTap()
    const print = (who: Person) =>
      ask(town, sunnySecretary, 'papers.make', {
        tapId,
        kind: 'card',
        items: [{ memberId: idOf(who), communityId: 'sunny' }],
      })
    const first = await print(one)
    expect((await print(one)).items).toEqual(first.items)
    const { items, url } = await print(other)
    expect(items).toMatchObject([{ memberId: idOf(other), ok: true }])
    expect(await (await fetch(url)).text()).toContain(other.name)
    expect(await (await fetch(url)).text()).not.toContain(one.name)
  })
})
