import type { Checkin } from '../../types/checkins'
import type { Registration } from '../../types/registrations'
import type { RequestView, ServiceRequest } from '../../types/requests'
import type { Wish } from '../../types/wishes'
import { liFact } from '../checkins/desk'
import { inboxOf } from '../notices/inbox'
import type { Town } from '../open-town'
import { ask, claimOf, leaveOf, mediation, memberOf, relief, townWithAccepted } from '../posts/posting'
import { endedFor, says } from '../ratings/rating'
import { acceptedForClaims, asked, keptRequests, lamp, openResidentsTown, wangAyi } from '../requests/asking'
import { isSoak } from '../size'
import {
  anAccount,
  chenMing,
  liJianguo,
  newTap,
  type Person,
  sunnyCode,
  sunnySecretary,
  wangXiuying,
  waterSecretary,
} from '../town'
import { aWish } from '../wishes/wishing'

/** What WeChat lets through is 1 MB; nothing that is asked for comes near it. */
const answerLimit = 512 * 1024
const documentLimit = 64 * 1024
/** A lamp that two hundred households wait for: their identities, and what each of them is told. */
const crowdedLimit = 256 * 1024

/** One volunteer wrote so many replies that no list answered any more; sixty are taken a day. */
const replies = isSoak ? 1470 : 70
const rounds = isSoak ? 400 : 35
const longest = 3_600_000

const sizeOf = (what: unknown): number => Buffer.byteLength(JSON.stringify(what))

let town: Town

