import type * as v from 'valibot'
import { nouns } from '../../cloudfunctions/api/operations'
import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import type { Answer, Input, OperationName } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { hasTap } from '../ratings/questions'
import { isSoak, randomFrom } from '../size'
import { aMember, newTap, today, townAtWork } from '../town'
import { atOnce } from './at-once'
import { Findings } from './findings'
import { neverSeen, nobody, openidOf, roles, withRole } from './identities'
import { type Ids, idsIn } from './ids'
import { claimer, fifth, members, type Secretive } from './people'
import { operationNames, questionsOf } from './questions'
import { isKeptBack, type Telling, textOf, toldIn } from './telling'
import { everythingIn, townOfSecrets } from './town'

const longest = 3_600_000
const second = 1000

let town: Town
let ids: Ids

/** The operations that decrypt: whoever they let through has to reach somebody. */
const decrypting: OperationName[] = [
  'pairs.contact',
  'reminders.showNumber',
  'requests.contact',
  'wishes.contact',
]

/** What hangs on the wall, or stands beside what somebody wrote for everybody. */
const named: OperationName[] = ['board.look', 'board.person']

/** Who acts on others: over a community, a unit, a group and the county. */
const leading = ['communitySecretary', 'unitSecretary', 'groupLeader', 'countyOffice'] as const

interface Asking {
  openid: string
  op: OperationName
  input: unknown
  at: number
}

interface Answered extends Asking {
  text: string
  tellings: Telling[]
}

async function isReading(): Promise<(op: OperationName) => boolean> {
  const tables = await Promise.all(Object.values(nouns).map(load => load()))
  const inputs = Object.assign({}, ...tables) as Record<OperationName, { input: v.GenericSchema }>
  return op => !hasTap(inputs[op].input)
}

async function answered({ openid, op, input, at }: Asking): Promise<Answered> {
  const answer = await town.cloud.call(openid, 'api', { op, input })
  const text = await textOf(answer)
  return { openid, op, input, at, text, tellings: toldIn(text, openid) }
}

/** Everybody asks the first question of each operation, then, a second later, the next: a row tells which it was. */
async function everythingRead(openids: string[], ops: OperationName[], rounds: number): Promise<Answered[]> {
  const all: Answered[] = []
  for (let round = 0; round < rounds; round++) {
    const at = today + (round + 1) * second
    await town.cloud.clock({ now: at, freeze: true })
    const asking = openids.flatMap(openid =>
      ops.flatMap(op => {
        const inputs = questionsOf(op, ids)
        // The examples that name nothing come last, when the town is looked at in full.
        const input = inputs[(round + 1) % inputs.length]
        return round < inputs.length && input ? [{ openid, op, input, at }] : []
      }),
    )
    await atOnce(asking, async one => all.push(await answered(one)))
  }
  return all
}

const rows = async (): Promise<AuditRow[]> => (await town.cloud.documents('audits')) as unknown as AuditRow[]

/** What may not be told, whoever asks, and what only those operations may tell that decrypt. */
function noteSeals(findings: Findings, { op, input, openid, text, tellings }: Answered): void {
  const note = (name: string, isWrong: boolean) =>
    findings.note(
      `${name}: ${op}`,
      isWrong ? `${openid} ${JSON.stringify(input)} ${text.slice(0, 200)}` : null,
    )
  note(
    'an openid',
    tellings.some(({ told }) => told.includes('openid')),
  )
  note('a sealed field', isKeptBack(text))
  const isOpened = tellings.some(({ told }) => told.includes('phone') || told.includes('door'))
  note('a number or a door', isOpened && !decrypting.includes(op))
}

function noteTrail(findings: Findings, one: Answered, kept: AuditRow[], isPublic: boolean): void {
  const own = kept.filter(row => row.openid === one.openid && row.operation === one.op && row.at === one.at)
  // Either way the person finds the row: by what the roster calls him or her, or by the identity beside the matter.
  const isIn = ({ memberIds, matters = [] }: AuditRow, { memberId, openid }: Secretive) =>
    memberIds.some(id => id === memberId) || matters.some(matter => matter.openid === openid)
  const untold = one.tellings.filter(({ who }) =>
    who.memberId === null ? own.length === 0 : !own.some(row => isIn(row, who)),
  )
  const told = untold.map(({ who, told }) => `${who.memberId ?? 'a resident'} ${told.join(' ')}`)
  const what = `${one.openid} ${JSON.stringify(one.input)} is told of ${told.join(', ')}`
  findings.note(`the trail: ${one.op}`, isPublic || untold.length === 0 ? null : what)
}

