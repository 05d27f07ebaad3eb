import {
  findBursts,
  findOnePhone,
  findTrades,
  type Seen,
} from '../../cloudfunctions/domain/ratings/anomalies'
import type { Grade } from '../../types/ratings'
import { openTown, type Town } from '../open-town'
import { townWithResidents, wangAyi } from '../requests/asking'
import {
  anAccount,
  liJianguo,
  newTap,
  type Person,
  riverSecretary,
  sunnySecretary,
  today,
  wangXiuying,
} from '../town'
import { endedFor, keptRatings, says, tick, wordOn } from './rating'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const seen = (id: string, at: number, told: Partial<Seen> & { by?: string; grade?: Grade } = {}): Seen => {
  const { by = 'oA', grade = 'best', ...changed } = told
  return {
    _id: id,
    communityId: 'sunny',
    said: { grade, at, by } as Seen['said'],
    raterKey: by,
    raterMemberId: null,
    helperIds: [],
    phoneHint: null,
    sortKey: String(at),
    ...changed,
  }
}

describe('what perhaps wants a second look', () => {
  it.each([
    ['five within ten minutes', [0, 1, 2, 3, 10], 1],
    ['four', [0, 1, 2, 3], 0],
    ['five within eleven', [0, 1, 2, 3, 11], 0],
  ])('G74 a burst: %s', (_name, minutes, found) => {
    const ratings = minutes.map((minute, index) => seen(`r${index}`, today + minute * minuteMs))
    expect(findBursts(ratings)).toHaveLength(found)
  })

  it('G74 five of five people are no burst', () => {
    expect(findBursts([0, 1, 2, 3, 4].map(index => seen(`r${index}`, today, { by: `o${index}` })))).toEqual(
      [],
    )
  })

  it('G74 perhaps one phone: three raters with one hint; two are a household', () => {
    const hinted = (raters: string[]) =>
      findOnePhone(raters.map((by, index) => seen(`r${index}`, today, { by, phoneHint: 'h' })))
    expect(hinted(['oA', 'oB', 'oC'])).toHaveLength(1)
    expect(hinted(['oA', 'oB', 'oB'])).toEqual([])
  })

  it.each<[string, Grade, number, number]>([
    ['within sixty days', 'best', 60, 1],
    ['after sixty-one', 'best', 61, 0],
    ['when one is dissatisfied', 'poor', 1, 0],
  ])('G74 a trade of praise between two: %s', (_name, grade, days, found) => {
    const one = seen('r1', today, { raterMemberId: 'mA', helperIds: ['mB'] })
    const other = seen('r2', today + days * dayMs, { raterMemberId: 'mB', helperIds: ['mA'], grade })
    expect(findTrades([one, other])).toHaveLength(found)
    expect(findTrades([one])).toEqual([])
  })
})

describe('the list for the secretary', () => {
  let town: Town
  const neighbours: Person[] = [1, 2, 3].map(index => ({ openid: `oN${index}`, name: '邻居', phone: null }))
  beforeEach(async () => {
    town = await openTown({
      ...townWithResidents,
      accounts: [...townWithResidents.accounts, ...neighbours.map(who => anAccount(who))],
    })
  })

  async function reviews() {
    const list = { communityId: 'sunny', cursor: null }
    const answer = await town.as(sunnySecretary).call('ratings.listReviews', list)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.items
  }

  it('G74 a burst, one phone and a trade, each with its reason and matters; nothing is taken away', async () => {
    for (let count = 0; count < 5; count++) await says(town, wangAyi, await endedFor(town), 'best')
    for (const who of neighbours) {
      const word = { ...wordOn(await endedFor(town, who), 'best'), model: 'Phone 9' }
      await town.as(who).call('ratings.rate', word)
    }
    await says(town, wangXiuying, await endedFor(town, wangXiuying, liJianguo), 'best')
    await says(town, liJianguo, await endedFor(town, liJianguo, wangXiuying), 'best')
    const before = await keptRatings(town)
    await tick(town, 2)
    const found = await reviews()
    expect(found.map(({ kind, count }) => [kind, count]).sort()).toEqual([
      ['burst', 5],
      ['onePhone', 3],
      ['trade', 2],
    ])
    expect(found.find(({ kind }) => kind === 'trade')).toMatchObject({
      names: ['李建国', '王秀英'],
      matters: [{ no: expect.any(String) }, {}],
    })
    expect((await keptRatings(town)).map(({ said }) => said)).toEqual(before.map(({ said }) => said))
    expect(JSON.stringify(await town.cloud.documents('ratings'))).not.toContain('Phone 9')
    await tick(town)
    expect(await reviews()).toHaveLength(3)
  })

  it('G74 settled once with a note; the neighbour may not', async () => {
    for (let count = 0; count < 5; count++) await says(town, wangAyi, await endedFor(town), 'best')
    await tick(town)
    const [row] = await reviews()
    const settle = { tapId: newTap(), communityId: 'sunny', reviewId: row?.reviewId ?? '', note: '问过了' }
    expect(await town.as(riverSecretary).call('ratings.settleReview', settle)).toMatchObject({
      refusal: 'notAllowed',
    })
    const asSecretary = town.as(sunnySecretary)
    expect(await asSecretary.call('ratings.settleReview', settle)).toMatchObject({ value: { isNew: true } })
    expect(await asSecretary.call('ratings.settleReview', settle)).toMatchObject({ value: { isNew: true } })
    const another = { ...settle, tapId: newTap() }
    expect(await asSecretary.call('ratings.settleReview', another)).toMatchObject({ value: { isNew: false } })
    expect(await reviews()).toEqual([])
    expect(await keptRatings(town)).toHaveLength(5)
  })
})
