import * as v from 'valibot'
import { nouns } from '../../cloudfunctions/api/operations'
import type { OperationName } from '../../types/api'
import type { Town } from '../open-town'
import { randomFrom, size } from '../size'
import { aMember } from '../town'
import { atOnce } from './at-once'
import { Findings } from './findings'
import { type Hostile, hostileTo } from './hostile'
import { attacker, heldHere, openidOf, roles } from './identities'
import { type Ids, idsIn } from './ids'
import { operationNames, questionsOf } from './questions'
import { everythingIn, townOfSecrets } from './town'

const longest = 3_600_000

let town: Town
let ids: Ids

/** Whoever may most: every role, and a person of the community, so that what is hostile comes as far as it can. */
const powerful = attacker('powerful', { memberId: 'p91', roles: roles.map(role => heldHere(role)) })
const who = openidOf(powerful)
const herself = aMember(
  { openid: who, name: '能', phone: null },
  { _id: 'p91', openid: who, registration: { communityId: 'sunny', state: 'accepted', since: 1 } },
)

interface Shot extends Hostile {
  op: OperationName
  isRefused: boolean
}

async function open(): Promise<void> {
  town = await townOfSecrets(powerful.account ? [powerful.account] : [])
  ids = await idsIn(town)
  await town.cloud.load({ members: [herself] })
}

async function schemas(): Promise<Record<OperationName, v.GenericSchema>> {
  const tables = await Promise.all(Object.values(nouns).map(load => load()))
  const all = Object.assign({}, ...tables) as Record<OperationName, { input: v.GenericSchema }>
  return Object.fromEntries(operationNames.map(op => [op, all[op].input])) as never
}

async function shots(): Promise<Shot[]> {
  const inputs = await schemas()
  return operationNames.flatMap(op => {
    const [example, real = example] = questionsOf(op, ids)
    return hostileTo(inputs[op], real).map(one => {
      const sent = JSON.parse(JSON.stringify(one.input ?? null))
      return { ...one, input: sent, op, isRefused: !v.safeParse(inputs[op], sent ?? {}).success }
    })
  })
}

interface Said {
  ok: boolean
  refusal?: string
  detail?: { problems?: string[] }
}

const fire = async ({ op, input }: Shot): Promise<Said> =>
  (await town.cloud
    .call(who, 'api', { op, input })
    .catch(error => ({ ok: false, refusal: `thrown ${error}` }))) as Said

const everything = async (): Promise<string> => JSON.stringify(await everythingIn(town))

/** What begins after its end is told at the end. */
const together: Record<string, string> = { 'plan.startsAt': 'plan.endsAt' }

/** Does the refusal name the field, or the one around it? */
const isNaming = (problems: string[] = [], path: string): boolean =>
  path === '' ||
  problems.some(
    problem =>
      problem === '' ||
      problem.startsWith(path) ||
      path.startsWith(`${problem}.`) ||
      problem === together[path],
  )

function some<Item>(items: Item[], share: number, random: () => number): Item[] {
  return items.filter(() => random() < share)
}

describe('what nobody types', () => {
  it(
    'is refused by the field that is wrong, and leaves the database as it is',
    async () => {
      const findings = new Findings('fuzz', 'what the schema refuses')
      const random = randomFrom()
      await open()
      const all = (await shots()).filter(({ isRefused }) => isRefused)
      const those = some(all, size(all.length) / all.length, random)
      const before = await everything()
      await atOnce(those, async shot => {
        const said = await fire(shot)
        const isTyped = said.refusal === 'badInput' && isNaming(said.detail?.problems, shot.path)
        findings.note(
          `${shot.op} ${shot.path} ${shot.what}`,
          isTyped ? null : JSON.stringify(said).slice(0, 200),
        )
      })
      findings.count('calls', those.length)
      findings.note('the database stays as it is', (await everything()) === before ? null : 'changed')
      findings.expectKnown()
    },
    longest,
  )

  it(
    'what fits the form is answered or refused, and never a surprise',
    async () => {
      const findings = new Findings('fuzz', 'what the schema takes')
      const random = randomFrom()
      await open()
      const all = (await shots()).filter(({ isRefused }) => !isRefused)
      const those = some(all, size(all.length) / all.length, random)
      for (const shot of those) {
        const said = await fire(shot)
        const isSurprise = said.refusal === 'unavailable' || said.refusal?.startsWith('thrown')
        findings.note(
          `${shot.op} ${shot.path} ${shot.what}`,
          isSurprise ? JSON.stringify(said).slice(0, 200) : null,
        )
      }
      findings.count('calls', those.length)
      findings.expectKnown()
    },
    longest,
  )

  it(
    'takes no text with what cannot be seen in it, and no list of a hundred and one',
    async () => {
      const findings = new Findings('fuzz', 'what every schema refuses')
      await open()
      for (const { op, path, what, isTrick, isLong, isRefused } of await shots()) {
        if (!isTrick && !isLong) continue
        findings.count('inputs')
        const where = `${op} ${path}`
        const isLine = /turned|isolated|half/.test(what)
        const name = isLong
          ? `101 of it: ${where}`
          : isLine
            ? 'a turned or half text'
            : `a control letter: ${where}`
        findings.note(name, isRefused ? null : `${where}: ${what}`)
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'an operation of whatever name, in whatever envelope, is refused',
    async () => {
      const findings = new Findings('fuzz', 'envelopes')
      await open()
      const names = [
        'constructor',
        '__proto__',
        'accounts.__proto__',
        'accounts.constructor',
        'accounts.toString',
        'toString.call',
        'accounts',
        'accounts.',
        '.me',
        'ACCOUNTS.me',
        'accounts.me ',
        'x'.repeat(100_000),
        '',
        7,
        null,
        true,
        ['accounts.me'],
        { op: 'accounts.me' },
      ]
      const events = [
        ...names.map(op => ({ op, input: {} })),
        {},
        { op: 'accounts.me', input: { __proto__: null, x: 1 } },
        { input: {} },
      ]
      for (const event of events) {
        const said = (await town.cloud
          .call(who, 'api', event)
          .catch(error => ({ refusal: `thrown ${error}` }))) as Said
        findings.note(
          JSON.stringify(event).slice(0, 60),
          said.refusal === 'badInput' ? null : JSON.stringify(said).slice(0, 200),
        )
        findings.count('calls')
      }
      findings.expectKnown()
    },
    longest,
  )
})
