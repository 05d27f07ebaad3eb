import { cloud as declaration } from '../../config/cloud'
import type { OpinionTally } from '../../types/opinions'
import type { Grade } from '../../types/ratings'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import { randomFrom, size } from '../size'
import {
  liJianguo,
  newTap,
  noon,
  office,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
} from '../town'
import { answers, ask, closed, codesIn, filled, opened, printed, questions } from './collecting'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
})

async function tally(communityId = 'sunny'): Promise<OpinionTally> {
  const kept = (await town.cloud.documents('opinionTallies')) as unknown as OpinionTally[]
  const found = kept.find(one => one.communityId === communityId)
  if (!found) throw new Error('no tally')
  return found
}

const wordsOf = (show: 'toRead' | 'shown' | 'keptBack', who = sunnySecretary) =>
  ask(town, who, 'opinions.words', { communityId: 'sunny', year: '2026', show, cursor: null })

const resultsFor = (who = stranger) => ask(town, who, 'opinions.results', { year: null })

async function wholeDatabase(): Promise<string> {
  const all: Record<string, unknown> = {}
  for (const name of Object.keys(declaration.collections)) all[name] = await town.cloud.documents(name)
  return JSON.stringify(all)
}

describe('the yearly sheet', () => {
  it('A78 G79 is opened once a year by the office, with questions that then stand', async () => {
    const asked = { tapId: newTap(), questions, returnBy: '2026-12-20' }
    expect(await ask(town, office, 'opinions.open', asked)).toMatchObject({ isNew: true })
    const again = await ask(town, office, 'opinions.open', { ...asked, tapId: newTap(), questions: ['别的'] })
    expect(again).toMatchObject({ isNew: false, sheet: { year: '2026', questions } })
    expect(await ask(town, office, 'opinions.county', {})).toMatchObject({
      sheet: { state: 'open' },
      can: { open: false, close: true },
    })
  })

  it.each([
    ['no question', { questions: [] }],
    ['one question twice', { questions: ['环境', '环境'] }],
    ['nine questions', { questions: [...'一二三四五六七八九'] }],
    ['a question too long', { questions: ['字'.repeat(41)] }],
    ['a day that is none', { returnBy: '2026-02-30' }],
    ['an unknown key', { year: '2026' }],
  ])('G79 with %s nothing is opened', async (_name, wrong) => {
    const input = { tapId: newTap(), questions, returnBy: '2026-12-20', ...wrong }
    expect(await town.as(office).call('opinions.open', input)).toMatchObject({ refusal: 'badInput' })
    expect(await town.cloud.documents('opinionSheets')).toEqual([])
  })

  it('G79 a day that is over is refused, and so is a second year while the first is open', async () => {
    const asked = { tapId: newTap(), questions, returnBy: '2026-11-21' }
    expect(await town.as(office).call('opinions.open', asked)).toMatchObject({ refusal: 'returnByPast' })
    await opened(town)
    await town.cloud.clock({ now: noon('2027-01-05') })
    const next = { ...asked, returnBy: '2027-12-20' }
    expect(await town.as(office).call('opinions.open', next)).toMatchObject({ refusal: 'earlierOpen' })
    await closed(town)
    expect(await town.as(office).call('opinions.open', next)).toMatchObject({ ok: true })
  })
})

