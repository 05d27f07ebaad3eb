import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as v from 'valibot'
import { nouns } from '../../cloudfunctions/api/operations'
import type { Grade, RatingLetter } from '../../types/ratings'
import { openTown, type Town } from '../open-town'
import { townWithResidents } from '../requests/asking'
import { isSoak } from '../size'
import { anAccount, liJianguo, newTap, noon, office, type Person, sunnySecretary, wangXiuying } from '../town'
import { hasTap, questionsFor } from './questions'
import { anHourLater, endedFor, says, tick } from './rating'

const neighbours: Person[] = Array.from({ length: 5 }, (_, index) => ({
  openid: `oNEIGHBOUR${index}`,
  name: '邻居',
  phone: null,
}))

let town: Town
beforeEach(async () => {
  town = await openTown({
    ...townWithResidents,
    accounts: [...townWithResidents.accounts, ...neighbours.map(who => anAccount(who))],
  })
})

async function told(
  by: number,
  grade: Grade,
  text: string | null = null,
  helper = liJianguo,
): Promise<string> {
  const who = neighbours[by] as Person
  const requestId = await endedFor(town, who, helper)
  await says(town, who, requestId, grade, text)
  return requestId
}

async function letters(who = liJianguo) {
  const answer = await town.as(who).call('ratings.myLetters', { cursor: null })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.items
}

/** The hour has come round on that day. */
async function onDay(day: string): Promise<void> {
  await town.cloud.clock({ now: noon(day) })
  await tick(town)
}

describe('the monthly letter', () => {
  it('G72 G75 brings what three residents said, mixed: no matter, day, number or low grade', async () => {
    await told(0, 'best', '灯修得又快又好')
    await told(1, 'good', '谢谢师傅')
    await told(2, 'best')
    await told(3, 'worst', '等了三天，说话难听')
    await tick(town)
    await onDay('2026-12-02')
    const [letter, ...others] = await letters()
    expect(others).toEqual([])
    expect(letter).toMatchObject({ month: '2026-12', grades: ['best', 'good'], writtenOn: '2026-12-02' })
    expect([...(letter?.remarks ?? [])].sort()).toEqual(['灯修得又快又好', '谢谢师傅'].sort())
    expect(Object.keys(letter ?? {}).sort()).toEqual(['grades', 'month', 'remarks', 'writtenOn'])
    expect(JSON.stringify(letter)).not.toMatch(/难听|worst|NEIGHBOUR|"n"/)
    expect(await letters(wangXiuying)).toEqual([])
  })

  it('G75 two residents are too few, however often they speak; what they said waits for the third', async () => {
    await told(0, 'best', '一')
    await told(0, 'best', '二')
    await told(1, 'good', '三')
    await tick(town)
    await onDay('2026-12-02')
    expect(await letters()).toEqual([])
    await told(2, 'good', '四')
    await onDay('2027-01-02')
    const [letter] = await letters()
    expect(letter?.remarks).toHaveLength(4)
  })

  it('G75 what may still be changed is not told yet, and each word is told once', async () => {
    await town.cloud.clock({ now: noon('2026-11-28') })
    for (const by of [0, 1, 2]) await told(by, 'best', `谢谢${by}`)
    await tick(town)
    await onDay('2026-12-02')
    expect(await letters()).toEqual([])
    await onDay('2027-01-02')
    await onDay('2027-02-02')
    expect(await letters()).toHaveLength(1)
  })

  it('G182 words that nobody has cleared stay out of it', async () => {
    await told(0, 'best', '很好，加微信联系')
    await told(1, 'best', '很好')
    await told(2, 'best')
    await tick(town)
    await onDay('2026-12-02')
    expect((await letters())[0]?.remarks).toEqual(['很好'])
  })

  it.each([
    ['before the letter', 'before', 'ratingLetters', 'database.insertDocument'],
    ['after the letter', 'after', 'ratingLetters', 'database.insertDocument'],
    ['after the mark', 'after', 'ratingHelpers', 'database.updateDocument'],
  ] as const)('G72 killed %s it is written once, and the same', async (_name, at, collection, action) => {
    for (const by of [0, 1, 2]) await told(by, 'best', `谢谢${by}`)
    await tick(town)
    await town.cloud.fault({ function: 'jobs', collection, action, effect: { kind: 'killInstance', at } })
    await town.cloud.clock({ now: noon('2026-12-02') })
    await town.cloud.fireTimer('jobs').catch(() => null)
    await onDay('2026-12-03')
    await onDay('2026-12-04')
    const kept = (await town.cloud.documents('ratingLetters')) as unknown as RatingLetter[]
    expect(kept).toHaveLength(1)
    expect(kept[0]?.remarks).toHaveLength(3)
  })

  it('G73 its people are found in slices: sixty helpers take two hours', async () => {
    const helpers = Array.from({ length: 60 }, (_, index) => ({
      _id: `m_h${index}`,
      lettered: '2026-10',
      after: '',
    }))
    await town.cloud.load({ ratingHelpers: helpers })
    await tick(town)
    const waiting = async () =>
      (await town.cloud.documents('ratingHelpers')).filter(({ lettered }) => lettered === '2026-10').length
    expect(await waiting()).toBe(10)
    await anHourLater(town)
    expect(await waiting()).toBe(0)
  })
})

async function allOperations() {
  const tables = await Promise.all(Object.values(nouns).map(load => load()))
  return tables.flatMap(table => Object.entries(table))
}