describe('what is told', () => {
  it(
    'G153 G181 every officer’s read of somebody’s data leaves a row that names whom; numbers, doors and identities stay sealed',
    async () => {
      const findings = new Findings('reading', 'officers')
      const random = randomFrom()
      const officers = isSoak
        ? roles
        : (['communitySecretary', ...[roles[Math.floor(random() * roles.length)]]] as typeof roles)
      const those = officers.map(withRole)
      town = await townOfSecrets([nobody, ...those].flatMap(({ account }) => (account ? [account] : [])))
      ids = await idsIn(town)
      const reads = operationNames.filter(await isReading())
      const readers = [openidOf(nobody), ...those.map(openidOf)]
      const answers = await everythingRead(readers, reads, isSoak ? 20 : 2)
      const kept = await rows()
      const isPublic = new Set(
        answers.filter(one => one.openid === openidOf(nobody) && one.tellings.length > 0).map(({ op }) => op),
      )
      findings.count('calls', answers.length)
      findings.count(
        'answers that tell of somebody',
        answers.filter(({ tellings }) => tellings.length > 0).length,
      )
      for (const one of answers) {
        noteSeals(findings, one)
        if (one.openid !== openidOf(nobody)) noteTrail(findings, one, kept, isPublic.has(one.op))
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G181 strangers are told no number, door, identity or sentence of anybody, and names only from the wall',
    async () => {
      const findings = new Findings('reading', 'strangers')
      town = await townOfSecrets(nobody.account ? [nobody.account] : [])
      ids = await idsIn(town)
      const strangers = [neverSeen, nobody].map(openidOf).concat(claimer.openid)
      const reads = operationNames.filter(await isReading())
      const answers = await everythingRead(strangers, reads, isSoak ? 20 : 2)
      findings.count('calls', answers.length)
      for (const one of answers) {
        noteSeals(findings, one)
        const told = one.tellings.flatMap(({ told }) => told)
        const isNamed = told.includes('name') && !named.includes(one.op)
        const isWrong =
          isNamed || told.some(what => what !== 'name' && !(what === 'words' && named.includes(one.op)))
        const what = `${one.openid} ${JSON.stringify(one.input)} ${one.text.slice(0, 200)}`
        findings.note(`a stranger: ${one.op}`, isWrong ? what : null)
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G181 a member is told of others what he or she needs, and no number or door outside what decrypts',
    async () => {
      const findings = new Findings('reading', 'members')
      town = await townOfSecrets()
      ids = await idsIn(town)
      const reads = operationNames.filter(await isReading())
      const readers = isSoak ? members.map(({ openid }) => openid) : [fifth.openid]
      const answers = await everythingRead(readers, reads, isSoak ? 20 : 2)
      findings.count('calls', answers.length)
      for (const one of answers) noteSeals(findings, one)
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G181 what an act answers is told no more freely than what a read does',
    async () => {
      const findings = new Findings('reading', 'acts')
      const random = randomFrom()
      const reading = await isReading()
      const acts = operationNames.filter(op => !reading(op))
      const those = (isSoak ? leading : leading.slice(0, 1)).map(withRole)
      const byNoun = [...new Set(acts.map(op => op.split('.')[0]))].map(noun =>
        acts.filter(op => op.startsWith(`${noun}.`)),
      )
      const asked = isSoak ? byNoun : byNoun.filter(() => random() < 0.2)
      town = await townOfSecrets(those.flatMap(({ account }) => (account ? [account] : [])))
      ids = await idsIn(town)
      const before = await everythingIn(town)
      for (const one of those) {
        for (const ops of asked) {
          await openTown(before)
          const kept = new Map<Answered, AuditRow[]>()
          let at = today + second
          for (const op of ops) {
            for (const input of questionsOf(op, ids)) {
              at += second
              await town.cloud.clock({ now: at, freeze: true })
              const act = { openid: openidOf(one), op, input: withTap(input), at }
              const answer = await answered(act)
              findings.count('calls')
              noteSeals(findings, answer)
              if (answer.tellings.length > 0) kept.set(answer, [])
            }
          }
          const written = await rows()
          for (const answer of kept.keys()) noteTrail(findings, answer, written, false)
        }
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G181 a stranger with twenty questions does not read a community of names',
    async () => {
      const findings = new Findings('reading', 'the wall')
      const people = Array.from({ length: 1000 }, (_, index) =>
        aMember(
          { openid: `oWALL${index}`, name: `墙上${index}`, phone: null },
          { registration: { communityId: 'sunny', state: 'accepted', since: 1 } },
        ),
      )
      town = await openTown({ ...townAtWork, members: people })
      const names = new Set<string>()
      let cursor: string | null = null
      let calls = 0
      do {
        const input: Input<'board.look'> = { door: { by: 'home' }, cursor }
        const answer: Answer<'board.look'> = await town
          .as({ openid: openidOf(neverSeen), name: '', phone: null })
          .call('board.look', input)
        calls++
        if (!answer.ok) break
        for (const { name } of answer.value.items) names.add(name)
        cursor = answer.value.cursor
      } while (cursor && calls < 20)
      findings.count('calls', calls)
      findings.count('names read', names.size)
      findings.note('a community of names', names.size > 200 ? `${names.size} names in ${calls} calls` : null)
      findings.expectKnown()
    },
    longest,
  )
})

function withTap(input: unknown): unknown {
  return { ...(input as object), tapId: newTap() }
}
