import type { Account } from '../../types/accounts'
import type { Notice } from '../../types/notices'
import type { Town } from '../open-town'
import { openTown } from '../open-town'
import { townWithResidents, wangAyi } from '../requests/asking'
import {
  anAccount,
  anOfficer,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { aRecording, takenIn } from '../uploads/uploading'
import { endedFor, keptRating, says, tick } from './rating'

let town: Town
beforeEach(async () => {
  town = await openTown(townWithResidents)
  await town.cloud.clock({ now: noon('2026-11-23') })
})

async function told(kind: Notice['kind']): Promise<Notice[]> {
  const all = (await town.cloud.documents('notices')) as unknown as Notice[]
  return all.filter(notice => notice.kind === kind)
}

const count = (who: Person, communityId = 'sunny') =>
  town.as(who).call('ratings.countFollowUps', { communityId })
const due = (who: Person, communityId = 'sunny') =>
  town.as(who).call('ratings.listFollowUps', { communityId, show: 'due', cursor: null })
const speaks = (who: Person, requestId: string, communityId = 'sunny') =>
  town.as(who).call('ratings.followUp', {
    tapId: newTap(),
    communityId,
    requestId,
    outcome: 'explained',
    note: '说清楚了',
  })

const secretaryToo: Account = { ...anOfficer(liJianguo, 'communitySecretary', 'sunny'), memberId: 'm_oLI' }

/** 李建国, who is the secretary as well, went there; `others` are secretaries beside him. */
async function endedByTheSecretary(others: Account[]): Promise<string> {
  const requestId = await endedFor(town, wangAyi, liJianguo)
  await town.cloud.load({ accounts: [secretaryToo, ...others] })
  return requestId
}

describe('who has to speak with a resident', () => {
  it('G71 hears of it once, and once more when it is late; after that nobody is told', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst')
    await tick(town, 2)
    expect(await told('followUpDue')).toMatchObject([
      {
        to: `o:${sunnySecretary.openid}`,
        told: { community: '阳光社区', isLate: false },
        link: { page: 'ratings', id: 'sunny' },
      },
    ])
    await town.cloud.clock({ now: noon('2026-11-30') })
    await tick(town, 2)
    expect(
      (await told('followUpDue')).map(({ told }) => (told as { isLate: boolean }).isLate).sort(),
    ).toEqual([false, true])
    await town.cloud.clock({ now: noon('2026-12-10') })
    await tick(town)
    expect(await told('followUpDue')).toHaveLength(2)
    expect(JSON.stringify(await told('followUpDue'))).not.toMatch(/worst|oWANG|oLI/)
  })

  it('G71 hears nothing more once it was spoken about, or a better word was said', async () => {
    const spoken = await endedFor(town)
    await says(town, wangAyi, spoken, 'poor')
    const better = await endedFor(town)
    await says(town, wangAyi, better, 'poor')
    await tick(town)
    await speaks(sunnySecretary, spoken)
    await says(town, wangAyi, better, 'good')
    await town.cloud.clock({ now: noon('2026-12-10') })
    await tick(town)
    expect(await told('followUpDue')).toHaveLength(2)
  })

  it.each([
    ['before the notice', 'before', 'notices', 'database.insertDocument'],
    ['after the notice', 'after', 'notices', 'database.insertDocument'],
    ['after the mark', 'after', 'ratings', 'database.updateDocument'],
  ] as const)('G71 a clock that was stopped %s tells once', async (_name, at, collection, action) => {
    await says(town, wangAyi, await endedFor(town), 'worst')
    await town.cloud.clock({ advance: 3 * 60_000 })
    await town.cloud.fault({ function: 'jobs', collection, action, effect: { kind: 'killInstance', at } })
    await town.cloud.fireTimer('jobs').catch(() => null)
    await tick(town, 2)
    expect(await told('followUpDue')).toHaveLength(1)
    expect((await keptRating(town, (await told('followUpDue'))[0]?.thing ?? '')).remindAt).toBeGreaterThan(0)
  })

  it('G71 G73 the county sees how many are late where, and no person; a secretary does not', async () => {
    await says(town, wangAyi, await endedFor(town), 'worst')
    const late = () => town.as(office).call('ratings.lateFollowUps', {})
    expect(await late()).toEqual({ ok: true, value: { items: [] } })
    await town.cloud.clock({ now: noon('2026-11-30') })
    const answer = await late()
    expect(answer).toMatchObject({ value: { items: [{ community: { name: '阳光社区' }, late: 1 }] } })
    expect(JSON.stringify(answer)).not.toMatch(/m_o|worst|requestId/)
    expect(await town.as(sunnySecretary).call('ratings.lateFollowUps', {})).toMatchObject({
      refusal: 'notAllowed',
    })
  })
})