describe('codes', () => {
  it('G79 are printed with the form, two on a page, by whoever looks after the community; a repeated tap prints the same', async () => {
    await opened(town)
    const asked = { tapId: newTap(), communityId: 'sunny', count: 5 }
    const first = await ask(town, sunnySecretary, 'opinions.print', asked)
    const again = await ask(town, sunnySecretary, 'opinions.print', asked)
    expect([first.printed, again.printed]).toEqual([5, 5])
    const html = await (await fetch(first.url)).text()
    expect(html).toContain(questions[0])
    expect(html).toContain('阳光社区')
    expect(html.match(/<section>/g)).toHaveLength(3)
    const codes = await codesIn(first.url)
    expect(new Set(codes).size).toBe(5)
    expect(await codesIn(again.url)).toEqual(codes)
    const more = await printed(town, 3)
    expect(new Set([...codes, ...more]).size).toBe(8)
    expect(await town.as(riverSecretary).call('opinions.print', asked)).toMatchObject({
      refusal: 'notAllowed',
    })
  })

  it('G79 nothing of a code is kept, only marks that nobody can read without the keys', async () => {
    await opened(town)
    const codes = await printed(town, 6)
    await answers(town, String(codes[0]))
    const kept = await wholeDatabase()
    for (const code of codes) expect(kept).not.toContain(code)
    const { codes: marks } = await tally()
    expect(Object.values(marks).filter(mark => mark !== 0)).toHaveLength(1)
    expect(Object.keys(marks)).toEqual([...Object.keys(marks)].sort())
  })

  it('G79 two secretaries’ taps at once print different codes, and no more than the rule allows', async () => {
    await opened(town)
    const [one, other] = await Promise.all([printed(town, 30), printed(town, 30, office)])
    expect(new Set([...one, ...other]).size).toBe(60)
    expect((await tally()).printed).toBe(60)
    await town.cloud.load({ rules: [aVersion({ changes: { 'opinions.codesAtMost': 70 } })] })
    await town.cloud.clock({ advance: 61_000 })
    const asked = { tapId: newTap(), communityId: 'sunny', count: 11 }
    expect(await town.as(sunnySecretary).call('opinions.print', asked)).toMatchObject({
      refusal: 'tooManyCodes',
      detail: { most: 70 },
    })
    expect(await town.as(sunnySecretary).call('opinions.print', { ...asked, count: 41 })).toMatchObject({
      refusal: 'badInput',
    })
  })
})

