import type { Input } from '../../types/api'
import type { Town } from '../open-town'
import { acceptedForClaims, asked, openResidentsTown, wangAyi, zhangDaye } from '../requests/asking'
import { chenMing, liJianguo, newTap, sunnySecretary, wangXiuying } from '../town'
import { hasNew, inboxOf, kindsOf } from './inbox'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const aMinute = 60_000
const act = (requestId: string, tapId = newTap()) => ({ requestId, tapId })
/** Steps follow one another: what is told is in the order of its moments. */
const later = () => town.cloud.clock({ advance: 1 })

const these = (noticeId = 'none'): Input<'notices.markSeen'> => ({
  tapId: newTap(),
  kind: 'these',
  noticeIds: [noticeId],
})

async function claimed() {
  const request = await asked(town)
  await acceptedForClaims(town, request)
  await later()
  const answer = await town.as(liJianguo).call('requests.claim', act(request.requestId))
  if (!answer.ok) throw new Error(answer.refusal)
  return request
}

describe('what people are told of a request', () => {
  it('G38 whoever asked hears each step in order, with who comes; whoever took the step does not', async () => {
    const { requestId, no } = await claimed()
    await later()
    await town.as(liJianguo).call('requests.setOut', act(requestId))
    await later()
    await town.as(liJianguo).call('requests.finish', { ...act(requestId), note: '换了灯管' })
    await town.as(wangAyi).call('requests.confirm', act(requestId))

    const told = (await inboxOf(town, wangAyi)).map(notice => notice.told).reverse()
    expect(told).toEqual([
      { act: 'accept', category: 'appliances', no, who: null, note: null },
      { act: 'claim', category: 'appliances', no, who: '李建国', note: null },
      { act: 'setOut', category: 'appliances', no, who: '李建国', note: null },
      { act: 'finish', category: 'appliances', no, who: '李建国', note: '换了灯管' },
    ])
    expect(await kindsOf(town, liJianguo)).toEqual(['requestThanks'])
    expect(await inboxOf(town, sunnySecretary)).toEqual([])
  })

  it('G28 who is sent is told where, who is sent instead too, and who need not go any more', async () => {
    const { requestId } = await asked(town)
    const send = (memberId: string) =>
      town.as(sunnySecretary).call('requests.assign', { ...act(requestId), memberIds: [memberId] })
    await send('m_oLI')
    await later()
    await send('m_oWANG')
    expect(await kindsOf(town, liJianguo)).toEqual(['requestYours', 'requestOff'])
    const [yours] = await inboxOf(town, wangXiuying)
    expect(yours).toMatchObject({
      kind: 'requestYours',
      told: { place: '3号楼' },
      link: { page: 'request', id: requestId },
    })
  })

  it('G29 G180 no notice says a door, a number or the asker’s name', async () => {
    const { requestId } = await claimed()
    await town.as(liJianguo).call('requests.finish', { ...act(requestId), note: null })
    const kept = JSON.stringify(await town.cloud.documents('notices'))
    for (const secret of ['王阿姨', '19911112222', '501', '客厅']) expect(kept).not.toContain(secret)
  })

  it('G33 G38 whoever has it hears that it is urged; whoever answered first, that it came back', async () => {
    const { requestId } = await claimed()
    await town.as(wangAyi).call('requests.nudge', act(requestId))
    expect(await kindsOf(town, liJianguo)).toEqual(['requestStirred'])
    await later()
    await town.as(liJianguo).call('requests.finish', { ...act(requestId), note: null })
    await town.as(wangAyi).call('requests.reopen', { ...act(requestId), note: '又灭了' })
    expect(await kindsOf(town, sunnySecretary)).toEqual(['requestStirred'])
    expect(await kindsOf(town, liJianguo)).toEqual(['requestStirred', 'requestOff'])
  })

  it('G24 a neighbour who joined hears the same', async () => {
    const where = { kind: 'spot', estateId: 'garden', spot: '3号楼门口' } as const
    const request = await asked(town, { where, category: 'environment' })
    await town.as(zhangDaye).call('requests.join', act(request.requestId))
    await acceptedForClaims(town, request)
    expect(await kindsOf(town, zhangDaye)).toEqual(['requestMoved'])
  })

  it('G38 a repeated tap tells nothing twice', async () => {
    const request = await asked(town)
    await acceptedForClaims(town, request)
    const tap = act(request.requestId)
    await Promise.all([1, 2, 3].map(() => town.as(liJianguo).call('requests.claim', tap)))
    expect(await inboxOf(town, wangAyi)).toHaveLength(2)
  })

  it('G38 U5 nothing is left untold when the instance is killed right after the change', async () => {
    const request = await asked(town)
    await acceptedForClaims(town, request)
    await later()
    await town.cloud.fault({
      operation: 'requests.claim',
      action: 'database.modifyDocument',
      collection: 'requests',
      effect: { kind: 'killInstance', at: 'after' },
    })
    await town
      .as(liJianguo)
      .call('requests.claim', act(request.requestId))
      .catch(() => null)
    expect(await inboxOf(town, wangAyi)).toHaveLength(1)
    await town.cloud.clock({ advance: 6 * aMinute })
    await town.cloud.fireTimer('jobs')
    expect((await inboxOf(town, wangAyi)).map(({ told }) => told)).toMatchObject([
      { act: 'claim' },
      { act: 'accept' },
    ])
    const [kept] = await town.cloud.documents('requests')
    expect(kept).not.toHaveProperty('untold')
    await town.cloud.clock({ advance: 6 * aMinute })
    await town.cloud.fireTimer('jobs')
    expect(await inboxOf(town, wangAyi)).toHaveLength(2)
  })
})