async function documentOf<Kept>(collection: string, id: string): Promise<Kept> {
  const found = (await town.cloud.documents(collection)).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no ${id} in ${collection}`)
  return found as unknown as Kept
}

/** So often that no rate of a day stands in the way: the next morning comes before it would. */
async function nextMorning(round: number, roundsADay: number): Promise<void> {
  if (round > 0 && round % roundsADay === 0) await town.cloud.clock({ advance: 24 * 60 * 60_000 })
}

/** Answers, and with no more than arrives. */
function arrived<Answered extends { ok: boolean }>(answer: Answered): Extract<Answered, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  expect(sizeOf(answer)).toBeLessThan(answerLimit)
  return answer as Extract<Answered, { ok: true }>
}

/** The story of a request as a person reads it, page after page up to its beginning. */
async function storyOf(who: Person, requestId: string): Promise<RequestView['steps']> {
  const shown = arrived(await town.as(who).call('requests.show', { requestId })).value.request
  let steps = shown.steps
  for (let before = shown.stepsBefore; before > 0; ) {
    const page = arrived(await town.as(who).call('requests.show', { requestId, before })).value.request
    steps = [...page.steps, ...steps]
    before = page.stepsBefore
  }
  return steps
}

async function everybodyReads(requestId: string): Promise<void> {
  const mine = arrived(await town.as(wangAyi).call('requests.mine', { cursor: null })).value
  expect(mine.items.map(one => one.requestId)).toContain(requestId)
  for (const show of ['new', 'open', 'underWay', 'ended'] as const) {
    arrived(await town.as(sunnySecretary).call('requests.list', { communityId: 'sunny', show, cursor: null }))
  }
  arrived(await town.as(sunnySecretary).call('requests.board', { communityId: 'sunny' }))
  arrived(await town.as(liJianguo).call('requests.listTaken', { cursor: null }))
  arrived(await town.as(liJianguo).call('requests.atHand', {}))
  arrived(await town.as(liJianguo).call('requests.listOpen', { cursor: null }))
}

describe('a request', () => {
  beforeEach(async () => {
    town = await openResidentsTown()
  })

  it(
    'stays small however often one volunteer replies, every list of everybody concerned answers, and the story tells every word',
    async () => {
      const request = await asked(town)
      const { requestId } = request
      await acceptedForClaims(town, request)
      arrived(await town.as(liJianguo).call('requests.claim', { requestId, tapId: newTap() }))
      const words = Array.from({ length: replies }, (_, no) => `${no}:${'修'.repeat(190)}`)
      for (const [round, note] of words.entries()) {
        await nextMorning(round, 60)
        const reply = { requestId, tapId: newTap(), note }
        arrived(await town.as(liJianguo).call('requests.reply', reply))
      }
      expect(sizeOf(await documentOf('requests', requestId))).toBeLessThan(2 * documentLimit)
      await everybodyReads(requestId)
      const told = await storyOf(wangAyi, requestId)
      expect(told.flatMap(({ act, note }) => (act === 'reply' ? [note] : []))).toEqual(words)
      expect(told[0]?.act).toBe('submit')
    },
    longest,
  )

  it('tells the older steps to nobody who may not read the request', async () => {
    const { requestId } = await asked(town)
    const answer = await town.as(chenMing).call('requests.show', { requestId, before: 15 })
    expect(answer).toMatchObject({ ok: false, refusal: 'notAllowed' })
    const wrong = await town.as(wangAyi).call('requests.show', { requestId, before: 0 })
    expect(wrong).toMatchObject({ ok: false, refusal: 'badInput' })
    const nothing = await town.as(wangAyi).call('requests.show', { requestId, before: 7 })
    expect(nothing).toMatchObject({ ok: true, value: { request: { steps: [], stepsBefore: 0 } } })
  })

  it('knows a helper who let it go long ago: he confirms and rates nothing', async () => {
    const request = await asked(town)
    const { requestId } = request
    await acceptedForClaims(town, request)
    const act = () => ({ requestId, tapId: newTap() })
    arrived(await town.as(wangXiuying).call('requests.claim', act()))
    arrived(await town.as(wangXiuying).call('requests.release', act()))
    for (let round = 0; round < 40; round++) {
      arrived(await town.as(sunnySecretary).call('requests.reply', { ...act(), note: '已经在安排' }))
    }
    const { steps, earlier } = await documentOf<ServiceRequest>('requests', requestId)
    expect(steps.some(({ by }) => by.openid === wangXiuying.openid)).toBe(false)
    expect(earlier?.last.some(({ by }) => by.openid === wangXiuying.openid)).toBe(true)
  })

  it(
    'two hundred households wait for one lamp: the next is told why not, and everybody who joined sees it and is told the end',
    async () => {
      const crowd = Array.from({ length: 200 }, (_, index) =>
        anAccount({ openid: `oLAMP${index}`, name: '邻居', phone: null }),
      )
      await town.cloud.load({ accounts: crowd })
      const spot = { where: { kind: 'spot', estateId: 'garden', spot: '3号楼门口' } } as const
      const { requestId } = await asked(town, { ...spot, tapId: lamp().tapId })
      const join = (openid: string) => {
        const input = { requestId, tapId: newTap() }
        return town.cloud.call(openid, 'api', { op: 'requests.join', input }) as Promise<{ ok: boolean }>
      }
      const joined: string[] = []
      const tooMany: { ok: boolean }[] = []
      for (let from = 0; from < crowd.length; from += 50) {
        const those = crowd.slice(from, from + 50)
        const answers = await Promise.all(those.map(({ _id }) => join(_id)))
        answers.forEach((answer, index) => {
          if (answer.ok) joined.push(those[index]?._id ?? '')
          else tooMany.push(answer)
        })
      }
      expect(joined).toHaveLength(199)
      expect(tooMany).toEqual([{ ok: false, refusal: 'askedByMany' }])

      arrived(
        await town.as(sunnySecretary).call('requests.decline', {
          requestId,
          tapId: newTap(),
          note: '路灯归电力公司管，已经报给他们',
        }),
      )
      const [kept] = await keptRequests(town)
      expect(kept?.askers).toHaveLength(200)
      expect(sizeOf(kept)).toBeLessThan(crowdedLimit)
      for (const openid of [joined[0] ?? '', joined[100] ?? '', joined[198] ?? '']) {
        const person = { openid, name: '邻居', phone: null }
        const { items } = arrived(await town.as(person).call('requests.mine', { cursor: null })).value
        expect(items).toMatchObject([{ requestId, state: 'declined', alsoAsked: 199 }])
        expect(await inboxOf(town, person)).not.toEqual([])
      }
      await everybodyReads(requestId)
      expect((await storyOf(wangAyi, requestId)).filter(({ act }) => act === 'join')).toHaveLength(199)
    },
    longest,
  )

  it('carries no more of what it has to tell than a little, though it never comes to rest', async () => {
    const told = isSoak ? 150 : 100
    const request = await asked(town)
    const { requestId } = request
    await acceptedForClaims(town, request)
    for (let round = 0; round < told; round++) {
      await nextMorning(round, 60)
      const note = '今天下午三点来'
      arrived(await town.as(sunnySecretary).call('requests.reply', { requestId, tapId: newTap(), note }))
    }
    const { untold = [] } = await documentOf<ServiceRequest & { untold?: object[] }>('requests', requestId)
    expect(untold.length).toBeLessThan(70)
    const notices = await town.cloud.documents('notices')
    expect(notices.filter(({ thing }) => thing === requestId).length).toBeGreaterThanOrEqual(told)
  })
})

describe('a wish', () => {
  it(
    'stays small however often it is said to be fulfilled and is not, and its story tells every time',
    async () => {
      town = await openResidentsTown()
      const said = arrived(await town.as(wangAyi).call('wishes.say', aWish())).value.wish
      const { wishId } = said
      const act = () => ({ wishId, tapId: newTap() })
      const words = '想学用手机视频'
      arrived(
        await town.as(sunnySecretary).call('wishes.publish', { ...act(), words, isBuildingShown: false }),
      )
      arrived(await town.as(liJianguo).call('wishes.take', act()))
      for (let round = 0; round < rounds; round++) {
        await nextMorning(round, 40)
        const note = `第${round}次：${'教会了'.repeat(50)}`
        arrived(await town.as(liJianguo).call('wishes.fulfil', { ...act(), note }))
        arrived(await town.as(wangAyi).call('wishes.notYet', act()))
      }
      expect(sizeOf(await documentOf<Wish>('wishes', wishId))).toBeLessThan(documentLimit)
      arrived(await town.as(wangAyi).call('wishes.mine', { cursor: null }))
      arrived(
        await town.as(sunnySecretary).call('wishes.list', {
          communityId: 'sunny',
          show: 'underWay',
          cursor: null,
        }),
      )
      const latest = arrived(await town.as(wangAyi).call('wishes.show', { wishId })).value.wish
      let told = latest.steps
      for (let before = latest.stepsBefore; before > 0; ) {
        const page = arrived(await town.as(wangAyi).call('wishes.show', { wishId, before })).value.wish
        told = [...page.steps, ...told]
        before = page.stepsBefore
      }
      expect(told.filter(({ act: one }) => one === 'fulfil')).toHaveLength(rounds)
      expect(told[0]?.act).toBe('say')
    },
    longest,
  )
})

describe('what a member says again and again', () => {
  beforeEach(async () => {
    town = await townWithAccepted(0)
  })

  it(
    'the basic facts: the document stays small, the member and the unit read it',
    async () => {
      const li = memberOf(liJianguo)
      for (let round = 0; round < rounds; round++) {
        await nextMorning(round, 20)
        const facts = {
          jobTitle: `科员${round}`,
          skills: '电工'.repeat(40),
          joinedMonth: '2005-07',
          bornMonth: '1980-05',
        }
        arrived(await town.as(liJianguo).call('basics.ask', { tapId: newTap(), facts }))
      }
      expect(sizeOf(await documentOf('basics', li))).toBeLessThan(documentLimit)
      const mine = arrived(await town.as(liJianguo).call('basics.mine', {})).value
      expect(mine.asked?.jobTitle).toBe(`科员${rounds - 1}`)
      if (!isSoak) expect(mine.steps).toHaveLength(rounds)
      const shown = arrived(await town.as(waterSecretary).call('basics.show', { memberId: li })).value
      expect(shown.steps).toEqual(mine.steps)
    },
    longest,
  )

  it(
    'to take a post and to leave it: the registration stays small, and says how the claim stands',
    async () => {
      for (let round = 0; round < rounds; round++) {
        await nextMorning(round, 20)
        for (const postId of [mediation, relief]) {
          arrived(await claimOf(town, liJianguo, postId))
          arrived(await leaveOf(town, liJianguo, postId))
        }
      }
      arrived(await claimOf(town, liJianguo, mediation))
      const id = `${memberOf(liJianguo)}_sunny`
      const kept = await documentOf<Registration>('registrations', id)
      expect(sizeOf(kept)).toBeLessThan(documentLimit)
      expect(kept.posts).toMatchObject([
        { postId: mediation, state: 'waiting' },
        { postId: relief, state: 'ended' },
      ])
      const older = (await town.cloud.documents('storySteps')) as unknown as {
        from: number
        steps: object[]
      }[]
      const here = kept.posts?.flatMap(({ steps }) => steps).length ?? 0
      expect(older.flatMap(({ steps }) => steps).length + here).toBe(rounds * 4 + 1)
      arrived(await town.as(liJianguo).call('registrations.mine', {}))
      await ask(town, sunnySecretary, 'posts.listClaims', { communityId: 'sunny', cursor: null })
    },
    longest,
  )

  it(
    'to check in and have it taken back: the document of the quarter stays small',
    async () => {
      for (let round = 0; round < rounds; round++) {
        const scanned = { siteCode: sunnyCode, way: 'camera', tapId: newTap() } as const
        arrived(await town.as(liJianguo).call('checkins.create', scanned))
        arrived(
          await town.as(sunnySecretary).call('checkins.undo', {
            tapId: newTap(),
            checkinId: liFact,
            reason: '走错了地方',
          }),
        )
      }
      const [kept] = (await town.cloud.documents('checkins')) as unknown as Checkin[]
      expect(kept?.history?.length).toBeLessThanOrEqual(30)
      expect(sizeOf(kept)).toBeLessThan(documentLimit)
    },
    longest,
  )
})

describe('what an officer notes again and again', () => {
  it('to have rung in vain: noted forty times, and then the next step is named', async () => {
    town = await openResidentsTown()
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst', '没修好')
    const note = (outcome: 'notReached' | 'explained') =>
      town.as(sunnySecretary).call('ratings.followUp', {
        communityId: 'sunny',
        requestId,
        outcome,
        note: '没人接'.repeat(30),
        tapId: newTap(),
      })
    for (let round = 0; round < 40; round++) arrived(await note('notReached'))
    expect(await note('notReached')).toMatchObject({ ok: false, refusal: 'notedOften' })
    expect(sizeOf(await documentOf('ratings', requestId))).toBeLessThan(documentLimit)
    arrived(await note('explained'))
    arrived(
      await town.as(sunnySecretary).call('ratings.listFollowUps', {
        communityId: 'sunny',
        show: 'spoken',
        cursor: null,
      }),
    )
  })
})
