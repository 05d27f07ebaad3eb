import type { OperationName } from '../../types/api'
import { asked } from '../asked'
import { applied, confirmMissing, plannedFor, rowsOf } from '../members/importing'
import { aRoster } from '../members/workbooks'
import type { Town } from '../open-town'
import { drawn, isSoak, randomFrom, size } from '../size'
import { newTap, sunnySecretary } from '../town'
import { atOnce } from './at-once'
import { Findings } from './findings'
import {
  type Attacker,
  attacker,
  elsewhere,
  heldHere,
  neverSeen,
  nobody,
  nowhere,
  openidOf,
  pairs,
  paused,
  roles,
  strangeRoles,
  withoutConsent,
  withoutHold,
  withRole,
  withTwo,
} from './identities'
import { type Ids, idsIn } from './ids'
import { downstream, fifth, first, idOf, members, sixth } from './people'
import { operationNames, questionsOf } from './questions'
import { townOfSecrets } from './town'

const longest = 3_600_000
/** Told to everybody; the example in its table names nobody who is there. */
const onTheWall: OperationName = 'board.person'
const aSlowAnswer = 5000

let town: Town
let ids: Ids
/** The requests of the neighbour’s place, whose ids do not say so. */
let theirs: string[]

interface Question {
  op: OperationName
  input: unknown
  /** Where among the questions of its operation. */
  index: number
}

/** What a door answers an identity: why not, or `through`, whatever becomes of it behind the door. */
type Verdicts = Map<Question, string>

const isFromTheDoor = (refusal: string): boolean =>
  /^(notAllowed|consentNeeded|notBound|claimPending|accountPaused|accountMoved|badInput)$/.test(refusal)

async function verdictsOf(openid: string, those: Question[]): Promise<Verdicts> {
  const verdicts: Verdicts = new Map()
  await atOnce(those, async question => {
    const begun = Date.now()
    const verdict = await verdictOf(openid, question)
    // A machine that has too much to do answers late, and then of itself alone.
    const isOfTheDoor = Date.now() - begun < aSlowAnswer
    verdicts.set(question, isOfTheDoor ? verdict : await verdictOf(openid, question))
  })
  return verdicts
}

async function verdictOf(openid: string, { op, input }: Question): Promise<string> {
  const { refusal = '' } = (await town.cloud.call(openid, 'api', { op, input })) as { refusal?: string }
  return isFromTheDoor(refusal) ? refusal : 'through'
}

/** Nothing is written from now on: who is let through is told so by the first write, and the town stays as it is. */
async function nothingIsWritten(): Promise<void> {
  for (const action of ['insertDocument', 'modifyDocument', 'removeDocument', 'startTransaction']) {
    const effect = { kind: 'code', code: 'DATABASE_REQUEST_FAILED' } as const
    await town.cloud.fault({ action: `database.${action}`, when: 'always', effect })
  }
}

async function openFor(attackers: Attacker[]): Promise<void> {
  town = await townOfSecrets(attackers.flatMap(({ account }) => (account ? [account] : [])))
  ids = await idsIn(town)
  const requests = await town.cloud.documents('requests')
  theirs = requests.filter(({ askedBy }) => askedBy === downstream.openid).map(({ _id }) => String(_id))
}

/** Every question of every operation in full, otherwise one of every eighth about what there is. */
function questions(random: () => number): Question[] {
  const all = questionsByOperation()
  return isSoak ? all.flat() : drawn(all, all.length / 8, random).flatMap(of => oneOf(of, random))
}

const questionsByOperation = (): Question[][] =>
  operationNames.map(op => questionsOf(op, ids).map((input, index) => ({ op, input, index })))

/** One question, and not the example that names nothing where there is another. */
const oneOf = (of: Question[], random: () => number): Question[] =>
  drawn(of.length > 1 ? of.slice(1) : of, 1, random)