describe('the inbox', () => {
  it('G56 is each person’s own: nobody reads another’s, and nobody marks another’s as seen', async () => {
    await claimed()
    expect(await inboxOf(town, zhangDaye)).toEqual([])
    expect(await inboxOf(town, chenMing)).toEqual([])
    const [newest] = await inboxOf(town, wangAyi)
    const theirs = these(newest?.noticeId)
    await town.as(zhangDaye).call('notices.markSeen', theirs)
    await town.as(sunnySecretary).call('notices.markSeen', { tapId: newTap(), kind: 'all' })
    expect((await inboxOf(town, wangAyi)).every(({ isNew }) => isNew)).toBe(true)
    expect(await hasNew(town, wangAyi)).toBe(true)
  })

  it('G38 says that there is something new until it is seen, one by one or all at once', async () => {
    await claimed()
    const [newest] = await inboxOf(town, wangAyi)
    expect(await town.as(wangAyi).call('notices.markSeen', these(newest?.noticeId))).toEqual({
      ok: true,
      value: { hasNew: true },
    })
    expect((await inboxOf(town, wangAyi)).map(({ isNew }) => isNew)).toEqual([false, true])
    const all = { tapId: newTap(), kind: 'all' } as const
    expect(await town.as(wangAyi).call('notices.markSeen', all)).toEqual({
      ok: true,
      value: { hasNew: false },
    })
    expect(await town.as(wangAyi).call('notices.markSeen', all)).toMatchObject({ ok: true })
  })

  it('G38 a person finds what came to the identity and what came to the roster in one list, page by page', async () => {
    const rows = Array.from({ length: 45 }, (_, index) => ({
      _id: `n${index}`,
      to: index % 3 === 0 ? 'o:oLI' : 'm:m_oLI',
      kind: 'requestThanks',
      told: { category: 'other', no: String(index) },
      thing: `q${index}`,
      link: null,
      at: index,
      sortKey: `${String(index).padStart(15, '0')}_n${index}`,
      isNew: true,
    }))
    await town.cloud.load({ notices: rows })
    const found = await inboxOf(town, liJianguo)
    expect(found.map(({ noticeId }) => noticeId)).toEqual(rows.map(({ _id }) => _id).reverse())
  })

  it('refuses unknown keys and a list of more than twenty', async () => {
    const li = town.as(liJianguo)
    const noticeIds = Array.from({ length: 21 }, (_, index) => `n${index}`)
    expect(await li.call('notices.markSeen', { tapId: newTap(), kind: 'these', noticeIds })).toMatchObject({
      refusal: 'badInput',
    })
    const more = { cursor: null, of: 'oWANG' } as never
    expect(await li.call('notices.list', more)).toMatchObject({ refusal: 'badInput' })
  })
})