describe('an answer', () => {
  it('G79 comes without an account, once per code; a second one is told that the first counts, and changes nothing', async () => {
    await opened(town)
    const [code = ''] = await printed(town, 6)
    const look = await ask(town, stranger, 'opinions.look', { code })
    expect(look).toEqual({
      year: '2026',
      communityId: 'sunny',
      communityName: '阳光社区',
      questions,
      returnBy: '2026-12-20',
      standing: 'open',
    })
    const first = filled(code, ['good', null], '路灯修得快')
    expect(await ask(town, stranger, 'opinions.answer', first)).toEqual({ isNew: true })
    const before = await wholeDatabase()
    expect(await ask(town, stranger, 'opinions.answer', first)).toEqual({ isNew: false })
    expect(await answers(town, code, ['worst', 'worst'], '改一改')).toEqual({
      ok: true,
      value: { isNew: false },
    })
    expect(await wholeDatabase()).toBe(before)
    expect(await ask(town, stranger, 'opinions.look', { code })).toEqual(look)
    expect(await tally()).toMatchObject({
      sheets: 1,
      counts: { q0: { good: 1, best: 0 }, q1: { best: 0 } },
    })
  })

  it('G79 the same code twenty times at once counts once', async () => {
    await opened(town)
    const [code = ''] = await printed(town, 1)
    const all = await Promise.all(Array.from({ length: 20 }, () => answers(town, code)))
    expect(all.filter(answer => answer.ok && answer.value.isNew)).toHaveLength(1)
    expect(await tally()).toMatchObject({ sheets: 1, counts: { q0: { good: 1 } } })
  })

  it('G79 typed with small letters and without dashes it is the same code', async () => {
    await opened(town)
    const [code = ''] = await printed(town, 1)
    expect(await answers(town, code.replaceAll('-', '').toLowerCase())).toMatchObject({
      value: { isNew: true },
    })
    expect(await answers(town, code)).toMatchObject({ value: { isNew: false } })
  })

  it('G79 a forged code, one of another year and one never printed are refused alike, and trying is limited', async () => {
    await opened(town)
    const [code = ''] = await printed(town, 1)
    const forged = `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`
    for (const wrong of [forged, `Z${code.slice(1)}`, '0000-0000-0000', 'no code']) {
      expect(await answers(town, wrong)).toMatchObject({ refusal: 'unknownCode' })
      expect(await town.as(stranger).call('opinions.look', { code: wrong })).toMatchObject({
        refusal: 'unknownCode',
      })
    }
    // Four so far, each tried twice: the same one is counted once.
    for (let tried = 4; tried < 20; tried++) {
      expect(await answers(town, `no code ${tried}`)).toMatchObject({ refusal: 'unknownCode' })
    }
    expect(await answers(town, 'another')).toMatchObject({ refusal: 'tooManyTries' })
    // Whoever holds a genuine one is not kept out by it.
    expect(await answers(town, code)).toMatchObject({ ok: true })
    expect(await tally()).toMatchObject({ sheets: 1 })
    await town.cloud.clock({ now: noon('2028-01-05') })
    expect(await answers(town, code)).toMatchObject({ refusal: 'unknownCode' })
  })

  it.each<[string, { answers?: (Grade | null)[]; words?: string | null; by?: string }]>([
    ['nothing at all', { answers: [null, null] }],
    ['a question that was not asked', { answers: ['good', 'good', 'good'] }],
    ['a grade that is none', { answers: ['great' as Grade] }],
    ['words without end', { words: '字'.repeat(301) }],
    ['an unknown key', { by: 'me' }],
  ])('G79 with %s it is refused and the code stays good', async (_name, wrong) => {
    await opened(town)
    const [code = ''] = await printed(town, 1)
    const asked = { ...filled(code), ...wrong }
    expect(await town.as(stranger).call('opinions.answer', asked)).toMatchObject({ refusal: 'badInput' })
    expect(await answers(town, code)).toMatchObject({ ok: true })
  })

  it('G79 a paper is entered by its code at its own community, on the same road', async () => {
    await opened(town)
    const [code = '', second = ''] = await printed(town, 2)
    const paper = { ...filled(code, ['fair', 'poor'], '纸上写的'), communityId: 'sunny' }
    const elsewhere = { ...paper, communityId: 'river' }
    expect(await town.as(riverSecretary).call('opinions.enter', elsewhere)).toMatchObject({
      refusal: 'unknownCode',
    })
    expect(await town.as(riverSecretary).call('opinions.enter', paper)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await ask(town, sunnySecretary, 'opinions.enter', paper)).toEqual({ isNew: null })
    expect(await ask(town, sunnySecretary, 'opinions.enter', paper)).toEqual({ isNew: null })
    expect(await answers(town, code)).toMatchObject({ value: { isNew: false } })
    await answers(town, second)
    expect(await tally()).toMatchObject({ sheets: 2, counts: { q0: { fair: 1, good: 1 }, q1: { poor: 1 } } })
  })

  it('G79 counts exactly under random answers, repeats and races: compared with a recount', async () => {
    await opened(town)
    const codes = [...(await printed(town, 40)), ...(await printed(town, 20))]
    const random = randomFrom()
    const grades: (Grade | null)[] = ['best', 'good', 'fair', 'poor', 'worst', null]
    const any = <Kind>(all: readonly Kind[]): Kind => all[Math.floor(random() * all.length)] as Kind
    const counted: { [key: string]: number } = {}
    for (let round = 0; round < size(20); round++) {
      const inputs = Array.from({ length: 6 }, () => filled(any(codes), ['good', any(grades)], null))
      const all = await Promise.all(inputs.map(input => town.as(stranger).call('opinions.answer', input)))
      all.forEach((answer, index) => {
        const grade = inputs[index]?.answers[1]
        if (!answer.ok || !answer.value.isNew) return
        counted.sheets = (counted.sheets ?? 0) + 1
        if (grade) counted[grade] = (counted[grade] ?? 0) + 1
      })
    }
    const { sheets, counts, codes: marks } = await tally()
    expect(sheets).toBe(counted.sheets)
    expect(Object.values(marks).filter(mark => mark !== 0)).toHaveLength(sheets)
    expect(counts.q0).toMatchObject({ good: sheets })
    for (const grade of ['best', 'good', 'fair', 'poor', 'worst'] as const) {
      expect(counts.q1?.[grade]).toBe(counted[grade] ?? 0)
    }
  })
})