describe('help that the secretary gave', () => {
  it('G71 G72 is spoken about by the county office; the secretary reads nothing of it', async () => {
    const requestId = await endedByTheSecretary([anAccount(sunnySecretary)])
    await says(town, wangAyi, requestId, 'worst', '来得太晚')
    expect(await count(liJianguo)).toMatchObject({ value: { due: 0 } })
    expect(await due(liJianguo)).toMatchObject({ value: { items: [] } })
    await tick(town)
    expect((await told('followUpDue')).map(({ to }) => to)).toEqual([`o:${office.openid}`])
    expect(await due(liJianguo)).toMatchObject({ value: { items: [] } })
    const shown = await town.as(liJianguo).call('ratings.show', { requestId })
    expect(shown).toMatchObject({ value: { rating: null } })
    expect(await speaks(liJianguo, requestId)).toMatchObject({ refusal: 'notAllowed' })
    expect(await due(office, 'county')).toMatchObject({ value: { items: [{ requestId }] } })
    expect(await speaks(riverSecretary, requestId, 'county')).toMatchObject({ refusal: 'notAllowed' })
    expect(await speaks(office, requestId, 'county')).toMatchObject({ ok: true })
    expect(await count(office, 'county')).toMatchObject({ value: { due: 0 } })
  })

  it('G71 is spoken about by the deputy where there is one', async () => {
    const requestId = await endedByTheSecretary([])
    await says(town, wangAyi, requestId, 'worst')
    await tick(town)
    expect((await told('followUpDue')).map(({ to }) => to)).toEqual([`o:${sunnySecretary.openid}`])
    expect(await due(office, 'county')).toMatchObject({ value: { items: [] } })
    expect(await count(liJianguo)).toMatchObject({ value: { due: 0 } })
    expect(await due(sunnySecretary)).toMatchObject({ value: { items: [{ requestId }] } })
    expect(await speaks(sunnySecretary, requestId)).toMatchObject({ ok: true })
  })

  it('G71 the county office reads nothing that the community speaks about itself', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst')
    await tick(town)
    expect(await due(office, 'county')).toMatchObject({ value: { items: [] } })
    expect(await speaks(office, requestId, 'county')).toMatchObject({ refusal: 'notAllowed' })
    expect(await due(office)).toMatchObject({ refusal: 'notAllowed' })
  })
})

