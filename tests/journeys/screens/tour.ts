import type { Page } from 'playwright-core'
import { type Town, townOn } from '../../open-town'
import type { Person } from '../../town'
import { lookAt, nothingFound } from '../../ui/looks'
import type { BrowserPhone } from '../browser-phone'
import { openStreet, type Street, visit } from '../street'

/** Screens that belong together: a town, and the visits by the names of the screens that each looks at. */
export interface Tour {
  town: Record<string, object[]>
  /** `pledge-none, pledge-writing`: the screens in the order in which they are looked at, which name their pictures. */
  visits: Record<string, Visit>
}

/** One person goes to one page and looks at a few screens that belong together. It needs no other visit. */
export interface Visit {
  who: Person
  /** What the visit needs that its town has not; the answer ends the address. */
  before?: (town: Town) => Promise<string | undefined>
  /** `community/desk?org=sunny` */
  opens: string
  /** Words that come with the page. */
  shows: string
  /** The page of its screens where it is not the one that opens; of some of them by their names. */
  on?: string | Record<string, string>
  /** From there on; a visit without steps looks at its one screen. */
  steps?: (phone: BrowserPhone, look: (screen: string) => Promise<void>) => Promise<void>
}

/** The pages that a visit says it looks at. */
export const pagesOf = (name: string, visit: Visit): string[] =>
  screensOf(name).map(screen => pageOf(visit, screen))

export const screensOf = (name: string): string[] => name.split(', ')

function pageOf({ opens, on }: Visit, screen: string): string {
  const page = typeof on === 'string' ? on : on?.[screen]
  return addressOf(page ?? opens).replace(/\?.*/, '')
}

const addressOf = (opens: string): string => `pages/${opens.replace(/(?=\?|$)/, '/index')}`

/** Each visit is a test of its own: one that fails fails alone, and its name says which screen. */
export function walk({ town: collections, visits }: Tour): void {
  let street: Street
  let town: Town
  /** Left open for the next visit of the same person, as another phone would cost a second; not by a visit that failed. */
  const phones = new Map<Person, BrowserPhone>()

  beforeAll(async () => {
    street = await openStreet(collections)
    town = townOn(street.cloud)
  })
  afterAll(() => street.close())

  it.each(Object.entries(visits))('%s', async (name, planned) => {
    const { who, opens, before } = planned
    const end = await before?.(town)
    const left = phones.get(who)
    phones.delete(who)
    const phone = left ?? (await newPhone(who))
    const open = { ...phone, close: async () => {} }
    try {
      await visit(Promise.resolve(open), async () => {
        await goTo(phone, `${addressOf(opens)}${end ?? ''}`, !left)
        await phone.see(planned.shows)
        await lookAround(name, planned, phone)
      })
    } catch (failure) {
      await phone.close()
      throw failure
    }
    phones.set(who, phone)
  })

  async function newPhone(who: Person): Promise<BrowserPhone> {
    const phone = await street.open['in Chromium'](who)
    await phone.page.setViewportSize({ width: 390, height: 844 })
    return phone
  }
}

async function goTo(phone: BrowserPhone, address: string, isNew: boolean): Promise<void> {
  await phone.settled()
  const isThere = new URL(phone.page.url()).hash === `#/${address}`
  if (!isThere) await phone.goTo(address)
  else if (!isNew) await phone.again()
}

async function lookAround(name: string, planned: Visit, phone: BrowserPhone): Promise<void> {
  const findings = nothingFound()
  const seen: string[] = []
  const look = async (screen: string) => {
    await lookAt(phone.page, screen, findings)
    expect({ screen, page: pageShown(phone.page) }).toEqual({ screen, page: pageOf(planned, screen) })
    seen.push(screen)
  }
  if (planned.steps) await planned.steps(phone, look)
  else await look(name)
  expect(seen).toEqual(screensOf(name))
  expect(findings).toEqual(nothingFound())
}

const pageShown = (page: Page): string => new URL(page.url()).hash.replace(/^#\/|\?.*/g, '')

/** Made once in a town for all visits that need it, by whichever comes first. */
export function once<Value>(make: (town: Town) => Promise<Value>): (town: Town) => Promise<Value> {
  const made = new WeakMap<Town, Value>()
  return async town => {
    const value = made.get(town) ?? (await make(town))
    made.set(town, value)
    return value
  }
}
