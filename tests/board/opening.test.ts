import { org } from '../../emulator/seed/county'
import type { BoardDoor } from '../../types/board'
import { openTown, type Town } from '../open-town'
import { ask } from '../posts/posting'
import { acceptedForClaims, asked, wangAyi } from '../requests/asking'
import { aVersion } from '../rules/versions'
import { randomFrom } from '../size'
import {
  anAccount,
  chenMing,
  liJianguo,
  newTap,
  noon,
  orgs,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
} from '../town'
import { aCode, gardenCode, gardenDoor, townWithBoard } from './boarding'

let town: Town
const home = { by: 'home' } as const
const look = (who: Person, door: BoardDoor) => town.as(who).call('board.look', { door, cursor: null })
const byCode = (code: string): BoardDoor => ({ by: 'code', code })
const board = { communityId: 'sunny', estateId: 'garden' }

/** Five more estates of 阳光社区, each with a code at its door. */
const codes = ['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE'].map(letters => `${letters}0000WWWW`)
const estates = codes.map((_, index) => org(`e${index}`, 'estate', 'community', `第${index}小区`, 'sunny'))
const manyBoards = {
  ...townWithBoard,
  orgs: [...orgs, ...estates],
  boardCodes: [aCode(), ...codes.map((code, index) => aCode(`e${index}`, code))],
  accounts: [...townWithBoard.accounts, anAccount(wangAyi)],
}

beforeEach(async () => {
  town = await openTown(manyBoards)
})

