import { after, afterConsent, letterMonth } from '../../cloudfunctions/domain/thanks/rules'
import type { Input } from '../../types/api'
import { townWithBoard } from '../board/boarding'
import { openTown, type Town } from '../open-town'
import { ask } from '../posts/posting'
import {
  anAccount,
  liJianguo,
  newTap,
  noon,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  wangXiuying,
} from '../town'

const wangAyi: Person = { openid: 'oWANG_AYI', name: '王阿姨', phone: null }
let town: Town

beforeEach(async () => {
  town = await openTown({
    ...townWithBoard,
    accounts: [...townWithBoard.accounts, anAccount(wangAyi), anAccount(stranger, { consents: [] })],
  })
})

const told = (thanks: Partial<Input<'thanks.write'>> = {}): Input<'thanks.write'> => ({
  tapId: newTap(),
  estateId: 'garden',
  memberId: 'm_oLI',
  text: '灯修好了，楼道亮堂堂的',
  signedBy: null,
  mayBeStory: true,
  ...thanks,
})

const thank = (thanks: Partial<Input<'thanks.write'>> = {}, who = wangAyi) =>
  ask(town, who, 'thanks.write', told(thanks))
const letters = (who = liJianguo) => ask(town, who, 'thanks.mine', { cursor: null })
const kept = () => town.cloud.documents('thanks')
const inbox = (who = liJianguo) => ask(town, who, 'notices.list', { cursor: null })
const stories = () => ask(town, wangAyi, 'thanks.stories', { communityId: 'sunny', cursor: null })
const toRead = (show: 'words' | 'stories' | 'told') =>
  ask(town, sunnySecretary, 'thanks.listToRead', { communityId: 'sunny', show, cursor: null })
const decide = (
  thanksId: string,
  decision: 'clear' | 'keepBack' | 'publish' | 'leave',
  who = sunnySecretary,
) => town.as(who).call('thanks.decide', { tapId: newTap(), communityId: 'sunny', thanksId, decision })

async function nextMonth() {
  await town.cloud.clock({ now: noon('2026-12-01') })
  await town.cloud.fireTimer('jobs')
}

describe('A73 thanks by rule', () => {
  it.each([
    ['2026-11-01', '2026-12'],
    ['2026-11-30', '2026-12'],
    ['2026-12-31', '2027-01'],
  ])('A73 what is said on %s comes with the letter of %s', (day, month) => {
    expect(letterMonth(day)).toBe(month)
  })

  it.each([
    ['clear', 'doubtful', 'no', 'clear', 'no'],
    ['clear', 'unread', 'offered', 'clear', 'offered'],
    ['clear', 'clear', 'no', null, null],
    ['keepBack', 'unread', 'no', 'keptBack', 'no'],
    ['keepBack', 'clear', 'no', null, null],
    ['publish', 'clear', 'agreed', 'clear', 'published'],
    ['publish', 'clear', 'offered', null, null],
    ['publish', 'doubtful', 'agreed', null, null],
    ['leave', 'clear', 'published', 'clear', 'left'],
    ['leave', 'clear', 'no', null, null],
  ] as const)('A73 G182 %s of %s words, %s', (decision, words, story, toWords, toStory) => {
    const to = after(decision, { words, story, letter: '2026-12' })
    expect(to).toEqual(toWords === null ? null : { words: toWords, story: toStory })
  })

  it('A73 a member agrees only to what was offered and has come with a letter', () => {
    const words = 'clear' as const
    expect(afterConsent(true, { words, story: 'offered', letter: '2026-12' })).toBe('agreed')
    expect(afterConsent(true, { words, story: 'no', letter: '2026-12' })).toBeNull()
    expect(afterConsent(true, { words, story: 'offered', letter: null })).toBeNull()
    expect(afterConsent(false, { words, story: 'published', letter: '2026-12' })).toBe('offered')
  })
})

