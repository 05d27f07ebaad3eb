import * as v from 'valibot'
import { nouns } from '../../cloudfunctions/api/operations'
import { defaults } from '../../cloudfunctions/domain/rules/book'
import type { Operation } from '../../cloudfunctions/kernel/operation'
import {
  type RateName,
  rateAtDoor,
  rateOf,
  rates,
  refusalOf,
  triesId,
} from '../../cloudfunctions/kernel/rates'
import { shortHash } from '../../cloudfunctions/kernel/seal'
import { withBoundTap } from '../../cloudfunctions/kernel/tap'
import type { Input, OperationName } from '../../types/api'
import { aCode, gardenCode, townWithBoard } from '../board/boarding'
import { openTown, type Town } from '../open-town'
import { lamp, wangAyi, zhangDaye } from '../requests/asking'
import { drawn, isSoak } from '../size'
import {
  anAccount,
  liJianguo,
  newTap,
  office,
  type Person,
  sunnySecretary,
  today,
  waterSecretary,
} from '../town'
import { aPhoto, upload } from '../uploads/uploading'
import { aWish } from '../wishes/wishing'
import { atOnce } from './at-once'
import { Findings } from './findings'
import { nobody, openidOf, roles, withRole } from './identities'
import { type Ids, idsIn } from './ids'
import { asker, members, neighbour } from './people'
import { operationNames, questionsOf } from './questions'
import { everythingIn, townOfSecrets } from './town'

const longest = 3_600_000
const aDay = 24 * 60 * 60_000
const [day, tomorrow] = ['2026-11-22', '2026-11-23']

let town: Town
let ids: Ids

/** No thank-you of that town may become a story. */
const notInThisTown: OperationName = 'thanks.setStory'

const officers = roles.map(withRole)
const askers = [
  ...[office, sunnySecretary, waterSecretary].map(({ openid }) => openid),
  ...members.map(({ openid }) => openid),
  ...[asker, neighbour].map(({ openid }) => openid),
  ...officers.map(openidOf),
  openidOf(nobody),
]

/** The rows that count are other things than those that are asked now. */
const others = (most: number): string[] =>
  Array.from({ length: most }, (_, index) => shortHash(`other ${index}`))

interface Full {
  rate: RateName
  openid: string
  /** What was counted already. */
  known?: string[]
  on?: string
}

/** A day that is used up, but for nothing. */
async function usedUp(those: Full[]): Promise<void> {
  const accountTries = those.map(({ rate, openid, known = [], on = day }) => {
    const most = rateOf(rate, defaults)
    const things = [...known, ...others(most)].slice(0, most)
    return { _id: triesId(on, rate, openid), day: on, count: most, things }
  })
  await town.cloud.load({ accountTries })
}

interface Counted {
  op: OperationName
  rate: RateName
  input: object
  /** Whom the door lets through so far that it is counted. */
  through: string[]
}

const refusalTo = async (openid: string, op: OperationName, input: object): Promise<string> =>
  ((await town.cloud.call(openid, 'api', { op, input })) as { refusal?: string }).refusal ?? 'ok'

/** Nothing can be written: whoever comes as far as the count is told so, and the town stays as it is. */
async function whoeverIsCounted(): Promise<Counted[]> {
  const counting = operationNames.flatMap(op => {
    const rate = rateAtDoor(op)
    return rate ? [{ op, rate }] : []
  })
  // All of them in full, otherwise a third.
  const those = isSoak ? counting : drawn(counting, counting.length / 3)
  const effect = { kind: 'code', code: 'DATABASE_REQUEST_FAILED' } as const
  for (const action of ['insertDocument', 'modifyDocument', 'removeDocument', 'startTransaction']) {
    await town.cloud.fault({ action: `database.${action}`, when: 'always', effect })
  }
  const found: Counted[] = []
  await atOnce(those, async ({ op, rate }) => {
    found.push(await throughTo(op, rate))
  })
  await town.cloud.clearFaults()
  return found
}

async function throughTo(op: OperationName, rate: RateName): Promise<Counted> {
  const questions = questionsOf(op, ids) as object[]
  let best: Counted = { op, rate, input: questions[0] ?? {}, through: [] }
  for (const input of questions) {
    const through: string[] = []
    for (const openid of askers) {
      if ((await refusalTo(openid, op, input)) === 'unavailable') through.push(openid)
      if (through.length === 2) return { op, rate, input, through }
    }
    if (through.length > best.through.length) best = { op, rate, input, through }
  }
  return best
}

