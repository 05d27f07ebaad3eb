import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Grade, RatingLetter } from '../../types/ratings'
import { openTown, type Town } from '../open-town'
import { townWithResidents } from '../requests/asking'
import { anAccount, liJianguo, noon, type Person, sunnySecretary, wangXiuying } from '../town'
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

async function told(by: number, grade: Grade, text: string | null = null, helper = liJianguo): Promise<void> {
  const who = neighbours[by] as Person
  await says(town, who, await endedFor(town, who, helper), grade, text)
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

describe('no figure of a person', () => {
  /** 李建国 and 王秀英 change places: each grade is about the other. */
  async function everythingAskedWhen(li: Grade, wang: Grade): Promise<string> {
    town = await openTown({
      ...townWithResidents,
      accounts: [...townWithResidents.accounts, ...neighbours.map(who => anAccount(who))],
    })
    for (const by of [0, 1, 2, 3]) {
      await told(by, li, null, liJianguo)
      await told(by, wang, null, wangXiuying)
    }
    await tick(town)
    await onDay('2027-02-02')
    const answers: unknown[] = []
    for (const who of [sunnySecretary, liJianguo, wangXiuying, neighbours[4] as Person]) {
      const asking = town.as(who)
      answers.push(await asking.call('ratings.rates', { quarter: '2026Q4' }))
      answers.push(await asking.call('ratings.countFollowUps', { communityId: 'sunny' }))
      answers.push(await asking.call('ratings.listReviews', { communityId: 'sunny', cursor: null }))
      const ended = await asking.call('requests.list', { communityId: 'sunny', show: 'ended', cursor: null })
      // Their order is that of their ids, which are new each time.
      answers.push(ended.ok ? ended.value.items.map(withoutIds).sort() : ended.refusal)
      answers.push(await asking.call('checkins.overview', { communityId: 'sunny', quarter: null }))
      answers.push(await asking.call('deeds.year', {}))
    }
    const kept = { rates: await town.cloud.documents('ratingRates') }
    return withoutIds([answers, kept])
  }

  const withoutIds = (told: unknown): string => JSON.stringify(told).replace(/"(requestId|no)":"[^"]*"/g, '')

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

  it('G73 X17 no answer and no kept figure tells whose grades were whose: the two change places and nothing else changes', async () => {
    expect(await everythingAskedWhen('best', 'worst')).toBe(await everythingAskedWhen('worst', 'best'))
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
