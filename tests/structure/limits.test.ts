import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as v from 'valibot'
import { nouns } from '../../cloudfunctions/api/operations'
import { defaults } from '../../cloudfunctions/domain/rules/book'
import {
  type Bound,
  bounds,
  isRate,
  limits,
  type Rate,
  type RateName,
  rateAtDoor,
  rates,
} from '../../cloudfunctions/kernel/rates'
import type { OperationName } from '../../types/api'
import { hasTap } from '../ratings/questions'

const root = join(__dirname, '../..')
const [doc = ''] = readFileSync(join(root, 'docs/limits.md'), 'utf8').split(
  '## What a list and a document may hold',
)
const operationNames = Object.keys(limits) as OperationName[]

const boundedBy = (limit: RateName | Bound): string =>
  operationNames
    .filter(op => limits[op] === limit)
    .map(op => `\`${op}\``)
    .join(' ')

function mostOf(rate: RateName): string {
  const { most } = rates[rate]
  return typeof most === 'number' ? String(most) : `${defaults[most]} (\`${most}\`)`
}

const besideOf = (rate: RateName): RateName => ((rates[rate] as Rate).beside as RateName | undefined) ?? rate

const rateRows = (Object.keys(rates) as RateName[]).map(
  rate =>
    `| ${rate} | ${mostOf(rate)} | ${rates[rate].of} | ${boundedBy(besideOf(rate))} | ${rates[rate].reason} |`,
)
const boundRows = (Object.keys(bounds) as Bound[]).map(
  bound => `| ${bound} | ${bounds[bound]} | ${boundedBy(bound)} |`,
)

/** The operations that tell a number, a door or a voice, or look for people by what is typed. */
const telling: OperationName[] = [
  'accounts.findPeople',
  'board.look',
  'board.person',
  'board.photos',
  'pairs.contact',
  'papers.verify',
  'posts.findSuccessor',
  'ratings.listen',
  'registrations.verifyCertificate',
  'reminders.exportNumbers',
  'reminders.showNumber',
  'requests.choosable',
  'requests.contact',
  'requests.listen',
  'wishes.contact',
]

/** It has a tap because a phone keeps it, and keeps nothing here. */
const keepsNothing: OperationName[] = ['checkins.registerDevice']

/** It has no tap, and keeps the picture of a point’s code the first time that it is looked at. */
const keepsOnce: OperationName[] = ['sites.poster']

function texts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? texts(path) : [readFileSync(path, 'utf8')]
  })
}

describe('docs/limits.md', () => {
  it('has every rate with its number and its reason, and every operation under what bounds it, as the table says', () => {
    const rows = doc.split('\n').filter(line => /^\| (?!rate |bound )[a-z]/.test(line))
    expect(rows).toEqual([...rateRows, ...boundRows])
  })
})

describe('what bounds an operation', () => {
  it('everything that acts has a rate or a bound that says what stops it; only what adds nothing is bounded by its page', async () => {
    const tables = await Promise.all(Object.values(nouns).map(load => load()))
    const inputs = Object.assign({}, ...tables) as Record<OperationName, { input: v.GenericSchema }>
    expect(Object.keys(inputs).sort()).toEqual([...operationNames].sort())
    const isPage = operationNames.filter(op => limits[op] === 'page')
    expect(isPage.filter(op => hasTap(inputs[op].input))).toEqual(keepsNothing)
    const isLook = operationNames.filter(op => !hasTap(inputs[op].input))
    expect(isLook.filter(op => limits[op] !== 'page' && !isRate(limits[op]))).toEqual(keepsOnce)
  })

  it('whatever tells a number, a door or a voice, or finds people by what is typed, has a rate', () => {
    expect(telling.filter(op => !isRate(limits[op]))).toEqual([])
  })

  it('what the door does not count is counted by its noun, under its name, and nothing is counted in another way', () => {
    const domain = texts(join(root, 'cloudfunctions/domain')).join('\n')
    const byOperation = (Object.keys(rates) as RateName[]).filter(rate => rates[rate].by === 'operation')
    const isCounted = (rate: RateName) => domain.includes(`isWithinRate(context, '${rate}'`)
    expect(byOperation.filter(rate => !isCounted(rate))).toEqual([])
    expect(operationNames.filter(op => rateAtDoor(op) && isCounted(rateAtDoor(op) as RateName))).toEqual([])
    expect(domain).not.toContain("'accountTries'")
  })
})