/** By its tap, bound to what is asked with it, or by what it looks at. */
async function countedAs(op: OperationName, openid: string, input: object): Promise<string> {
  const operations = await nouns[op.split('.')[0] as keyof typeof nouns]()
  const { input: schema, sameTap } = operations[op as keyof typeof operations] as Operation<OperationName>
  const parsed: object = withBoundTap(openid, op, v.parse(schema, input), sameTap)
  return shortHash(`${op} ${'tapId' in parsed ? parsed.tapId : JSON.stringify(parsed)}`)
}

const again = (input: object): object => ('tapId' in input ? { ...input, tapId: newTap() } : input)

describe('what has a rate at the door', () => {
  it(
    'beyond the rate everything is refused with its own word and changes nothing; the same once more, another person and the next day are not',
    async () => {
      const findings = new Findings('rates', 'the door')
      town = await townOfSecrets([nobody, ...officers].flatMap(({ account }) => (account ? [account] : [])))
      ids = await idsIn(town)
      const counted = await whoeverIsCounted()
      findings.count('operations', counted.length)
      for (const { op, through } of counted) {
        const isSomebody = through.length > 0 || op === notInThisTown
        findings.note(`somebody comes so far: ${op}`, isSomebody ? null : 'nobody')
      }
      const asking = counted.flatMap(one => (one.through[0] ? [{ ...one, openid: one.through[0] }] : []))

      await usedUp(asking)
      const before = JSON.stringify(await everythingIn(town))
      for (const { op, rate, input, openid } of asking) {
        const told = await refusalTo(openid, op, again(input))
        findings.note(`beyond the rate: ${op}`, told === refusalOf(rate) ? null : told)
      }
      const isUnchanged = JSON.stringify(await everythingIn(town)) === before
      findings.note('a refusal changes nothing', isUnchanged ? null : 'something changed')

      for (const one of asking) {
        const { op, rate, input, openid } = one
        const isBeyond = (told: string): string | null => (told === refusalOf(rate) ? told : null)
        await usedUp([{ rate, openid, known: [await countedAs(op, openid, input)] }])
        findings.note(`the same once more: ${op}`, isBeyond(await refusalTo(openid, op, input)))
        const [, another] = one.through
        if (another) {
          await usedUp([one])
          const row = { _id: triesId(day, rate, another), day, count: 0, things: [] }
          await town.cloud.load({ accountTries: [row] })
          findings.note(`another person: ${op}`, isBeyond(await refusalTo(another, op, again(input))))
        }
      }

      await town.cloud.clock({ now: today + aDay, freeze: true })
      for (const { op, rate, input, openid } of asking) {
        const told = await refusalTo(openid, op, again(input))
        findings.note(`the next day: ${op}`, told === refusalOf(rate) ? told : null)
      }
      findings.expectKnown()
    },
    longest,
  )

  it(
    'twenty own deeds are taken on one day, not twenty-one; no more is kept of the day than that',
    async () => {
      town = await openTown(townWithBoard)
      const li = town.as(liJianguo)
      const record = (tapId = newTap()) =>
        li.call('deeds.record', { tapId, what: 'own', day: '2026-11-20', text: `换灯，${tapId}` })
      const taps = Array.from({ length: 20 }, newTap)
      for (const tapId of taps) expect(await record(tapId)).toMatchObject({ ok: true })
      expect(await record()).toEqual({ ok: false, refusal: 'tooManyToday' })
      for (const tapId of [...taps, taps[0]]) expect(await record(tapId)).toMatchObject({ ok: true })
      expect(await record()).toEqual({ ok: false, refusal: 'tooManyToday' })
      expect(await town.cloud.documents('deeds')).toHaveLength(20)
      const [row, ...more] = await town.cloud.documents('accountTries')
      expect([row?.count, new Set((row?.things ?? []) as string[]).size, more]).toEqual([20, 20, []])
      const isNobodysName = (kept: unknown) => kept !== liJianguo.openid && /^[\w-]{20}$/.test(String(kept))
      expect(
        [String(row?._id).split('_').at(-1), ...((row?.things ?? []) as string[])].every(isNobodysName),
      ).toBe(true)
      await town.cloud.clock({ now: today + aDay, freeze: true })
      expect(await record()).toMatchObject({ ok: true })
    },
    longest,
  )

  it(
    'of many taps at the same moment, each sent three times, no more than the rate are let in, and each of those every time',
    async () => {
      town = await openTown(townWithBoard)
      const taps = Array.from({ length: 30 }, newTap)
      const answers = await Promise.all(
        [...taps, ...taps, ...taps].map(tapId =>
          town
            .as(liJianguo)
            .call('deeds.record', { tapId, what: 'own', day: '2026-11-20', text: `换灯，${tapId}` })
            .then(({ ok }) => ({ tapId, ok })),
        ),
      )
      const letIn = new Set(answers.flatMap(({ tapId, ok }) => (ok ? [tapId] : [])))
      expect(letIn.size).toBe(20)
      expect(await town.cloud.documents('deeds')).toHaveLength(20)
    },
    longest,
  )
})

