import { createHash } from 'node:crypto'
import type { Value } from '../../types/api'
import { setWeChat } from '../emulator/we-chat'
import { inboxOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import { ask, holds, leaveOf } from '../posts/posting'
import { chenMing, liJianguo, newTap, riverSecretary, stranger, sunnySecretary, wangXiuying } from '../town'
import { aPhoto, cleanPhoto, takenIn, whenChecked } from '../uploads/uploading'
import { gardenDoor, townWithBoard, townWithFullBoard } from './boarding'

let town: Town
const garden = { door: gardenDoor, cursor: null }
const look = (who = stranger) => ask(town, who, 'board.look', garden)
const names = (board: Value<'board.look'>) => board.items.map(({ name }) => name)

async function give(who = liJianguo) {
  const uploadId = await takenIn(town, who, 'picture', aPhoto())
  return ask(town, who, 'board.givePhoto', { tapId: newTap(), uploadId, consents: true })
}

/** Given, and looked at by WeChat. */
async function givePhoto(who = liJianguo) {
  const mine = await give(who)
  await whenChecked(town)
  return mine
}

const waiting = () => ask(town, sunnySecretary, 'board.listPhotos', { communityId: 'sunny', cursor: null })

async function decide(decision: 'show' | 'sendBack', who = sunnySecretary) {
  const [photo] = (await waiting()).items
  if (!photo) throw new Error('nothing waits')
  const told = {
    communityId: 'sunny',
    memberId: photo.memberId,
    photoTapId: photo.photoTapId,
    tapId: newTap(),
  }
  return town
    .as(who)
    .call(
      'board.decidePhoto',
      decision === 'show' ? { ...told, decision } : { ...told, decision, reason: '看不清' },
    )
}

describe('A66 the board of an estate', () => {
  beforeEach(async () => {
    town = await openTown(townWithBoard)
  })

  it('A66 G76 anybody who scans sees name, unit, post and pledge, without an account', async () => {
    const board = await look()
    expect(board).toMatchObject({
      estate: { name: '桂花园', within: '阳光社区' },
      units: ['安平县水务局'],
      cursor: null,
    })
    const li = board.items.find(({ memberId }) => memberId === 'm_oLI')
    expect(li).toEqual({
      memberId: 'm_oLI',
      name: '李建国',
      unit: 0,
      posts: [0],
      pledge: '每月为老人修一次灯',
    })
    expect(board.posts).toHaveLength(1)
    const text = JSON.stringify(board)
    for (const secret of ['0001', '3号楼', '"oLI"', '1980', '科员']) expect(text).not.toContain(secret)
  })

  it('A66 keeps itself: a new post, a pledge taken back, somebody who moves away', async () => {
    await holds(town, wangXiuying, 'ten-culture')
    await ask(town, liJianguo, 'pledges.withdraw', { tapId: newTap() })
    const board = await look()
    expect(board.items.find(({ memberId }) => memberId === 'm_oLI')?.pledge).toBeNull()
    expect(board.items.find(({ memberId }) => memberId === 'm_oWANG')?.posts).toHaveLength(1)
    await leaveOf(town, wangXiuying, 'ten-culture')
    expect((await look()).items.find(({ memberId }) => memberId === 'm_oWANG')?.posts).toEqual([])
    await town.cloud.load({
      members: [{ ...townWithBoard.members[1], _id: 'm_oLI', registration: null }],
    })
    expect(names(await look())).toEqual(['王秀英'])
  })

  it('A66 G181 a member previews, steps back in one tap and comes again; a second tap is shown as done', async () => {
    expect(await ask(town, liJianguo, 'board.mine', {})).toMatchObject({
      absence: null,
      line: { name: '李建国', unit: '安平县水务局', pledge: '每月为老人修一次灯' },
      photo: null,
    })
    const hide = () => ask(town, liJianguo, 'board.setShown', { tapId: newTap(), isShown: false })
    const [first, second] = await Promise.all([hide(), hide()])
    expect([first.absence, second.absence]).toEqual(['hidden', 'hidden'])
    expect(first.line).toMatchObject({ name: '李建国' })
    expect(names(await look())).toEqual(['王秀英'])
    expect(
      await town.as(stranger).call('board.person', { door: gardenDoor, memberId: 'm_oLI' }),
    ).toMatchObject({
      refusal: 'notAllowed',
    })
    await ask(town, liJianguo, 'board.setShown', { tapId: newTap(), isShown: true })
    expect(names(await look())).toHaveLength(2)
    const entries = await town.cloud.documents('boardEntries')
    const entry = entries.find(({ _id }) => _id === 'm_oLI')
    expect(entry?.history).toHaveLength(2)
  })

  it('G76 G182 a photo needs consent and a person’s eye, and goes with the consent in one tap', async () => {
    expect(await givePhoto()).toMatchObject({ photo: { state: 'waiting', consentAt: expect.any(Number) } })
    const photos = () =>
      ask(town, stranger, 'board.photos', { door: gardenDoor, memberIds: ['m_oLI', 'm_oWANG'] })
    expect([(await look()).items.some(one => one.hasPhoto), (await photos()).items]).toEqual([false, []])
    expect(await waiting()).toMatchObject({
      items: [{ name: '李建国', url: expect.stringMatching(/^http/) }],
    })
    expect(await decide('show')).toMatchObject({ ok: true, value: { state: 'shown' } })
    expect((await look()).items.find(({ memberId }) => memberId === 'm_oLI')?.hasPhoto).toBe(true)
    const [shown] = (await photos()).items
    expect((await fetch(shown?.url ?? '')).status).toBe(200)
    expect((await waiting()).items).toEqual([])

    await ask(town, liJianguo, 'board.takeBackPhoto', { tapId: newTap() })
    expect((await photos()).items).toEqual([])
    expect(await ask(town, liJianguo, 'board.takeBackPhoto', { tapId: newTap() })).toMatchObject({
      photo: null,
    })
    expect((await fetch(shown?.url ?? '')).status).not.toBe(200)
  })

  it('G182 a photo is seen once WeChat has answered, and what it doubts a person decides', async () => {
    const hash = createHash('sha256').update(cleanPhoto).digest('hex')
    await setWeChat(town.cloud, { words: { riskyMedia: [hash] } })
    await give()
    const [first] = (await waiting()).items
    expect(first).toMatchObject({ url: null, standing: 'checking' })
    expect(await decide('show')).toMatchObject({ refusal: 'beingChecked' })
    await whenChecked(town)
    await setWeChat(town.cloud, { words: { riskyMedia: [] } })
    expect(await waiting()).toMatchObject({ items: [{ url: expect.any(String), standing: 'doubtful' }] })
    expect(await decide('show')).toMatchObject({ value: { state: 'shown' } })
  })

  it('G182 a photo that is sent back says why, and one that was changed meanwhile is not decided', async () => {
    await givePhoto()
    expect(await decide('sendBack')).toMatchObject({ ok: true })
    expect(await inboxOf(town, liJianguo)).toMatchObject([
      { kind: 'boardPhotoBack', told: { reason: '看不清' }, link: { page: 'board' } },
    ])
    expect(await ask(town, liJianguo, 'board.mine', {})).toMatchObject({
      photo: { state: 'sentBack', reason: '看不清' },
    })
    await givePhoto()
    const [seen] = (await waiting()).items
    await givePhoto()
    const told = {
      communityId: 'sunny',
      memberId: 'm_oLI',
      photoTapId: seen?.photoTapId ?? '',
      decision: 'show' as const,
    }
    expect(
      await town.as(sunnySecretary).call('board.decidePhoto', { ...told, tapId: newTap() }),
    ).toMatchObject({ refusal: 'movedOn' })
    expect(
      await town.as(riverSecretary).call('board.decidePhoto', { ...told, tapId: newTap() }),
    ).toMatchObject({ refusal: 'notAllowed' })
    expect(
      await town
        .as(riverSecretary)
        .call('board.decidePhoto', { ...told, communityId: 'river', tapId: newTap() }),
    ).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G76 a picture of somebody else, a recording and a missing consent are no photo', async () => {
    const wangs = await takenIn(town, wangXiuying, 'picture', aPhoto())
    const give = (uploadId: string, consents = true) =>
      town.as(liJianguo).call('board.givePhoto', { tapId: newTap(), uploadId, consents: consents as true })
    expect(await give(wangs)).toMatchObject({ refusal: 'notYourFile' })
    expect(await give('pnone')).toMatchObject({ refusal: 'notYourFile' })
    expect(await give(wangs, false)).toMatchObject({ refusal: 'badInput' })
    const chens = await takenIn(town, chenMing, 'picture', aPhoto())
    const byChen = { tapId: newTap(), uploadId: chens, consents: true as const }
    expect(await town.as(chenMing).call('board.givePhoto', byChen)).toMatchObject({ refusal: 'notOnBoard' })
    expect((await town.cloud.documents('boardEntries')).every(({ photo }) => photo === null)).toBe(true)
  })

  it('G76 G140 the secretary prints the board with its code; the neighbour may not', async () => {
    await givePhoto()
    await decide('show')
    const asked = {
      communityId: 'sunny',
      estateId: 'garden',
      size: 'A4' as const,
      cursor: null,
      tapId: newTap(),
    }
    const sheet = await ask(town, sunnySecretary, 'board.makeSheet', asked)
    expect(sheet).toMatchObject({ people: 2, notAsked: 0, cursor: null })
    const html = await (await fetch(sheet.url)).text()
    expect(html).toContain('李建国')
    expect(html).toContain('data:image/jpeg')
    expect(html).toContain('data:image/png')
    expect(await town.as(riverSecretary).call('board.makeSheet', asked)).toMatchObject({
      refusal: 'notAllowed',
    })
    const others = { ...asked, estateId: 'bridge' }
    expect(await town.as(sunnySecretary).call('board.makeSheet', others)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await ask(town, sunnySecretary, 'board.estates', { communityId: 'sunny' })).toMatchObject({
      items: [{ name: '桂花园' }],
      photosWait: false,
    })
  })

  it('X13 shows what the county wants and no more', async () => {
    await town.cloud.load({ rules: [aRule(['unit'])] })
    await town.cloud.clock({ advance: 61_000 })
    const board = await look()
    expect(board).toMatchObject({ fields: ['unit'], posts: [] })
    expect(board.items.every(({ pledge, posts }) => pledge === null && posts.length === 0)).toBe(true)
  })
})

const aRule = (fields: string[]) => ({
  _id: '1',
  effectiveDay: '2026-11-01',
  changes: { 'board.fields': fields },
  withdraws: null,
})

describe('G76 a large board', () => {
  it('G76 two hundred members are 6 calls and at most 60 KB, and the 201st is on the next page', async () => {
    town = await openTown(townWithFullBoard(201))
    await look()
    await town.cloud.resetCounts()
    const board = await look()
    const [count] = (await town.cloud.counts()).filter(({ op }) => op === 'board.look')
    expect(count?.calls).toBe(6)
    expect([board.items.length, board.cursor === null]).toEqual([200, false])
    expect(Buffer.byteLength(JSON.stringify(board))).toBeLessThanOrEqual(60_000)
    const rest = await ask(town, stranger, 'board.look', { ...garden, cursor: board.cursor })
    expect([rest.items.length, rest.cursor]).toEqual([1, null])
    expect(new Set([...board.items, ...rest.items].map(({ memberId }) => memberId)).size).toBe(201)
    const [cut] = board.items
    expect(cut?.isCut).toBe(true)
    const whole = await ask(town, stranger, 'board.person', {
      door: gardenDoor,
      memberId: cut?.memberId ?? '',
    })
    expect([...(whole.pledge ?? '')].length).toBeGreaterThan(60)
  })
})
