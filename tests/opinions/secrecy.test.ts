import type { Grade } from '../../types/ratings'
import { asked } from '../asked'
import { openTown, type Town } from '../open-town'
import { office, type Person, riverSecretary, stranger, sunnySecretary, townAtWork } from '../town'
import { ask, closed, codesIn, filled, opened, questions } from './collecting'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
})

const print = { tapId: 'tap-print-000', communityId: 'sunny', count: 12 }

async function printedCodes(): Promise<string[]> {
  await ask(town, office, 'opinions.open', { tapId: 'tap-open-000', questions, returnBy: '2026-12-20' })
  return codesIn((await ask(town, sunnySecretary, 'opinions.print', print)).url)
}

/** What those who printed the codes are answered, by every operation of the sheet and by `look` of each code. */
async function answersToPrinters(codes: string[]): Promise<string> {
  const all: unknown[] = []
  for (const who of [sunnySecretary, office, riverSecretary, stranger]) {
    for (const code of codes) all.push([code, await town.as(who).call('opinions.look', { code })])
    for (const [op, { input }] of Object.entries(asked)) {
      if (!op.startsWith('opinions.') || 'tapId' in input || 'code' in input) continue
      all.push([op, who.name, await town.cloud.call(who.openid, 'api', { op, input })])
    }
    for (const show of ['toRead', 'shown', 'keptBack'] as const) {
      const words = { communityId: 'sunny', year: '2026', show, cursor: null }
      all.push([show, who.name, await town.as(who).call('opinions.words', words)])
    }
  }
  // Words stand under ids drawn by lot, and are told in their order.
  return JSON.stringify(all).replace(/w[0-9a-f]{32}/g, '')
}

const enters = (
  code: string,
  tapId: string,
  answers: (Grade | null)[] = ['good', 'good'],
  who: Person = sunnySecretary,
) => town.as(who).call('opinions.enter', { ...filled(code, answers), tapId, communityId: 'sunny' })

interface Household {
  place: number
  answers: (Grade | null)[]
  words: string | null
}

/** Some households answer by phone; the secretary enters all the other codes but one and reads everything, before and after. */
async function everythingTold(households: Household[]): Promise<string[]> {
  town = await openTown(townAtWork)
  const codes = await printedCodes()
  for (const { place, answers, words } of households) {
    await ask(town, stranger, 'opinions.answer', filled(String(codes[place]), answers, words))
  }
  const told = [await answersToPrinters(codes)]
  const others = codes.filter((_, place) => place >= 5)
  for (const [place, code] of others.entries()) {
    told.push(JSON.stringify(await enters(code, `tap-enter-00${place}`)))
  }
  told.push(await answersToPrinters(codes))
  await closed(town)
  const publish = { tapId: 'tap-publish-0', communityId: 'sunny', year: '2026' }
  told.push(JSON.stringify(await town.as(sunnySecretary).call('opinions.publish', publish)))
  told.push(await answersToPrinters(codes))
  return told
}

describe('whoever printed the codes', () => {
  it('G79 and enters papers by all others is told the same whatever one household said by phone, and whether it said anything', async () => {
    const one = { place: 0, answers: ['good', 'best'] as Grade[], words: null }
    const first = await everythingTold([one])
    expect(first.join('')).toContain('"sheets":7')
    expect(await everythingTold([{ ...one, answers: ['worst', 'poor'], words: '没有人管' }])).toEqual(first)
    expect(await everythingTold([{ ...one, place: 3 }])).toEqual(first)
    expect(await everythingTold([])).toEqual(first)
  })

  it('G79 is told the same whatever the fourth of four households said', async () => {
    const some = [0, 1, 2].map(place => ({
      place,
      answers: ['fair', null] as (Grade | null)[],
      words: '路灯',
    }))
    const first = await everythingTold([...some, { place: 3, answers: ['best', 'best'], words: null }])
    expect(await everythingTold([...some, { place: 3, answers: ['worst', null], words: '又黑了' }])).toEqual(
      first,
    )
  })

  it('G79 sees of no code whether it was used: to look, to enter, and to send what cannot be kept', async () => {
    const codes = await printedCodes()
    const [used = '', unused = ''] = codes
    await ask(town, stranger, 'opinions.answer', filled(used))
    const tries = async (code: string) => [
      await town.as(sunnySecretary).call('opinions.look', { code }),
      await town.as(stranger).call('opinions.look', { code }),
      await town
        .as(stranger)
        .call('opinions.answer', { ...filled(code, ['good', 'good', 'good']), tapId: 'tap-none-000' }),
      await enters(code, 'tap-enter-000'),
      await enters(code, 'tap-enter-001', ['worst', 'worst']),
      await town.as(sunnySecretary).call('opinions.answer', { ...filled(code), tapId: 'tap-desk-000' }),
    ]
    expect(await tries(used)).toEqual(await tries(unused))
    await closed(town)
    const late = (code: string) => town.as(stranger).call('opinions.answer', filled(code))
    expect(await late(used)).toEqual(await late(String(codes[2])))
  })

  it('G79 a household whose code was used by somebody else is told that this one was not counted', async () => {
    const [code = ''] = await printedCodes()
    await enters(code, 'tap-enter-000')
    expect(await town.as(stranger).call('opinions.answer', filled(code, ['worst']))).toEqual({
      ok: true,
      value: { isNew: false },
    })
  })

  it('G79 nobody is told how many came back before the end, and then not below the rule', async () => {
    await opened(town)
    const codes = await codesIn((await ask(town, sunnySecretary, 'opinions.print', print)).url)
    const sheets = async () => [
      (await ask(town, sunnySecretary, 'opinions.community', { communityId: 'sunny' })).sheets,
      (await ask(town, office, 'opinions.county', {})).items.find(({ printed }) => printed > 0)?.sheets,
    ]
    for (const code of codes.slice(0, 4)) await ask(town, stranger, 'opinions.answer', filled(code))
    expect(await sheets()).toEqual([null, null])
    await ask(town, stranger, 'opinions.answer', filled(String(codes[4])))
    expect(await sheets()).toEqual([null, null])
    await closed(town)
    expect(await sheets()).toEqual([5, 5])
  })
})