type Asked = { [Name in OperationName]: [op: Name, input: Input<Name>] }[OperationName]

/** What is counted by the operations themselves, as 王阿姨 asks it: each time something else. */
const askedOf: Partial<Record<RateName, () => Promise<Asked> | Asked>> = {
  requests: () => ['requests.submit', lamp()],
  wishes: () => ['wishes.say', aWish()],
  suggestions: () => [
    'suggestions.submit',
    { tapId: newTap(), kind: 'complaint', about: null, text: '字太小了' },
  ],
  thanks: () => [
    'thanks.write',
    {
      tapId: newTap(),
      estateId: 'garden',
      memberId: 'm_oLI',
      text: '谢谢',
      signedBy: null,
      mayBeStory: false,
    },
  ],
  uploads: async () => [
    'uploads.take',
    { tapId: newTap(), kind: 'picture', fileId: await upload(town, wangAyi, aPhoto()) },
  ],
  claims: async () => {
    for (const who of [wangAyi, zhangDaye]) {
      await town.as(who).call('accounts.withdrawClaim', { tapId: newTap() })
    }
    const typed = { name: `王${'一二三四五六'[claimsMade++]}`, phoneTail: '0000', unitName: '安平县水务局' }
    return ['accounts.claim', { tapId: newTap(), ...typed }]
  },
  sheetCodes: () => ['opinions.look', { code: newTap() }],
  boards: () => ['board.look', { door: { by: 'code', code: nextCode() }, cursor: null }],
  boardCodes: () => ['board.look', { door: { by: 'code', code: aWrongCode() }, cursor: null }],
}

const beyond: Partial<Record<RateName, string>> = {
  claims: 'tooManyTries',
  sheetCodes: 'tooManyTries',
  boards: 'tooManyBoards',
}

const rightCodes = [gardenCode, '8K3M9QXR2B4D']
let codesAsked = 0
const nextCode = (): string => rightCodes[codesAsked++ % rightCodes.length] ?? ''
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
let wrongCodes = 0
let claimsMade = 0
const aWrongCode = (): string => {
  wrongCodes++
  return `WRNG0000ZZ${letters[Math.floor(wrongCodes / 32) % 32]}${letters[wrongCodes % 32]}`
}

const byOperations = (Object.keys(rates) as RateName[]).filter(rate => rates[rate].by === 'operation')

describe('what has a rate in its operation', () => {
  beforeEach(async () => {
    codesAsked = 0
    claimsMade = 0
    town = await openTown({
      ...townWithBoard,
      boardCodes: [aCode(), aCode('bridge', rightCodes[1])],
      accounts: [...townWithBoard.accounts, anAccount(wangAyi), anAccount(zhangDaye)],
    })
  })

  it('all of it is tried here; how a crowded name goes on, beside the claims', () => {
    expect([...Object.keys(askedOf), 'claimers', 'crowdedClaims'].sort()).toEqual([...byOperations].sort())
  })

  it.each(Object.keys(askedOf) as RateName[])(
    '%s: one beyond the rate is refused and changes nothing; the same tap, another person and the next day are free',
    async rate => {
      const make = askedOf[rate]
      if (!make) throw new Error(rate)
      const ask = async (who: Person, [op, input]: Asked) => refusalTo(who.openid, op, input)
      const isBeyond = beyond[rate] ?? 'tooManyToday'
      const first = await make()
      const told = await ask(wangAyi, first)
      expect(told).not.toBe(isBeyond)
      const rowId = triesId(day, rate, wangAyi.openid)
      const row = (await town.cloud.documents('accountTries')).find(({ _id }) => _id === rowId)
      const known = row?.things as string[]
      expect(known).toHaveLength(1)

      const full = { rate, openid: wangAyi.openid, known }
      await usedUp([full])
      const next = await make()
      const before = JSON.stringify(await everythingIn(town))
      expect(await ask(wangAyi, next)).toBe(isBeyond)
      expect(JSON.stringify(await everythingIn(town))).toBe(before)
      expect(await ask(wangAyi, first)).toBe(told)
      expect(await ask(zhangDaye, await make())).not.toBe(isBeyond)
      await town.cloud.clock({ now: today + aDay, freeze: true })
      expect(await ask(wangAyi, await make())).not.toBe(isBeyond)
      const rows = await town.cloud.documents('accountTries')
      expect(rows.some(({ _id }) => _id === triesId(tomorrow, rate, wangAyi.openid))).toBe(true)
    },
    longest,
  )
})
