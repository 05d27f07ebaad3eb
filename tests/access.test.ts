import type { Context } from '../cloudfunctions/kernel/context'
import { org } from '../emulator/seed/county'
import { consentVersion } from '../src/contract/consent'
import type { Role, RoleHeld } from '../types/accounts'
import type { OperationName } from '../types/api'
import { anActivity } from './activities/planning'
import { asked } from './asked'
import { pointSdkAt } from './emulator/sdk'
import { letters, offices, officesFarAway } from './offices'
import { openTown, type Town } from './open-town'
import { randomFrom, size } from './size'
import {
  anAccount,
  chenMing,
  liJianguo,
  office,
  orgs,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  today,
  townAtWork,
  waterSecretary,
} from './town'

/** The columns of every noun’s `asked.ts`, in their order. */
const people: [string, Person][] = [
  ['office', office],
  ['sunny', sunnySecretary],
  ['river', riverSecretary],
  ['water', waterSecretary],
  ['li', liJianguo],
  ['chen', chenMing],
  ['stranger', stranger],
]

const words: Record<string, string> = { notAllowed: '-', consentNeeded: 'consent', notBound: 'bind' }

const repairs = org('repairs', 'team', 'community', '便民维修队', 'sunny')

let town: Town

describe('who may ask what', () => {
  it.each(people.map(([name, who], column) => [name, who, column] as const))(
    'G151 %s',
    async (_name, who, column) => {
      town = await openTown({
        ...townAtWork,
        orgs: [...orgs, repairs],
        activities: [anActivity('clean', { state: 'open' }), anActivity('gone', { state: 'cancelled' })],
      })
      const expected: Record<string, string | undefined> = {}
      const found: Record<string, string> = {}
      for (const [op, { who: columns, input }] of Object.entries(asked)) {
        const answer = (await town.cloud.call(who.openid, 'api', { op, input })) as {
          ok: boolean
          refusal?: string
        }
        expected[op] = columns[column]
        found[op] = answer.ok ? 'yes' : (words[answer.refusal ?? ''] ?? `yes`)
        if (who === stranger && op === 'accounts.consent') await forget(who)
        if (answer.refusal === 'badInput' || answer.refusal === 'unavailable') found[op] = answer.refusal
      }
      expect(found).toEqual(expected)
    },
  )

  it('G151 refuses people at the door of the clock', async () => {
    town = await openTown(townAtWork)
    for (const who of [office, liJianguo]) {
      await expect(town.cloud.call(who.openid, 'jobs', {})).rejects.toThrow()
    }
  })

  it('G151 answers health with versions and nothing else', async () => {
    town = await openTown(townAtWork)
    expect(await town.cloud.call(stranger.openid, 'api', { op: 'health' })).toEqual({
      ok: true,
      value: { api: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    })
  })
})

/** The table asks as somebody who has not agreed; giving the consent on the way would change the rest. */
async function forget(who: Person): Promise<void> {
  await town.cloud.load({
    accounts: [
      {
        _id: who.openid,
        state: 'active',
        memberId: null,
        claim: null,
        roles: [],
        consents: [],
        createdAt: 0,
      },
    ],
  })
}

/** Every role in a place near 阳光社区 and its 李建国, and in one far from them. */
const nearPlaces: Record<Role, string> = {
  groupLeader: 'sunnyGroup',
  teamLeader: 'repairs',
  teamMember: 'repairs',
  communityStaff: 'sunny',
  communitySecretary: 'sunny',
  unitStaff: 'water',
  unitSecretary: 'water',
  branchSecretary: 'water1',
  townSecretary: 'town',
  organisationDepartment: 'county',
  countyOffice: 'county',
  inspector: 'town',
}
const farPlaces: Partial<Record<Role, string>> = {
  groupLeader: 'riverGroup',
  teamLeader: 'riverTeam',
  teamMember: 'riverTeam',
  communityStaff: 'river',
  communitySecretary: 'river',
  unitStaff: 'schools',
  unitSecretary: 'schools',
  branchSecretary: 'schools1',
  townSecretary: 'upperTown',
  inspector: 'upperTown',
}
const placesOfRoles = [
  ...orgs,
  repairs,
  org('riverTeam', 'team', 'community', '河畔维修队', 'river'),
  org('sunnyGroup', 'group', 'community', '阳光党小组', 'sunny'),
  org('riverGroup', 'group', 'community', '河畔党小组', 'river'),
  org('upperTown', 'town', 'community', '上河镇', 'county'),
]
const heldIn = (places: Partial<Record<Role, string>>): RoleHeld[] =>
  Object.entries(places).map(([role, orgId]) => ({ role: role as Role, orgId, since: 0, until: null }))
const everyRole = [...heldIn(nearPlaces), ...heldIn(farPlaces)]
const pairs = everyRole.flatMap((one, at) => everyRole.slice(at + 1).map(other => [one, other] as const))

interface Asking {
  op: string
  may(roles: readonly RoleHeld[]): Promise<boolean>
}

/**
 * The door's own `find` and `allow`, asked in this process: the doors of all pairs would take an hour. What is found is
 * found once, unless it is looked for by the roles of whoever asks.
 */
async function askedInProcess(): Promise<Asking[]> {
  pointSdkAt(town.cloud)
  const { db } = await import('../cloudfunctions/kernel/db')
  const { actorOf } = await import('../cloudfunctions/kernel/actor')
  const { readTree } = await import('../cloudfunctions/domain/orgs/store')
  const { readRuleBook } = await import('../cloudfunctions/domain/rules/store')
  const { findOperation } = await import('../cloudfunctions/api/operations')
  const tree = await readTree(db, today)
  const rules = await readRuleBook(db, today)
  const account = anAccount(stranger, {
    consents: [{ purpose: 'serve', version: consentVersion, at: today }],
  })
  const contextOf = (roles: readonly RoleHeld[], operation: string): Context => ({
    db,
    actor: actorOf(
      stranger.openid,
      { account: { ...account, roles: [...roles] }, member: null },
      tree,
      today,
    ),
    tree,
    rules,
    now: today,
    requestId: 'pairs',
    operation,
    acted: [],
  })
  return Promise.all(
    Object.entries(asked).map(async ([op, { input }]) => {
      const operation = await findOperation(op)
      if (!operation) throw new Error(`no operation ${op}`)
      let isByRole = false
      const context = contextOf([], op)
      const actor = new Proxy(context.actor, {
        get(target, key) {
          isByRole ||= ['roles', 'holds', 'holdsIn', 'leads', 'placesLed'].includes(String(key))
          return Reflect.get(target, key)
        },
      })
      const found = await operation.find({ ...context, actor }, input as never)
      const may = async (roles: readonly RoleHeld[]): Promise<boolean> => {
        const asked = contextOf(roles, op)
        const its = isByRole ? await operation.find(asked, input as never) : found
        return operation.allow(asked.actor, its, input as never, asked).may
      }
      return { op, may }
    }),
  )
}

async function openPlaces(): Promise<void> {
  town = await openTown({
    ...townAtWork,
    orgs: placesOfRoles,
    activities: [anActivity('clean', { state: 'open' }), anActivity('gone', { state: 'cancelled' })],
  })
}

describe('each office alone', () => {
  it('G151 may do what the table of the twelve offices says near the place, and nothing of it far away', async () => {
    await openPlaces()
    const asked = await askedInProcess()
    expect(await ableOf(asked, nearPlaces)).toEqual(sorted(offices))
    expect(await ableOf(asked, farPlaces)).toEqual(sorted(officesFarAway))
  })
})

const sorted = (table: Record<string, OperationName[]>) =>
  Object.fromEntries(Object.entries(table).map(([who, ops]) => [who, [...ops].sort()]))

/** The operations by the letters of those who may; without what anybody may. */
async function ableOf(asked: Asking[], places: Partial<Record<Role, string>>) {
  const able: Record<string, string[]> = {}
  for (const { op, may } of asked) {
    if (await may([])) continue
    const those = await Promise.all(
      heldIn(places).map(async one => ((await may([one])) ? letters[one.role] : '')),
    )
    const who = those.join('')
    if (who) able[who] = [...(able[who] ?? []), op].sort()
  }
  return able
}

describe('two offices of one person', () => {
  it('do exactly what each of them may do alone, and never more together', async () => {
    await openPlaces()
    const asked = await askedInProcess()
    const random = randomFrom()
    const chosen = [...pairs].sort(() => random() - 0.5).slice(0, size(pairs.length))
    // The pair that once added up to every community of a town.
    const once = pairs.filter(
      ([one, other]) =>
        [one, other].some(({ role, orgId }) => role === 'communitySecretary' && orgId === 'river') &&
        [one, other].some(({ role, orgId }) => role === 'townSecretary' && orgId === 'town'),
    )
    const different: string[] = []
    for (const { op, may } of asked) {
      const alone = new Map<RoleHeld, boolean>()
      for (const held of everyRole) alone.set(held, await may([held]))
      for (const [one, other] of [...once, ...chosen]) {
        const together = await may([one, other])
        if (together !== (alone.get(one) || alone.get(other))) {
          different.push(`${op}: ${one.role} in ${one.orgId} with ${other.role} in ${other.orgId}`)
        }
      }
    }
    expect(different).toEqual([])
    expect(new Set(everyRole.map(({ role }) => role)).size).toBe(12)
  })
})