describe('no figure of a person', () => {
  /** Who reads most: the community and one who helped; in full the county and a neighbour too. */
  const readers = isSoak
    ? [office, sunnySecretary, liJianguo, neighbours[4] as Person]
    : [sunnySecretary, liJianguo]

  /** 李建国 and 王秀英 change places: each grade is about the other. What everybody is answered then, by operation. */
  async function everythingAskedWhen(li: Grade, wang: Grade): Promise<Map<string, string>> {
    town = await openTown({
      ...townWithResidents,
      accounts: [...townWithResidents.accounts, ...neighbours.map(who => anAccount(who))],
    })
    const matters: string[] = []
    for (const by of [0, 1, 2, 3]) {
      matters.push(await told(by, li, null, liJianguo), await told(by, wang, null, wangXiuying))
    }
    await tick(town)
    const [low] = await dueFollowUps()
    await town.as(sunnySecretary).call('ratings.followUp', {
      tapId: newTap(),
      communityId: 'sunny',
      requestId: low ?? '',
      outcome: 'explained',
      note: '说清楚了',
    })
    await onDay('2027-02-02')
    const answers = new Map<string, string>()
    const operations = await allOperations()
    for (const who of readers) {
      for (const [op, { input }] of operations) {
        for (const [index, asked] of questionsFor(input as v.GenericSchema).entries()) {
          const answer = await town.cloud.call(who.openid, 'api', { op, input: asked })
          answers.set(`${op} ${index} ${who.name}`, normal(answer))
        }
      }
      for (const [index, requestId] of matters.entries()) {
        for (const op of ['ratings.show', 'requests.show'] as const) {
          const answer = await town.as(who).call(op, { requestId })
          answers.set(`${op} of ${index} ${who.name}`, normal(answer))
        }
      }
    }
    answers.set('kept', normal(await town.cloud.documents('ratingRates')))
    answers.set('trail', normal((await town.cloud.documents('audits')).map(withoutTimes).sort()))
    return answers
  }

  async function dueFollowUps(): Promise<string[]> {
    const asked = { communityId: 'sunny', show: 'due', cursor: null } as const
    const answer = await town.as(sunnySecretary).call('ratings.listFollowUps', asked)
    return answer.ok ? answer.value.items.map(({ requestId }) => requestId) : []
  }

  const withoutTimes = ({ _id, at, mark, matters, memberIds, ...row }: Record<string, unknown>) =>
    JSON.stringify({ ...row, memberIds: [...(memberIds as string[])].sort() })

  /** Without what is new each time, and lists without their order, which follows from it. */
  function normal(told: unknown): string {
    const names =
      /"(no|_id|id|thing|url|cursor|hash|key|until|now|(?!member|community|org)[a-z]+Id)":("[^"]*"|\d+|null)/g
    const flat = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(one => JSON.stringify(flat(one)).replace(names, '')).sort()
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, flat(one)]))
    }
    return JSON.stringify(flat(told)).replace(names, '')
  }

  it('G73 nothing outside this noun reads what was said', () => {
    const folder = join(__dirname, '../../cloudfunctions')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
      name.endsWith('.ts'),
    )
    const readers = files.filter(name =>
      /'rating(s|Rates|Helpers|Letters|Reviews|Runs)'/.test(readFileSync(join(folder, name), 'utf8')),
    )
    const others = readers.filter(name => !name.startsWith('domain/ratings/'))
    // The setting's group on the console, and the clock that takes away the hints of phones.
    expect(others.sort()).toEqual([
      'domain/rules/operations.ts',
      'domain/rules/settings.ts',
      'jobs/schedule.ts',
    ])
  })

  it('G73 X17 no operation answers, to anybody, whose grades were whose: the two change places, and only the letter knows', async () => {
    const one = await everythingAskedWhen('best', 'worst')
    const other = await everythingAskedWhen('worst', 'best')
    expect([...one.keys()].sort()).toEqual([...other.keys()].sort())
    const differing = [...one.keys()].filter(asked => one.get(asked) !== other.get(asked))
    // The letter tells 李建国 in words that neighbours were glad, and a notice that it came. The secretary, who has to
    // speak with the resident, reads what was said of one matter.
    const theirOwn = /^(ratings\.myLetters|notices\.(list|hasNew)) \d 李建国$/
    // The trail is compared whole; a page of it is drawn from ids that are new each time.
    const aPage = /^audits\.(list|mine|verify) /
    const theMatter = /^ratings\.show of \d 阳光社区书记$/
    expect(differing.filter(asked => ![theirOwn, aPage, theMatter].some(known => known.test(asked)))).toEqual(
      [],
    )
    expect(differing.some(asked => theirOwn.test(asked))).toBe(true)
    expect(differing.some(asked => theMatter.test(asked))).toBe(true)
  })

  it('G73 X17 every operation that reads was asked in that proof', async () => {
    const reading = (await allOperations()).filter(([, { input }]) => !hasTap(input as v.GenericSchema))
    const unasked = reading.filter(([, { input }]) => questionsFor(input as v.GenericSchema).length === 0)
    expect(unasked.map(([op]) => op)).toEqual([])
    expect(reading.length).toBeGreaterThan(100)
  })

  it('G73 the letter, which is the person’s own, has words and no number', async () => {
    await town.cloud.clock({ now: noon('2026-11-22') })
    for (const by of [0, 1, 2]) await told(by, 'best')
    await tick(town)
    await onDay('2026-12-02')
    const [letter] = await letters()
    const numbers = Object.values(letter ?? {}).filter(value => typeof value === 'number')
    expect(numbers).toEqual([])
  })
})
