import { wishKinds } from '../../cloudfunctions/domain/wishes/rules'
import type { ActivityService } from '../../types/activities'
import type { Answer } from '../../types/api'
import type { Wish, WishView } from '../../types/wishes'
import { crossing } from '../crossing'
import { setWeChat } from '../emulator/we-chat'
import { inboxOf, kindsOf } from '../notices/inbox'
import type { Town } from '../open-town'
import { asked, openResidentsTown, sunnyStaff, wangAyi, zhangDaye } from '../requests/asking'
import {
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { aWish, aWishFor } from './wishing'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

type Act = 'take' | 'giveBack' | 'confirm' | 'notYet' | 'withdraw'

const act = (wishId: string, tapId = newTap()) => ({ wishId, tapId })
const later = () => town.cloud.clock({ advance: 1 })
const take = (who: Person, op: Act, wishId: string) => town.as(who).call(`wishes.${op}`, act(wishId))
const fulfil = (who: Person, wishId: string, note: string | null = '教会了视频') =>
  town.as(who).call('wishes.fulfil', { ...act(wishId), note })
const publish = (wishId: string, who = sunnySecretary, told = {}) =>
  town.as(who).call('wishes.publish', {
    ...act(wishId),
    words: '想学用手机视频',
    isBuildingShown: false,
    ...told,
  })
const kept = async () => (await town.cloud.documents('wishes')) as unknown as Wish[]

async function said(told = {}, who = wangAyi): Promise<WishView> {
  const answer = await town.as(who).call('wishes.say', aWish(told))
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.wish
}

async function published(told = {}): Promise<string> {
  const { wishId } = await said(told)
  await publish(wishId)
  return wishId
}

async function openTo(who: Person): Promise<WishView[]> {
  const answer = await town.as(who).call('wishes.listOpen', { cursor: null })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.items
}

async function contactFor(who: Person, wishId: string) {
  const told = await town.as(who).call('wishes.contact', { wishId })
  return told.ok ? told.value.door : told.refusal
}

describe('a wish is said', () => {
  it('G35 one line, kept once, and shown to nobody before the community has looked', async () => {
    const told = aWish()
    const answers = await Promise.all([1, 2].map(() => town.as(wangAyi).call('wishes.say', told)))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(await kept()).toHaveLength(1)
    expect(await openTo(liJianguo)).toEqual([])
    expect(await town.as(sunnySecretary).call('wishes.list', shown('toRead'))).toMatchObject({
      value: { items: [{ text: told.text, reading: 'clear', building: '3号楼', can: { publish: true } }] },
    })
    const mine = await town.as(wangAyi).call('wishes.mine', { cursor: null })
    expect(mine).toMatchObject({ value: { items: [{ state: 'said', can: { withdraw: true } }] } })
  })

  it('G180 name, number and door are sealed, and stand nowhere in clear; when it is over nothing is left of them', async () => {
    const { wishId } = await said({ name: '赵奶奶', text: '想学用手机视频' })
    const secrets = ['赵奶奶', '19911112222', '501']
    for (const secret of secrets) expect(JSON.stringify(await kept())).not.toContain(secret)
    await take(wangAyi, 'withdraw', wishId)
    expect((await kept())[0]).toMatchObject({
      state: 'withdrawn',
      nameSealed: null,
      phoneSealed: null,
      phoneHash: null,
      doorSealed: null,
      careSealed: null,
      building: null,
    })
  })

  it('G29 a number and a door typed into the words are read once somebody has taken it, and no longer after giving it back', async () => {
    const home = { kind: 'newHome', estateId: 'garden', building: '3号楼501', door: '2单元501' } as const
    const { wishId } = await said({ text: '想学视频，3号楼501，打19911112222', where: home })
    const words = '想学视频，住2单元501，打19911112222'
    expect(await publish(wishId, sunnySecretary, { words, isBuildingShown: true })).toMatchObject({
      value: { wish: { words, building: '3号楼501' } },
    })
    const asMember = async (who: Person) => {
      const alone = await town.as(who).call('wishes.show', { wishId })
      return alone.ok ? alone.value.wish : alone.refusal
    }
    const hidden = {
      text: null,
      words: '想学视频，住（门牌已隐去），打（电话已隐去）',
      building: '3号楼（门牌已隐去）',
    }
    const whole = { words, building: '3号楼501' }
    expect(await openTo(liJianguo)).toMatchObject([hidden])
    expect(await asMember(liJianguo)).toMatchObject(hidden)
    expect(await take(liJianguo, 'take', wishId)).toMatchObject({ value: { wish: whole } })
    expect(await asMember(liJianguo)).toMatchObject(whole)
    const told = JSON.stringify([await inboxOf(town, wangAyi), await inboxOf(town, liJianguo)])
    for (const secret of ['19911112222', '501']) expect(told).not.toContain(secret)
    await take(liJianguo, 'giveBack', wishId)
    expect(await openTo(wangXiuying)).toMatchObject([hidden])
    expect(await asMember(liJianguo)).toMatchObject(hidden)
    expect(await asMember(wangAyi)).toMatchObject({ ...whole, text: '想学视频，3号楼501，打19911112222' })
  })

  it('G182 what WeChat doubts, or cannot look at, is lost to nobody and waits for a person', async () => {
    await setWeChat(town.cloud, { words: { riskyTexts: ['中奖'] } })
    expect((await said({ text: '想中奖' })).reading).toBe('clear')
    const list = await town.as(sunnySecretary).call('wishes.list', shown('toRead'))
    expect(list).toMatchObject({ value: { items: [{ reading: 'doubtful', text: '想中奖' }] } })
    await setWeChat(town.cloud, { words: { riskyTexts: [] } })
  })

  const faults = [
    ['two lines', { text: '一副老花镜\n谢谢' }, 'badInput'],
    ['61 characters', { text: '心'.repeat(61) }, 'badInput'],
    ['a turned text', { text: '老花镜\u202e' }, 'badInput'],
    ['a kind that is none', { kind: 'money' }, 'badInput'],
    ['a day that is over', { untilDay: '2026-11-21' }, 'dayPast'],
    ['a day too far', { untilDay: '2027-03-01' }, 'dayTooFar'],
    ['a day that is none', { untilDay: '2026-02-30' }, 'badInput'],
    ['an unknown key', { isPaid: true }, 'badInput'],
    ['somebody else’s without a word', { forWhom: 'parent' }, 'consentOfOtherNeeded'],
    ['a home that nobody remembers', { where: { kind: 'home' } }, 'homeUnknown'],
    ['a community for an estate', { where: { ...aWish().where, estateId: 'sunny' } }, 'unknownPlace'],
  ] as const

  it('G35 what is wrong is refused with its reason, and changes nothing', async () => {
    for (const [what, told, refusal] of faults) {
      const answer = await town.as(wangAyi).call('wishes.say', aWish(told as object))
      expect([what, answer]).toMatchObject([what, { refusal }])
    }
    expect(await kept()).toEqual([])
  })

  it('G35 the home that is remembered need not be told again; three a day are enough; rare characters arrive', async () => {
    await asked(town)
    const there = { where: { kind: 'home' }, name: null, phone: null }
    expect(await said({ ...there, text: '𠮷䶮想看看新地铁 🚇' })).toMatchObject({
      text: '𠮷䶮想看看新地铁 🚇',
      building: '3号楼',
    })
    for (const text of ['二', '三']) await said({ ...there, text })
    expect(await town.as(wangAyi).call('wishes.say', aWish({ text: '四' }))).toMatchObject({
      refusal: 'tooManyToday',
    })
  })

  it('G35 the community writes it down with the person’s word, and nowhere but at home', async () => {
    const sayFor = (told = {}, who = sunnySecretary) => town.as(who).call('wishes.sayFor', aWishFor(told))
    expect(await sayFor({ hasAgreed: false })).toMatchObject({ refusal: 'consentOfOtherNeeded' })
    expect(await sayFor({ estateId: 'bridge' })).toMatchObject({ refusal: 'unknownPlace' })
    expect(await sayFor({}, riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await sayFor({}, sunnyStaff)).toMatchObject({ value: { wish: { state: 'said' } } })
    expect(await kept()).toHaveLength(1)
  })
})

const shown = (show: 'toRead' | 'published' | 'underWay' | 'ended') => ({
  communityId: 'sunny',
  show,
  cursor: null,
})

describe('it is looked over', () => {
  it('G35 G29 members read the words of the community: no name, no door, the building only if it is shown', async () => {
    const { wishId } = await said()
    expect(await publish(wishId, riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await publish(wishId, wangAyi)).toMatchObject({ refusal: 'notAllowed' })
    expect(await publish(wishId, sunnySecretary, { words: ' ' })).toMatchObject({ refusal: 'badInput' })
    expect(await publish(wishId)).toMatchObject({ ok: true })
    const [open] = await openTo(liJianguo)
    expect(open).toMatchObject({ words: '想学用手机视频', text: null, building: null, steps: [], takers: [] })
    expect(JSON.stringify(open)).not.toMatch(/王阿姨|3号楼|501|2222|oWANG_AYI/)
    expect(await openTo(chenMing)).toEqual([])
    expect(await publish(wishId)).toMatchObject({ refusal: 'movedOn' })
    const other = await said({ text: '二' })
    await publish(other.wishId, sunnyStaff, { isBuildingShown: true })
    expect((await openTo(liJianguo)).map(({ building }) => building)).toContain('3号楼')
  })

  it('G35 what is not published comes back with the reason, and to the person alone', async () => {
    const { wishId } = await said()
    const keepBack = () =>
      town.as(sunnySecretary).call('wishes.keepBack', { ...act(wishId), note: '请打电话来说一说' })
    expect(await keepBack()).toMatchObject({ value: { wish: { state: 'keptBack' } } })
    expect(await inboxOf(town, wangAyi)).toMatchObject([
      { kind: 'wishMoved', told: { act: 'keepBack', note: '请打电话来说一说' } },
    ])
    expect(await keepBack()).toMatchObject({ refusal: 'movedOn' })
    expect(await town.as(liJianguo).call('wishes.show', { wishId })).toMatchObject({ refusal: 'notAllowed' })
  })
})

describe('it is taken', () => {
  it('G35 U5 of two taps of one person at once the second is answered like the first', async () => {
    const wishId = await published()
    expect(await crossing(town, 'wishes', () => take(liJianguo, 'take', wishId))).toMatchObject([
      { value: { wish: { state: 'taken' } } },
      { value: { wish: { state: 'taken' } } },
    ])
  })

  it('G35 of two at once one wins and the other is thanked; the door is told to the winner alone', async () => {
    const wishId = await published()
    const who = [liJianguo, wangXiuying]
    const answers = await Promise.all(who.map(one => take(one, 'take', wishId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: 'someoneFaster' })
    const doors = await Promise.all(who.map(one => contactFor(one, wishId)))
    expect([...doors].sort()).toEqual(['2单元501', 'notAllowed'])
    const winner = who[answers.findIndex(({ ok }) => ok)] ?? liJianguo
    expect(await take(winner, 'take', wishId)).toMatchObject({ value: { wish: { state: 'taken' } } })
    for (const one of [chenMing, zhangDaye, riverSecretary]) {
      expect(await take(one, 'take', wishId)).toMatchObject({ refusal: 'notAllowed' })
      expect(await contactFor(one, wishId)).toBe('notAllowed')
    }
  })

  it('G35 nobody takes the own wish, said on a phone or written down under the own number', async () => {
    const { wishId } = await said({ text: '想要一盆花' }, liJianguo)
    await publish(wishId)
    const told = aWishFor({ phone: wangXiuying.phone })
    const answer = await town.as(sunnySecretary).call('wishes.sayFor', told)
    const other = (answer.ok && answer.value.wish.wishId) || ''
    await publish(other)
    expect(await take(liJianguo, 'take', wishId)).toMatchObject({ refusal: 'notAllowed' })
    expect(await take(wangXiuying, 'take', other)).toMatchObject({ refusal: 'notAllowed' })
    expect((await openTo(liJianguo)).map(({ wishId }) => wishId)).toEqual([other])
    expect((await openTo(wangXiuying)).map(({ wishId }) => wishId)).toEqual([wishId])
  })

  it('X17 it is given back in one tap without a reason, and the door is told no more', async () => {
    const wishId = await published()
    await take(liJianguo, 'take', wishId)
    const tap = act(wishId)
    for (const _time of [1, 2]) {
      expect(await town.as(liJianguo).call('wishes.giveBack', tap)).toMatchObject({ ok: true })
    }
    expect(await contactFor(liJianguo, wishId)).toBe('notAllowed')
    expect(await openTo(liJianguo)).toHaveLength(1)
    expect(await fulfil(liJianguo, wishId)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G37 where somebody lives alone two go: the first learns no door, and says nothing is done', async () => {
    const told = aWishFor({ livesAlone: true })
    const answer = await town.as(sunnySecretary).call('wishes.sayFor', told)
    const wishId = (answer.ok && answer.value.wish.wishId) || ''
    await publish(wishId)
    await take(liJianguo, 'take', wishId)
    expect(await contactFor(liJianguo, wishId)).toBe('notAllowed')
    expect(await fulfil(liJianguo, wishId)).toMatchObject({ refusal: 'secondMissing' })
    expect(await take(wangXiuying, 'take', wishId)).toMatchObject({
      value: { wish: { isSecondMissing: false, doorWords: expect.any(String) } },
    })
    expect(await town.as(liJianguo).call('wishes.contact', { wishId })).toMatchObject({
      value: { door: '1单元302', care: null, advice: ['goInTwos'] },
    })
    await take(wangXiuying, 'giveBack', wishId)
    expect((await kept())[0]).toMatchObject({ state: 'taken', isToTake: true })
    expect(await contactFor(liJianguo, wishId)).toBe('notAllowed')
    expect(JSON.stringify(await openTo(wangXiuying))).not.toMatch(/careSealed|alone/i)
  })
})

describe('it is fulfilled', () => {
  it('G35 G36 A53 said, not yet, and confirmed: one service that counts, one deed offered, each told', async () => {
    const wishId = await published()
    await later()
    await take(liJianguo, 'take', wishId)
    await later()
    expect(await fulfil(wangXiuying, wishId)).toMatchObject({ refusal: 'notAllowed' })
    expect(await fulfil(liJianguo, wishId)).toMatchObject({ value: { wish: { state: 'fulfilled' } } })
    expect(await contactFor(liJianguo, wishId)).toBe('notAllowed')
    await later()
    expect(await take(liJianguo, 'confirm', wishId)).toMatchObject({ refusal: 'notAllowed' })
    expect(await take(wangAyi, 'notYet', wishId)).toMatchObject({ value: { wish: { state: 'taken' } } })
    expect(await contactFor(liJianguo, wishId)).toBe('2单元501')
    await later()
    await fulfil(liJianguo, wishId, null)
    await later()
    const tap = act(wishId)
    for (const _time of [1, 2]) {
      expect(await town.as(wangAyi).call('wishes.confirm', tap)).toMatchObject({
        value: { wish: { state: 'confirmed' } },
      })
    }
    const services = (await town.cloud.documents('activityServices')) as unknown as ActivityService[]
    expect(services).toMatchObject([{ memberId: 'm_oLI', what: '教会了视频', state: 'confirmed' }])
    expect(await town.cloud.documents('deedSuggestions')).toHaveLength(1)
    expect(await kindsOf(town, wangAyi)).toEqual(Array(4).fill('wishMoved'))
    expect(await kindsOf(town, liJianguo)).toEqual(['wishStirred', 'wishStirred'])
    expect((await kept())[0]).toMatchObject({ doorSealed: null, building: null })
  })

  it('G35 the clock lets it leave after its last day and tells those concerned; a fortnight after the end the home is forgotten', async () => {
    const open = await published({ untilDay: '2026-11-24', text: '一' })
    const taken = await published({ untilDay: '2026-11-24', text: '二' })
    const done = await published({ untilDay: '2026-11-24', text: '三' })
    for (const wishId of [taken, done]) await take(liJianguo, 'take', wishId)
    await fulfil(liJianguo, done)
    const statesOn = async (day: string) => {
      await town.cloud.clock({ now: noon(day), freeze: true })
      await town.cloud.fireTimer('jobs')
      const wishes = new Map((await kept()).map(wish => [wish._id, wish]))
      return [open, taken, done].map(id => `${wishes.get(id)?.state} ${wishes.get(id)?.doorSealed !== null}`)
    }
    expect(await statesOn('2026-11-24')).toEqual(['published true', 'taken true', 'fulfilled true'])
    expect(await statesOn('2026-11-25')).toEqual(['expired false', 'taken true', 'fulfilled true'])
    expect(await statesOn('2026-12-07')).toEqual(['expired false', 'expired false', 'fulfilled false'])
    expect(await take(wangAyi, 'notYet', done)).toMatchObject({ refusal: 'movedOn' })
    expect(await take(wangAyi, 'confirm', done)).toMatchObject({ ok: true })
    const told = await inboxOf(town, liJianguo)
    expect(told.map(({ told }) => ('act' in told ? told.act : null))).toContain('expire')
  })

  it('G35 the list goes on page by page, to the 101st, without one’s own', async () => {
    await published()
    const [one] = await kept()
    const more = Array.from({ length: 100 }, (_, index) => ({
      ...one,
      _id: `wmore${index}`,
      sortKey: `2026-12-22_wmore${String(index).padStart(3, '0')}`,
    }))
    await town.cloud.load({ wishes: more })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Answer<'wishes.listOpen'> = await town.as(liJianguo).call('wishes.listOpen', { cursor })
      if (!page.ok) throw new Error(page.refusal)
      seen.push(...page.value.items.map(({ wishId }) => wishId))
      cursor = page.value.cursor
    } while (cursor)
    expect(new Set(seen).size).toBe(101)
    expect(wishKinds).toHaveLength(6)
    expect(await town.as(office).call('wishes.list', shown('published'))).toMatchObject({ ok: true })
  })
})
