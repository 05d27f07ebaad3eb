import { messageOf } from '../../cloudfunctions/domain/reminders/templates'
import { noticeInWords } from '../../src/features/notices/words'
import type { BoardEntry, BoardStandingsShown } from '../../types/board'
import { inboxOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import { ask } from '../posts/posting'
import {
  aMember,
  liJianguo,
  newTap,
  riverSecretary,
  stranger,
  sunnySecretary,
  today,
  wangXiuying,
} from '../town'
import { accepted, agreed, gardenDoor, townUnasked, townWithFullBoard } from './boarding'

let town: Town
const board = { communityId: 'sunny', estateId: 'garden' }
const both = ['m_oLI', 'm_oWANG']

const look = () => ask(town, stranger, 'board.look', { door: gardenDoor, cursor: null })
const names = async () => (await look()).items.map(({ name }) => name)
const list = async (show: BoardStandingsShown) =>
  (await ask(town, sunnySecretary, 'board.listPeople', { ...board, show, cursor: null })).items
const paper = (memberIds = both, on = '2026-11-20') => ({ ...board, memberIds, on })
const note = (memberIds = both, tapId = newTap()) =>
  ask(town, sunnySecretary, 'board.notePaper', { ...paper(memberIds), tapId })
const setShown = (isShown: boolean, who = liJianguo) =>
  ask(town, who, 'board.setShown', { tapId: newTap(), isShown })
const outcomes = (items: { outcome: string }[]) => items.map(({ outcome }) => outcome)

beforeEach(async () => {
  town = await openTown(townUnasked)
})

describe('A66 G181 a person stands on the board only after a yes', () => {
  it('A66 G181 whom nobody asked is told to nobody, by no operation of the board and by no thank-you', async () => {
    expect(await names()).toEqual([])
    const person = { door: gardenDoor, memberId: 'm_oLI' }
    expect(await town.as(stranger).call('board.person', person)).toMatchObject({ refusal: 'notAllowed' })
    const photos = { door: gardenDoor, memberIds: ['m_oLI'] }
    expect(await ask(town, stranger, 'board.photos', photos)).toEqual({ items: [] })
    const thanks = { estateId: 'garden', memberId: 'm_oLI', text: '谢谢', signedBy: null, mayBeStory: false }
    const written = { ...thanks, tapId: newTap() }
    expect(await town.as(wangXiuying).call('thanks.write', written)).toMatchObject({ refusal: 'gone' })
    const sheet = { ...board, size: 'A4' as const, cursor: null, tapId: newTap() }
    expect(await town.as(sunnySecretary).call('board.makeSheet', sheet)).toMatchObject({
      refusal: 'nothingToPrint',
    })
  })

  it('A66 G181 in the app a member sees the line first, says yes with a date, and no again in one tap', async () => {
    expect(await ask(town, liJianguo, 'board.mine', {})).toMatchObject({
      absence: 'notAsked',
      consent: null,
      line: { name: '李建国', pledge: '每月为老人修一次灯' },
    })
    expect(await setShown(true)).toMatchObject({ absence: null, consent: { way: 'app', on: '2026-11-22' } })
    expect(await names()).toEqual(['李建国'])
    expect(await setShown(false)).toMatchObject({ absence: 'hidden', consent: null })
    expect(await names()).toEqual([])
    expect(await setShown(true)).toMatchObject({ absence: null })
  })

  it('A66 G181 what was shown before anybody was asked is shown no more', async () => {
    const { consent: _consent, takenDownAt: _takenDownAt, ...old } = agreed('m_oLI')
    await town.cloud.load({ boardEntries: [old] })
    expect(await names()).toEqual([])
  })

  it('A66 on paper the secretary sees first what it would do, notes many at once with the day, and a repeated tap notes once', async () => {
    await setShown(false)
    const preview = await ask(town, sunnySecretary, 'board.previewPaper', paper([...both, 'm_nobody']))
    expect(preview.items).toEqual([
      { memberId: 'm_oLI', name: '李建国', outcome: 'saidNo' },
      { memberId: 'm_oWANG', name: '王秀英', outcome: 'noted' },
      { memberId: 'm_nobody', name: null, outcome: 'notHere' },
    ])
    expect(await names()).toEqual([])
    const tapId = newTap()
    const first = await note([...both, 'm_nobody'], tapId)
    const second = await note([...both, 'm_nobody'], tapId)
    expect([outcomes(first.items), outcomes(second.items)]).toEqual(
      Array(2).fill(['saidNo', 'noted', 'notHere']),
    )
    expect(outcomes((await note()).items)).toEqual(['saidNo', 'agreedAlready'])
    expect(await list('agreed')).toMatchObject([{ name: '王秀英', standing: 'paper', on: '2026-11-20' }])
    expect(await names()).toEqual(['王秀英'])
  })

  it('A66 the way back takes back what that tap noted, and nothing else', async () => {
    await note(['m_oWANG'])
    const { noteId } = await note(both)
    const undo = { ...board, memberIds: both, noteId, tapId: newTap() }
    expect(await ask(town, sunnySecretary, 'board.undoPaper', undo)).toEqual({ undone: 1 })
    expect(await ask(town, sunnySecretary, 'board.undoPaper', undo)).toEqual({ undone: 0 })
    expect(await names()).toEqual(['王秀英'])
    expect(await list('notAsked')).toMatchObject([{ name: '李建国', standing: 'notAsked', on: null }])
    const [entry] = (await town.cloud.documents('boardEntries')).filter(({ _id }) => _id === 'm_oLI')
    expect((entry as unknown as BoardEntry).history.map(({ act }) => act)).toEqual([
      'agreeOnPaper',
      'undoPaper',
    ])
  })

  it('A66 a yes on paper and a no in the app at the same moment: the no of the person stays', async () => {
    for (let tries = 0; tries < 4; tries++) {
      await Promise.all([note(['m_oLI']), setShown(false)])
      await setShown(false)
      expect(await names()).toEqual([])
      expect(outcomes((await note(['m_oLI'])).items)).toEqual(['saidNo'])
      await setShown(true)
    }
  })

  it('A66 the secretary takes a line down; the person may put it up again, and so may a new paper', async () => {
    await setShown(true)
    const down = { ...board, memberId: 'm_oLI', tapId: newTap() }
    expect(await ask(town, sunnySecretary, 'board.takeDown', down)).toEqual({ standing: 'takenDown' })
    expect(await names()).toEqual([])
    expect(await ask(town, liJianguo, 'board.mine', {})).toMatchObject({ absence: 'takenDown' })
    expect(await list('down')).toMatchObject([{ name: '李建国', standing: 'takenDown' }])
    await setShown(true)
    expect(await names()).toEqual(['李建国'])
    await ask(town, sunnySecretary, 'board.takeDown', { ...down, tapId: newTap() })
    expect(outcomes((await note(['m_oLI'])).items)).toEqual(['noted'])
  })

  it('A66 whose line was taken down is told, once for each time, by a message too; nobody is whose line was not up', async () => {
    const down = () => ({ ...board, memberId: 'm_oLI', tapId: newTap() })
    await ask(town, sunnySecretary, 'board.takeDown', down())
    expect(await inboxOf(town, liJianguo)).toEqual([])
    await setShown(true)
    const tap = down()
    for (const asked of [tap, tap, down()]) await ask(town, sunnySecretary, 'board.takeDown', asked)
    const told = {
      kind: 'boardTakenDown',
      told: { community: '阳光社区' },
      link: { page: 'board', id: null },
    }
    const inbox = await inboxOf(town, liJianguo)
    expect(inbox).toMatchObject([told])
    expect(inbox.map(notice => noticeInWords(notice).text)).toEqual([expect.stringContaining('阳光社区把您')])
    expect(await town.cloud.documents('notices')).toMatchObject([
      { kind: 'boardTakenDown', template: 'matterReminder', sendState: 'due' },
    ])
    expect(
      messageOf((await town.cloud.documents('notices')) as never, 'matterReminder', today),
    ).toMatchObject({
      data: { thing1: { value: '监督台上您的那一行' }, thing3: { value: '社区撤下来了，请打开看看' } },
    })

    await town.cloud.clock({ advance: 60_000 })
    await setShown(true)
    await ask(town, sunnySecretary, 'board.takeDown', down())
    expect(await inboxOf(town, liJianguo)).toMatchObject([told, told])
  })

  it('A66 a day that has not come, fifty-one at once and another community’s board are refused, and change nothing', async () => {
    const asked = { ...paper(), tapId: newTap() }
    const call = town.as(sunnySecretary).call
    expect(await call('board.notePaper', { ...asked, on: '2026-11-23' })).toMatchObject({
      refusal: 'dayNotYet',
    })
    const many = Array.from({ length: 51 }, (_, index) => `m_${index}`)
    expect(await call('board.notePaper', { ...asked, memberIds: many })).toMatchObject({
      refusal: 'badInput',
    })
    expect(await call('board.notePaper', { ...asked, estateId: 'bridge' })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(riverSecretary).call('board.notePaper', asked)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(liJianguo).call('board.notePaper', asked)).toMatchObject({ refusal: 'notAllowed' })
    expect(await town.cloud.documents('boardEntries')).toEqual([])
  })

  it('A66 the secretary reads how many stand how, and how many were not asked, also beside the sheet and never on it', async () => {
    await setShown(true)
    expect(await ask(town, sunnySecretary, 'board.show', board)).toMatchObject({
      estate: { name: '桂花园' },
      counts: { app: 1, paper: 0, notAsked: 1, hidden: 0, takenDown: 0 },
      isMore: false,
    })
    const sheet = { ...board, size: 'A4' as const, cursor: null, tapId: newTap() }
    const made = await ask(town, sunnySecretary, 'board.makeSheet', sheet)
    expect(made).toMatchObject({ people: 1, notAsked: 1 })
    const html = await (await fetch(made.url)).text()
    expect(html).toContain('李建国')
    expect(html).not.toContain('王秀英')
  })
})

describe('A66 many people', () => {
  it('A66 fifty on a page of the secretary, the fifty-first on the next, and fifty noted at once cost as much as one', async () => {
    town = await openTown({ ...townWithFullBoard(60), boardEntries: [] })
    const first = await ask(town, sunnySecretary, 'board.listPeople', {
      ...board,
      show: 'notAsked',
      cursor: null,
    })
    expect(first.items).toHaveLength(50)
    const rest = await ask(town, sunnySecretary, 'board.listPeople', {
      ...board,
      show: 'notAsked',
      cursor: first.cursor,
    })
    expect([rest.items.length, rest.cursor]).toEqual([10, null])
    const named = [...first.items, ...rest.items].map(({ name }) => name)
    expect(named).toEqual([...named].sort(new Intl.Collator('zh-CN').compare))
    expect(new Set([...first.items, ...rest.items].map(({ memberId }) => memberId)).size).toBe(60)
    const callsOf = async (memberIds: string[]) => {
      await town.cloud.resetCounts()
      await note(memberIds)
      return (await town.cloud.counts()).find(({ op }) => op === 'board.notePaper')?.calls
    }
    const ids = first.items.map(({ memberId }) => memberId)
    const [one] = rest.items
    expect([await callsOf([one?.memberId ?? '']), await callsOf(ids)]).toEqual([5, 5])
    expect((await look()).items).toHaveLength(51)
  })

  it('A66 whoever agreed stands on the first page however many neighbours were not asked', async () => {
    const neighbours = townWithFullBoard(250)
    const last = aMember({ openid: 'oZZZ', name: '赵末', phone: null }, accepted)
    town = await openTown({
      ...neighbours,
      members: [...neighbours.members, last],
      boardEntries: [agreed(last._id)],
    })
    expect(await look()).toMatchObject({ items: [{ name: '赵末' }], cursor: null })
  })
})