describe('A66 the board is for those who stand before it', () => {
  it('A66 an estate’s id opens nothing: only the code at its door does, typed or scanned', async () => {
    expect(
      await town.cloud.call(stranger.openid, 'api', {
        op: 'board.look',
        input: { estateId: 'garden', cursor: null },
      }),
    ).toMatchObject({ refusal: 'badInput' })
    for (const wrong of ['garden', '000000000000', '7K3M-9QXR-2B4E']) {
      expect(await look(stranger, byCode(wrong))).toMatchObject({ refusal: 'notAllowed' })
    }
    const whole = { value: { estate: { name: '桂花园' }, items: [{ name: '李建国' }, { name: '王秀英' }] } }
    for (const right of [gardenCode, '7K3M-9QXR-2B4D', '7k3m 9qxr 2b4d']) {
      expect(await look(stranger, byCode(right))).toMatchObject(whole)
    }
  })

  it('A66 whoever guesses codes is answered alike for each, for the same calls, whatever is near a code that opens', async () => {
    const change = { ...board, tapId: newTap() }
    const before = gardenCode
    const { code } = await ask(town, sunnySecretary, 'board.changeCode', change)
    const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
    const near = letters.map(letter => `${code.slice(0, -1)}${letter}`).filter(other => other !== code)
    const random = randomFrom()
    const any = () => letters[Math.floor(random() * letters.length)] ?? '0'
    const far = Array.from({ length: 40 }, () => Array.from({ length: 12 }, any).join(''))
    const told = new Set<string>()
    await look(stranger, byCode('0000WRNGWRNG'))
    for (const wrong of [before, ...near, ...far].slice(0, 19)) {
      await town.cloud.resetCounts()
      const answer = await look(stranger, byCode(wrong))
      const [cost] = await town.cloud.counts()
      told.add(JSON.stringify([answer, cost?.calls]))
    }
    expect([...told]).toEqual([JSON.stringify([{ ok: false, refusal: 'notAllowed' }, 3])])
    expect(near.length + far.length).toBeGreaterThan(60)
  })

  it('A66 after twenty wrong codes no code opens until tomorrow, the right one no more than another; mistyping takes no board of the day', async () => {
    for (let tried = 0; tried < 19; tried++) {
      const wrong = byCode(`WRNG0000WR${String(tried + 10)}`)
      for (let times = 0; times < 3; times++) {
        expect(await look(stranger, wrong)).toMatchObject({ refusal: 'notAllowed' })
      }
    }
    for (const code of codes.slice(0, 3))
      expect(await look(stranger, byCode(code))).toMatchObject({ ok: true })
    expect(await look(stranger, byCode('WRNG0000WRWR'))).toMatchObject({ refusal: 'notAllowed' })
    const isTried = { ok: false, refusal: 'tooManyToday' }
    expect(await look(stranger, byCode('WRNG0000WRRR'))).toEqual(isTried)
    expect(await look(stranger, byCode(codes[0] ?? ''))).toEqual(isTried)
    expect(await look(liJianguo, home)).toMatchObject({ ok: true })
    const kept = JSON.stringify(await town.cloud.documents('accountTries'))
    for (const secret of ['WRNG', stranger.openid, '"e0"']) expect(kept).not.toContain(secret)
    await town.cloud.clock({ now: noon('2026-11-23') })
    expect(await look(stranger, byCode(codes[0] ?? ''))).toMatchObject({ ok: true })
  })

  it('A66 whoever lives there by the roster finds it from home, and nobody else does', async () => {
    expect(await look(liJianguo, home)).toMatchObject({ value: { estate: { name: '桂花园' } } })
    expect(await look(stranger, home)).toMatchObject({ refusal: 'notAllowed' })
    expect(await look(riverSecretary, home)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('A66 a resident finds it from the home that is kept, once the community has answered a request from there', async () => {
    const request = await asked(town)
    expect(await look(wangAyi, home)).toMatchObject({ refusal: 'notAllowed' })
    await acceptedForClaims(town, request)
    expect(await look(wangAyi, home)).toMatchObject({ value: { estate: { name: '桂花园' } } })
    await ask(town, wangAyi, 'requests.forgetHome', { tapId: newTap() })
    expect(await look(wangAyi, home)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('A66 a place that is nobody’s home makes nobody a neighbour', async () => {
    const spot = { kind: 'spot' as const, estateId: 'garden', spot: '大门口' }
    await acceptedForClaims(town, await asked(town, { where: spot }))
    expect(await look(wangAyi, home)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('A66 one identity opens three estates a day, the same one as often as it likes, and is told when to come again', async () => {
    for (const code of codes.slice(0, 3)) {
      expect(await look(stranger, byCode(code))).toMatchObject({ ok: true })
      expect(await look(stranger, byCode(code))).toMatchObject({ ok: true })
    }
    const fourth = byCode(codes[3] ?? '')
    expect(await look(stranger, fourth)).toMatchObject({ refusal: 'tooManyBoards' })
    const person = { door: fourth, memberId: 'm_oLI' }
    expect(await town.as(stranger).call('board.person', person)).toMatchObject({ refusal: 'tooManyBoards' })
    const photos = { door: fourth, memberIds: ['m_oLI'] }
    expect(await town.as(stranger).call('board.photos', photos)).toMatchObject({ refusal: 'tooManyBoards' })
    expect(await look(stranger, byCode(codes[0] ?? ''))).toMatchObject({ ok: true })
    await town.cloud.clock({ now: noon('2026-11-23') })
    expect(await look(stranger, fourth)).toMatchObject({ ok: true })
    await town.cloud.clock({ now: noon('2026-11-24') })
    await town.cloud.fireTimer('jobs')
    const rows = await town.cloud.documents('accountTries')
    expect(rows.map(({ things }) => (things as string[]).length)).toEqual([1])
  })

  it('A66 of many at once no more than the limit are let in', async () => {
    const answers = await Promise.all(codes.map(code => look(stranger, byCode(code))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
  })

  it('A66 G152 the county says how many, and one’s own home and the community’s own boards are not counted', async () => {
    await town.cloud.load({ rules: [aVersion({ changes: { 'board.boardsPerDay': 1 } })] })
    await town.cloud.clock({ advance: 61_000 })
    expect(await look(liJianguo, byCode(codes[0] ?? ''))).toMatchObject({ ok: true })
    expect(await look(liJianguo, byCode(codes[1] ?? ''))).toMatchObject({ refusal: 'tooManyBoards' })
    expect(await look(liJianguo, home)).toMatchObject({ ok: true })
    expect(await look(liJianguo, gardenDoor)).toMatchObject({ ok: true })
    for (const code of codes) expect(await look(sunnySecretary, byCode(code))).toMatchObject({ ok: true })
  })

  it('A66 the secretary changes the code: the old one opens nothing, the new one stands on the next sheet, and a second tap changes nothing more', async () => {
    const change = { ...board, tapId: newTap() }
    const changed = await ask(town, sunnySecretary, 'board.changeCode', change)
    expect(changed.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    expect(changed.code).not.toBe(gardenCode)
    expect(await ask(town, sunnySecretary, 'board.changeCode', change)).toEqual(changed)
    expect(await look(stranger, gardenDoor)).toMatchObject({ refusal: 'notAllowed' })
    expect(await look(stranger, byCode(changed.code))).toMatchObject({ ok: true })
    const sheet = { ...board, size: 'A4' as const, cursor: null, tapId: newTap() }
    const { url } = await ask(town, sunnySecretary, 'board.makeSheet', sheet)
    expect(await (await fetch(url)).text()).toContain(changed.code.replace(/(.{4})(?=.)/g, '$1-'))
    expect(await town.as(riverSecretary).call('board.changeCode', change)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(chenMing).call('board.changeCode', change)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('A66 the first sheet makes the code, once, whoever prints at the same moment', async () => {
    town = await openTown({ ...townWithBoard, boardCodes: [] })
    const print = () =>
      ask(town, sunnySecretary, 'board.makeSheet', { ...board, size: 'A4', cursor: null, tapId: newTap() })
    expect((await ask(town, sunnySecretary, 'board.show', board)).code).toBeNull()
    await Promise.all([print(), print()])
    const kept = await town.cloud.documents('boardCodes')
    expect(kept).toHaveLength(1)
    const { code } = await ask(town, sunnySecretary, 'board.show', board)
    expect(await look(stranger, byCode(code?.code ?? ''))).toMatchObject({ ok: true })
  })
})