describe('who said what', () => {
  /** The same six sheets, in another order and under other codes. */
  async function everythingKept(order: number[]): Promise<string> {
    town = await openTown(townAtWork)
    const asked = { questions, returnBy: '2026-12-20' }
    await ask(town, office, 'opinions.open', { tapId: 'tap-open-000', ...asked })
    const print = { tapId: 'tap-print-000', communityId: 'sunny', count: 6 }
    const codes = await codesIn((await ask(town, sunnySecretary, 'opinions.print', print)).url)
    const said: [Grade, string | null][] = [
      ['best', '一'],
      ['worst', '二'],
      ['good', null],
      ['fair', '三'],
      ['poor', null],
      ['best', null],
    ]
    for (const [place, which] of order.entries()) {
      const [grade, words] = said[which] as [Grade, string | null]
      const input = { tapId: `tap-said-00${place}`, code: String(codes[place]), answers: [grade], words }
      await ask(town, stranger, 'opinions.answer', input)
    }
    await closed(town)
    const all: Record<string, string[]> = {}
    for (const name of Object.keys(declaration.collections)) {
      const rows = (await town.cloud.documents(name)).map(row => JSON.stringify(row))
      // Words stand under ids drawn by lot.
      all[name] = rows.map(row => row.replace(/"_id":"w[0-9a-f]{32}"/g, '')).sort()
    }
    return JSON.stringify(all)
  }

  it('G79 nothing kept tells which code said what, when, or after whom: six sheets in three orders leave the same database', async () => {
    const first = await everythingKept([0, 1, 2, 3, 4, 5])
    expect(await everythingKept([5, 4, 3, 2, 1, 0])).toBe(first)
    expect(await everythingKept([3, 0, 5, 1, 2, 4])).toBe(first)
  })

  it('G79 leaves no audit row, no try, no openid and no name in the log', async () => {
    await opened(town)
    const [code = ''] = await printed(town, 6)
    await answers(town, code, ['worst'], '没有人回话', liJianguo)
    expect(await town.cloud.documents('audits')).toEqual([])
    expect(await town.cloud.documents('accountTries')).toEqual([])
    const kept = JSON.stringify([
      await town.cloud.documents('opinionTallies'),
      await town.cloud.documents('opinionWords'),
    ])
    expect(kept).not.toContain(liJianguo.openid)
    expect(kept).not.toMatch(/"at"|sortKey/)
    const log = await (await fetch(`${town.cloud.url}/console/api/logs`)).text()
    const lines = log.split('opinions.answer').slice(1)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line.slice(0, 80)).not.toContain('who')
  })
})

describe('words', () => {
  async function withWords() {
    await opened(town)
    const codes = await printed(town, 8)
    const doubt = '灯不亮，加微信'
    const texts = ['路灯修得快', doubt, null, null, '谢谢大家']
    for (const [place, text] of texts.entries()) await answers(town, String(codes[place]), ['good'], text)
    return { codes, doubt }
  }

  it('G79 G182 are read by a person first, after the end, and what WeChat doubts is marked', async () => {
    const { doubt } = await withWords()
    expect((await wordsOf('toRead')).items).toEqual([])
    await closed(town)
    const { items } = await wordsOf('toRead')
    expect(items.map(({ text, checked }) => `${text} ${checked}`).sort()).toEqual(
      [`${doubt} doubtful`, '路灯修得快 clear', '谢谢大家 clear'].sort(),
    )
    expect((await wordsOf('shown', stranger)).items).toEqual([])
    const lamp = items.filter(({ text }) => text === '路灯修得快').map(({ wordsId }) => wordsId)
    const decided = { tapId: newTap(), communityId: 'sunny', year: '2026', wordsIds: lamp }
    const show = { ...decided, decision: 'show' as const }
    expect(await town.as(riverSecretary).call('opinions.decideWords', show)).toMatchObject({
      refusal: 'notAllowed',
    })
    const byRiver = { ...show, communityId: 'river' }
    expect(await ask(town, riverSecretary, 'opinions.decideWords', byRiver)).toEqual({ decided: 0 })
    await ask(town, sunnySecretary, 'opinions.decideWords', show)
    expect((await wordsOf('shown', stranger)).items).toEqual([])
    await ask(town, sunnySecretary, 'opinions.publish', {
      tapId: newTap(),
      communityId: 'sunny',
      year: '2026',
    })
    expect((await wordsOf('shown', stranger)).items.map(({ text }) => text)).toEqual(['路灯修得快'])
    expect(
      await town
        .as(stranger)
        .call('opinions.words', { communityId: 'sunny', year: '2026', show: 'toRead', cursor: null }),
    ).toMatchObject({ refusal: 'consentNeeded' })
  })

  it('G182 are kept when the check does not answer', async () => {
    await town.cloud.fault({
      action: 'security.msgSecCheck',
      effect: { kind: 'noAnswer', at: 'before', how: 'cut' },
      when: 'always',
    })
    await withWords()
    await closed(town)
    const { items } = await wordsOf('toRead')
    expect(items.every(({ checked }) => checked === 'unread')).toBe(true)
    expect(items).toHaveLength(3)
  })

  it.each([
    ['before the words have moved', 'before', 'opinionWords', 'database.insertDocument'],
    ['after the words have moved', 'after', 'opinionWords', 'database.insertDocument'],
  ] as const)(
    'G79 an instance stopped %s loses none and doubles none',
    async (_name, at, collection, action) => {
      await opened(town)
      const codes = await printed(town, 6)
      await town.cloud.fault({ function: 'api', collection, action, effect: { kind: 'killInstance', at } })
      const input = filled(String(codes[0]), ['good'], '路灯修得快')
      await town
        .as(stranger)
        .call('opinions.answer', input)
        .catch(() => null)
      expect(await ask(town, stranger, 'opinions.answer', input)).toEqual({ isNew: false })
      for (const code of codes.slice(1)) await answers(town, code)
      await closed(town)
      expect((await wordsOf('toRead')).items.map(({ text }) => text)).toEqual(['路灯修得快'])
      expect((await tally()).wordsToMove).toEqual({})
    },
  )

  it('G79 are read twenty at a time, up to the 45th', async () => {
    await opened(town)
    const codes = await printed(town, 6)
    for (const code of codes) await answers(town, code)
    await closed(town)
    await town.cloud.load({
      opinionWords: Array.from({ length: 45 }, (_, index) => ({
        _id: `w${String(index).padStart(32, '0')}`,
        tallyId: '2026_sunny',
        text: `第${index}句`,
        checked: 'clear',
        state: 'toRead',
      })),
    })
    const texts: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { text: string }[]; cursor: string | null } = await ask(
        town,
        sunnySecretary,
        'opinions.words',
        {
          communityId: 'sunny',
          year: '2026',
          show: 'toRead',
          cursor,
        },
      )
      expect(page.items.length).toBeLessThanOrEqual(20)
      texts.push(...page.items.map(({ text }) => text))
      cursor = page.cursor
    } while (cursor)
    expect(new Set(texts).size).toBe(45)
  })
})