describe('A73 thanks on their way', () => {
  it('A73 one letter a month, however many thanked, told once, and nobody can tell who wrote first', async () => {
    for (const text of ['谢谢您修灯', '谢谢您扶我下楼', '谢谢您']) await thank({ text, mayBeStory: false })
    await town.cloud.fireTimer('jobs')
    expect([(await letters()).items, (await inbox()).items]).toEqual([[], []])
    await nextMonth()
    await town.cloud.clock({ advance: 300_000 })
    await town.cloud.fireTimer('jobs')
    const { items } = await letters()
    expect(items).toHaveLength(3)
    expect(items.every(({ letter }) => letter === '2026-12')).toBe(true)
    expect(Object.keys(items[0] ?? {}).sort()).toEqual([
      'can',
      'letter',
      'signedBy',
      'story',
      'text',
      'thanksId',
    ])
    const told = (await inbox()).items.filter(({ kind }) => kind === 'thanksLetter')
    expect(told).toMatchObject([{ told: { month: '2026-12' }, link: { page: 'thanks' } }])
    expect((await letters(wangXiuying)).items).toEqual([])
  })

  it('A73 G182 what WeChat doubts or does not answer waits for a person, and is never lost', async () => {
    expect(await thank({ text: '谢谢您，加微信联系' })).toMatchObject({ words: 'doubtful' })
    await town.cloud.clock({ advance: 1000 })
    await town.cloud.fault({
      action: 'security.msgSecCheck',
      effect: { kind: 'noAnswer', at: 'before', how: 'cut' },
      when: 'always',
    })
    const unread = await thank({ text: '谢谢您送药' })
    expect(unread.words).toBe('unread')
    await town.cloud.clearFaults()
    expect((await toRead('words')).items.map(({ text }) => text)).toEqual([
      '谢谢您，加微信联系',
      '谢谢您送药',
    ])
    await nextMonth()
    expect((await letters()).items).toEqual([])
    const [doubtful, silent] = (await toRead('words')).items
    expect(await decide(doubtful?.thanksId ?? '', 'keepBack')).toMatchObject({ value: { words: 'keptBack' } })
    expect(await decide(silent?.thanksId ?? '', 'clear', riverSecretary)).toMatchObject({
      refusal: 'notAllowed',
    })
    const [first, second] = await Promise.all([
      decide(silent?.thanksId ?? '', 'clear'),
      decide(silent?.thanksId ?? '', 'clear'),
    ])
    expect([first, second]).toEqual([first, first])
    expect((await toRead('words')).items).toEqual([])
    await town.cloud.clock({ now: noon('2027-01-01') })
    await town.cloud.fireTimer('jobs')
    expect((await letters()).items.map(({ text }) => text)).toEqual(['谢谢您送药'])
    expect(await kept()).toHaveLength(2)
  })

  it('A73 a story needs the resident, the member and a person of the community, and goes when one of them wants', async () => {
    await thank({ signedBy: '王阿姨' })
    await nextMonth()
    const [thanks] = (await letters()).items
    const thanksId = thanks?.thanksId ?? ''
    expect(await decide(thanksId, 'publish')).toMatchObject({ refusal: 'movedOn' })
    const setStory = (agrees: boolean, who = liJianguo) =>
      town.as(who).call('thanks.setStory', { tapId: newTap(), thanksId, agrees })
    expect(await setStory(true, wangXiuying)).toMatchObject({ refusal: 'notAllowed' })
    const [first, second] = await Promise.all([setStory(true), setStory(true)])
    expect([first.ok, second.ok]).toEqual([true, true])
    expect((await stories()).items).toEqual([])
    expect((await toRead('stories')).items).toMatchObject([{ name: '李建国' }])
    expect(await decide(thanksId, 'publish')).toMatchObject({ value: { story: 'published' } })
    expect((await stories()).items).toEqual([
      { thanksId, name: '李建国', text: '灯修好了，楼道亮堂堂的', signedBy: '王阿姨' },
    ])
    expect(await setStory(false)).toMatchObject({ ok: true })
    expect((await stories()).items).toEqual([])
    await setStory(true)
    await decide(thanksId, 'publish')
    expect(await decide(thanksId, 'leave')).toMatchObject({ value: { story: 'left' } })
    expect([(await stories()).items, (await toRead('told')).items]).toEqual([[], []])
  })

  it('A73 the same tap thanks once; nobody thanks himself, somebody who left, or all day long', async () => {
    const once = told()
    const [first, second] = await Promise.all([
      ask(town, wangAyi, 'thanks.write', once),
      ask(town, wangAyi, 'thanks.write', once),
    ])
    expect(first.letter).toBe(second.letter)
    expect(await kept()).toHaveLength(1)
    const refusalOf = async (thanks: Partial<Input<'thanks.write'>>, who = wangAyi) => {
      const answer = await town.as(who).call('thanks.write', told(thanks))
      return answer.ok ? 'ok' : answer.refusal
    }
    expect(await refusalOf({}, liJianguo)).toBe('toYourself')
    expect(await refusalOf({}, stranger)).toBe('consentNeeded')
    expect(await refusalOf({ memberId: 'm_oCHEN' })).toBe('gone')
    expect(await refusalOf({ estateId: 'nowhere' })).toBe('notAllowed')
    expect(await refusalOf({ text: '长'.repeat(201) })).toBe('badInput')
    expect(await refusalOf({ text: '\u202e谢谢' })).toBe('badInput')
    await ask(town, wangXiuying, 'board.setShown', { tapId: newTap(), isShown: false })
    expect(await refusalOf({ memberId: 'm_oWANG' })).toBe('gone')
    const more = []
    for (let times = 0; times < 6; times++) more.push(await refusalOf({ text: `谢谢${times}𠮷` }))
    expect(more.at(-1)).toBe('tooManyToday')
  })

  it('A73 sends letters in slices, and one cut off in between goes on', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      _id: `tmany${String(index).padStart(3, '0')}`,
      memberId: index % 2 ? 'm_oLI' : 'm_oWANG',
      communityId: 'sunny',
      by: 'oSOMEBODY',
      text: `谢谢${index}`,
      signedBy: null,
      words: 'clear',
      story: 'no',
      day: '2026-11-01',
      readKey: null,
      dueKey: `2026-12_${index % 2 ? 'm_oLI' : 'm_oWANG'}_${index}`,
      storyKey: null,
      letter: null,
      letterKey: null,
      history: [],
    }))
    await town.cloud.load({ thanks: rows })
    await nextMonth()
    await town.cloud.clock({ advance: 300_000 })
    await town.cloud.fireTimer('jobs')
    expect((await kept()).every(({ letter }) => letter === '2026-12')).toBe(true)
    expect((await inbox()).items.filter(({ kind }) => kind === 'thanksLetter')).toHaveLength(1)
    const first = await letters()
    const rest = await ask(town, liJianguo, 'thanks.mine', { cursor: first.cursor })
    expect([first.items.length, rest.items.length, rest.cursor]).toEqual([20, 10, null])
  })
})