describe('a spoken remark', () => {
  const speak = (who: Person, requestId: string, uploadId: string, tapId = newTap()) =>
    town.as(who).call('ratings.speak', { tapId, requestId, uploadId, seconds: 9 })
  const listen = (who: Person, requestId: string) =>
    town.as(who).call('ratings.listen', { communityId: 'sunny', requestId })
  const hear = (who: Person, requestId: string, text: string | null = '等了三天') =>
    town.as(who).call('ratings.hear', { tapId: newTap(), communityId: 'sunny', requestId, text })

  it('G70 G72 is heard by the secretary alone, who writes it down; never by whoever helped', async () => {
    const requestId = await endedFor(town)
    const uploadId = await takenIn(town, wangAyi, 'recording', aRecording())
    expect(await speak(wangAyi, requestId, uploadId)).toMatchObject({ refusal: 'notRatedYet' })
    await says(town, wangAyi, requestId, 'worst')
    const tapId = newTap()
    const first = await speak(wangAyi, requestId, uploadId, tapId)
    expect(first).toMatchObject({ value: { rating: { voiceSeconds: 9 } } })
    expect(await speak(wangAyi, requestId, uploadId, tapId)).toEqual(first)

    const heard = await listen(sunnySecretary, requestId)
    expect((await fetch(heard.ok ? heard.value.url : '')).status).toBe(200)
    for (const who of [liJianguo, wangXiuying, riverSecretary, office]) {
      expect(await listen(who, requestId)).toMatchObject({ refusal: 'notAllowed' })
      expect(await hear(who, requestId)).toMatchObject({ refusal: 'notAllowed' })
      expect(JSON.stringify(await town.as(who).call('ratings.show', { requestId }))).not.toContain('voice')
    }
    expect(await hear(sunnySecretary, requestId)).toMatchObject({
      value: { followUp: { voice: { seconds: 9, isHeard: true }, said: { text: '等了三天' } } },
    })
    expect(await hear(sunnySecretary, requestId, '别的')).toMatchObject({
      value: { followUp: { said: { text: '等了三天' } } },
    })
    expect(await speak(wangXiuying, requestId, uploadId)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G70 praise that was spoken waits among the words to read, until it was heard', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'best')
    await speak(wangAyi, requestId, await takenIn(town, wangAyi, 'recording', aRecording()))
    const toRead = { communityId: 'sunny', show: 'toRead', cursor: null } as const
    expect(await town.as(sunnySecretary).call('ratings.listFollowUps', toRead)).toMatchObject({
      value: { items: [{ requestId, voice: { isHeard: false }, can: { clearWords: false } }] },
    })
    await hear(sunnySecretary, requestId, '谢谢师傅')
    expect(await town.as(sunnySecretary).call('ratings.listFollowUps', toRead)).toMatchObject({
      value: { items: [] },
    })
    expect(await keptRating(town, requestId)).toMatchObject({
      said: { grade: 'best', text: '谢谢师傅', words: 'clear' },
    })
  })

  it.each<[string, { seconds?: number; uploadId?: string; more?: boolean }, string]>([
    ['no second', { seconds: 0 }, 'badInput'],
    ['longer than a recording may be', { seconds: 10_000 }, 'badInput'],
    ['a file of nobody', { uploadId: 'vnone' }, 'notYourUpload'],
    ['an unknown key', { more: true }, 'badInput'],
  ])('G70 with %s it changes nothing', async (_name, wrong, refusal) => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'best')
    const before = await keptRating(town, requestId)
    const input = { tapId: newTap(), requestId, uploadId: 'vnone', seconds: 9, ...wrong }
    expect(await town.as(wangAyi).call('ratings.speak', input)).toMatchObject({ refusal })
    expect(await keptRating(town, requestId)).toEqual(before)
  })

  it('G70 somebody else’s recording is not taken, and not after the days are over', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'best')
    const another = await takenIn(town, liJianguo, 'recording', aRecording())
    expect(await speak(wangAyi, requestId, another)).toMatchObject({ refusal: 'notYourUpload' })
    const own = await takenIn(town, wangAyi, 'recording', aRecording())
    await town.cloud.clock({ now: noon('2026-12-10') })
    expect(await speak(wangAyi, requestId, own)).toMatchObject({ refusal: 'tooLate' })
  })
})

describe('who has to answer a suggestion', () => {
  it('G80 hears of it a day before it is due and once when it is late, and not after the answer', async () => {
    const said = { tapId: newTap(), kind: 'suggestion', about: null, text: '字大一点' } as const
    const kept = await town.as(wangAyi).call('suggestions.submit', said)
    const suggestionId = kept.ok ? kept.value.suggestion.suggestionId : ''
    await tick(town)
    expect(await told('answerDue')).toEqual([])
    const dueAt = (kept.ok && kept.value.suggestion.dueAt) || 0
    await town.cloud.clock({ now: dueAt - 12 * 60 * 60_000 })
    await tick(town, 2)
    expect(await told('answerDue')).toMatchObject([
      { to: `o:${office.openid}`, told: { isLate: false }, link: { page: 'answers', id: 'county' } },
    ])
    await town.cloud.clock({ now: dueAt + 60_000 })
    await tick(town, 2)
    expect(await told('answerDue')).toHaveLength(2)
    const answer = { tapId: newTap(), suggestionId, revision: 1, text: '好的' }
    expect(await town.as(office).call('suggestions.answer', answer)).toMatchObject({ ok: true })
    expect(await told('suggestionAnswered')).toHaveLength(1)
    await town.cloud.clock({ now: dueAt + 10 * 24 * 60 * 60_000 })
    await tick(town)
    expect(await told('answerDue')).toHaveLength(2)
  })
})