describe('results', () => {
  async function answeredBy(households: number) {
    await opened(town)
    const codes = await printed(town, 8)
    for (const code of codes.slice(0, households)) await answers(town, code, ['good', null])
    return codes
  }
  const publish = () =>
    town.as(sunnySecretary).call('opinions.publish', { tapId: newTap(), communityId: 'sunny', year: '2026' })

  it('G79 are public once the office has closed and the community has published, with n and in the order of places', async () => {
    const codes = await answeredBy(5)
    expect(await publish()).toMatchObject({ refusal: 'stillOpen' })
    expect(await resultsFor()).toMatchObject({ year: null, years: [] })
    await closed(town)
    expect(await answers(town, String(codes[7]))).toMatchObject({ refusal: 'sheetClosed' })
    expect((await resultsFor()).items.every(({ result }) => result === null)).toBe(true)
    expect(await publish()).toMatchObject({ ok: true })
    expect(await publish()).toMatchObject({ ok: true })
    const { items, ...about } = await resultsFor()
    expect(about).toEqual({ year: '2026', years: ['2026'], questions })
    expect(items.map(({ community }) => community.name)).toEqual(['河畔社区', '阳光社区'])
    expect(items[0]?.result).toBeNull()
    expect(items[1]?.result).toEqual({
      isShown: true,
      sheets: 5,
      withoutFewerThan: null,
      questions: [
        { isShown: true, n: 5, counts: { best: 0, good: 5, fair: 0, poor: 0, worst: 0 } },
        { isShown: false },
      ],
    })
  })

  it('G78 G79 of four households nothing is told, to anybody', async () => {
    await answeredBy(4)
    await closed(town)
    await publish()
    const hidden = { isShown: false, least: 5 }
    expect((await resultsFor()).items[1]?.result).toEqual(hidden)
    const own = await ask(town, sunnySecretary, 'opinions.community', { communityId: 'sunny' })
    expect(own.result).toEqual(hidden)
    expect(JSON.stringify(own)).not.toContain('counts')
    const all = await ask(town, office, 'opinions.county', {})
    expect(JSON.stringify(all)).not.toContain('counts')
  })

  it('G79 codes that are printed while the office closes are of no use', async () => {
    await opened(town)
    await Promise.all([
      closed(town),
      ...Array.from({ length: 4 }, () =>
        town.as(sunnySecretary).call('opinions.print', { tapId: newTap(), communityId: 'sunny', count: 1 }),
      ),
    ])
    await town.as(sunnySecretary).call('opinions.print', { tapId: newTap(), communityId: 'sunny', count: 1 })
    const kept = (await town.cloud.documents('opinionTallies')) as unknown as OpinionTally[]
    expect(kept.every(({ state }) => state === 'closed')).toBe(true)
  })
})