describe('who may ask what, as whoever there may be', () => {
  it(
    'G151 G192 whoever has no consent, no role that holds or a pause is let through to nothing',
    async () => {
      const findings = new Findings('access', 'identities without a hold')
      const those = [nobody, neverSeen, withoutConsent, paused, ...withoutHold]
      await openFor([...those, strangeRoles, nowhere])
      const asking = questions(randomFrom())
      await nothingIsWritten()
      const verdicts = new Map<Attacker, Verdicts>()
      for (const one of those) verdicts.set(one, await verdictsOf(openidOf(one), asking))
      findings.count('calls', asking.length * those.length)

      for (const question of asking) {
        const { op, index } = question
        const told = (one: Attacker): string => verdicts.get(one)?.get(question) ?? ''
        const note = (name: string, holds: boolean, what: string) =>
          findings.note(`${name}: ${op}`, holds ? null : `question ${index}: ${what}`)
        for (const one of withoutHold) {
          note(`${one.name} like nobody`, told(one) === told(nobody), told(one))
        }
        note(
          'without consent like never seen',
          told(withoutConsent) === told(neverSeen),
          told(withoutConsent),
        )
        const isPublic = asked[op].who.at(-1) === 'yes' || op === onTheWall
        note('never seen', isPublic || told(neverSeen) !== 'through', told(neverSeen))
        note('paused', op === 'accounts.me' || told(paused) === 'accountPaused', told(paused))
        note('the question is one', told(nobody) !== 'badInput', JSON.stringify(question.input))
      }
      for (const [one, op] of [
        [strangeRoles, 'rules.list'],
        [nowhere, 'jobs.list'],
      ] as const) {
        const told = await verdictOf(openidOf(one), { op, input: asked[op].input, index: 0 })
        findings.note(`${one.name}: ${op}`, told === 'through' ? told : null)
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G151 a role in the neighbour’s place is no role here',
    async () => {
      const findings = new Findings('access', 'roles elsewhere')
      const random = randomFrom()
      const those = drawn(elsewhere, isSoak ? elsewhere.length : 2, random)
      await openFor([nobody, ...those])
      const asking = questions(random).filter(({ input }) => isAboutHere(input))
      await nothingIsWritten()
      const everybody = await verdictsOf(openidOf(nobody), asking)
      for (const one of those) {
        const verdicts = await verdictsOf(openidOf(one), asking)
        findings.count('calls', asking.length)
        for (const question of asking) {
          const isNew = verdicts.get(question) === 'through' && everybody.get(question) !== 'through'
          findings.note(`${one.name}: ${question.op}`, isNew ? JSON.stringify(question.input) : null)
        }
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G151 two roles together may what either may, and nothing more',
    async () => {
      const findings = new Findings('access', 'pairs of roles')
      const random = randomFrom()
      const those = drawn(pairs, size(pairs.length), random)
      const single = roles.filter(role => those.some(pair => pair.includes(role)))
      await openFor([...single.map(withRole), ...those.map(([one, other]) => withTwo(one, other))])
      const asking = drawn(questionsByOperation(), operationNames.length / (isSoak ? 1 : 8), random).flatMap(
        of => oneOf(of, random),
      )
      await nothingIsWritten()
      const alone = new Map<string, Verdicts>()
      for (const role of single) alone.set(role, await verdictsOf(openidOf(withRole(role)), asking))
      findings.count('calls', asking.length * (single.length + those.length))
      findings.count('pairs', those.length)
      for (const [one, other] of those) {
        const together = await verdictsOf(openidOf(withTwo(one, other)), asking)
        for (const question of asking) {
          const isOf = (role: string) => alone.get(role)?.get(question) === 'through'
          const may = together.get(question) === 'through'
          const should = isOf(one) || isOf(other)
          const what = `${one}+${other} ${may ? 'may' : 'may not'} ${JSON.stringify(question.input)}`
          findings.note(`two roles: ${question.op}`, may === should ? null : what)
        }
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G153 the identity that lost its person may nothing more; the new one may what it might',
    async () => {
      const findings = new Findings('access', 'rebound')
      const fresh = attacker('fresh')
      await openFor([nobody, fresh])
      const as = { openid: openidOf(fresh), name: 'fresh', phone: null }
      const asking = questions(randomFrom())
      const before = await verdictsUnwritten(sixth.openid, asking)
      const told = { name: sixth.name, phoneTail: sixth.phone.slice(-4), unitName: '安平县水务局' }
      await town.as(as).call('accounts.claim', { tapId: newTap(), ...told })
      const claim = (await town.cloud.documents('accountClaims')).find(({ openid }) => openid === as.openid)
      const decided = {
        claimId: String(claim?._id),
        memberId: idOf(sixth),
        decision: 'confirm',
        rebind: true,
      } as const
      const answer = await town
        .as(sunnySecretary)
        .call('accounts.decideClaim', { tapId: newTap(), ...decided })
      expect(answer).toMatchObject({ ok: true })

      const lost = await verdictsUnwritten(sixth.openid, asking)
      const everybody = await verdictsUnwritten(openidOf(nobody), asking)
      const after = await verdictsUnwritten(as.openid, asking)
      findings.count('calls', asking.length * 4)
      // An office goes over with a row of its own; the one before has ended.
      const rows = (await town.cloud.documents('accountRoles')).filter(({ openid }) => openid === as.openid)
      const withOwnRow = async (question: Question) => {
        const { orgId, role } = question.input as { orgId?: string; role?: string }
        const own = rows.find(row => row.orgId === orgId && row.role === role)
        if (!own) return after.get(question)
        const asked = { ...question, input: { ...(question.input as object), grantId: own._id } }
        return (await verdictsUnwritten(as.openid, [asked])).get(asked)
      }
      for (const question of asking) {
        const { op } = question
        const was = before.get(question)
        const isOwnOffice = op === 'accounts.revokeRole' && was === 'through'
        const is = isOwnOffice ? await withOwnRow(question) : after.get(question)
        findings.note(
          `the new identity: ${op}`,
          was === is ? null : `${was} became ${is} ${JSON.stringify(question.input)}`,
        )
        const isMore = lost.get(question) === 'through' && everybody.get(question) !== 'through'
        findings.note(`the old identity: ${op}`, isMore ? JSON.stringify(question.input) : null)
      }
      findings.expectKnown()
    },
    longest,
  )

  it('G151 G153 a secretary neither pauses nor hands to another identity who holds a higher office', async () => {
    const findings = new Findings('access', 'somebody higher')
    const fresh = attacker('fresh')
    await openFor([fresh])
    const higher = (await town.cloud.documents('accounts')).find(({ _id }) => _id === fifth.openid)
    await town.cloud.load({ accounts: [{ ...higher, roles: [heldHere('countyOffice')] }] })
    const pause = { tapId: newTap(), memberId: idOf(fifth), reason: '手机遗失' }
    const answer = await town.as(sunnySecretary).call('accounts.pause', pause)
    findings.note('a pause of somebody higher', answer.ok ? 'paused' : null)

    const as = { openid: openidOf(fresh), name: 'fresh', phone: null }
    const told = { name: fifth.name, phoneTail: fifth.phone.slice(-4), unitName: '安平县水务局' }
    await town.as(as).call('accounts.claim', { tapId: newTap(), ...told })
    const claims = await town.cloud.documents('accountClaims')
    const claimId = String(claims.find(({ openid }) => openid === as.openid)?._id)
    const decided = { claimId, memberId: idOf(fifth), decision: 'confirm', rebind: true } as const
    await town.as(sunnySecretary).call('accounts.decideClaim', { tapId: newTap(), ...decided })
    const now = (await town.cloud.documents('accounts')).find(({ _id }) => _id === as.openid)
    const isOffice = JSON.stringify(now?.roles).includes('countyOffice')
    findings.note('an office of the county handed on by a community', isOffice ? 'the claimant has it' : null)
    findings.count('calls', 3)
    findings.expectKnown()
  })

  it(
    'G133 whoever left the roster keeps nothing of it',
    async () => {
      const findings = new Findings('access', 'left the roster')
      await openFor([nobody])
      const asking = questions(randomFrom())
      const staying = members
        .filter(who => who !== first)
        .map(({ name, phone }) => ({ name, phone, estate: '桂花园' }))
      const { importId } = await plannedFor(town, 'water', aRoster(...staying))
      await rowsOf(town, importId, 'missing')
      expect(await confirmMissing(town, importId)).toMatchObject({ ok: true })
      await applied(town, { importId })
      const left = (await town.cloud.documents('members')).find(({ _id }) => _id === idOf(first))
      expect(left).toMatchObject({ hiddenBy: 'left' })
      const everybody = await verdictsUnwritten(openidOf(nobody), asking)
      const verdicts = await verdictsUnwritten(first.openid, asking)
      findings.count('calls', asking.length * 2)
      for (const question of asking) {
        const isMore = verdicts.get(question) === 'through' && everybody.get(question) !== 'through'
        findings.note(`left: ${question.op}`, isMore ? JSON.stringify(question.input) : null)
      }
      findings.expectKnown()
    },
    longest,
  )
})

async function verdictsUnwritten(openid: string, asking: Question[]): Promise<Verdicts> {
  await nothingIsWritten()
  const verdicts = await verdictsOf(openid, asking)
  await town.cloud.clearFaults()
  return verdicts
}

/** Does it name 阳光社区 or something of it, and nothing of another place? */
function isAboutHere(input: unknown): boolean {
  const text = JSON.stringify(input)
  const isElsewhere =
    /river|bridge|boatmen|group2|school|p07/.test(text) || theirs.some(id => text.includes(id))
  return !isElsewhere && /sunny|garden|repairs|group1|"water|p0[1-6]/.test(text)
}
