import { dayOf } from '../../../src/contract/calendar'
import type { Activity, ActivitySignup } from '../../../types/activities'
import type { Pair } from '../../../types/pairs'
import type { Registration } from '../../../types/registrations'
import type { DateKind } from '../../../types/reminders'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Telling } from '../notices/telling'
import { findHolders, holdersOf } from '../orgs/holders'
import type { Tree } from '../orgs/tree'
import type { RuleName, Rules } from '../rules/book'

const rowsASlice = 200
const activitiesASlice = 20
const signupsASlice = 500

/** Keys from the one (or after another) and before a third. */
interface Window {
  from: string
  after: string
  until: string
}

interface Slice {
  tellings: Telling[]
  /** The key to go on after; null when this was the last slice. */
  last: string | null
}

interface About {
  tree: Tree
  now: Moment
}

/** One kind of day: in what order its things are kept, and whom the next slice of them concerns. */
export interface DateTable {
  /** The county's switch. */
  rule: Extract<RuleName, `reminders.dates.${string}`>
  keys: 'days' | 'moments'
  /** Told so many days after it went by; otherwise before it comes. */
  daysLate?(settings: Rules): number
  next(db: Db, window: Window, about: About): Promise<Slice>
}

const within = ({ from, after, until }: Window) =>
  after === '' ? is.between(from, until) : is.after(after, until)

export const dateTables: Record<DateKind, DateTable> = {
  /** G09: a first stub that has not come back. */
  stub: {
    rule: 'reminders.dates.stub',
    keys: 'moments',
    daysLate: settings => settings['registrations.stubDays'],
    async next(db, window, about) {
      const due = await db.find<Registration>('registrations', {
        where: { 'unitStub.state': 'due', stubKey: within(window) },
        orderBy: ['stubKey', 'asc'],
        limit: rowsASlice,
        fields: ['branchId', 'stubKey'],
      })
      const things = due.map(({ branchId, stubKey }) => ({ orgId: branchId, key: stubKey ?? '' }))
      return gathered(db, things, about)
    },
  },
  /** G34: the day of a visit. */
  visit: {
    rule: 'reminders.dates.visit',
    keys: 'days',
    async next(db, window) {
      const pairs = await db.find<Pair>('pairs', {
        where: { state: 'together', dueKey: within(window) },
        orderBy: ['dueKey', 'asc'],
        limit: rowsASlice,
        fields: ['members', 'awaitedDay', 'dueKey'],
      })
      return {
        tellings: pairs.flatMap(visitTellings),
        last: pairs.length < rowsASlice ? null : (pairs.at(-1)?.dueKey ?? null),
      }
    },
  },
  /** G44: what somebody signed up for begins. */
  activity: {
    rule: 'reminders.dates.activity',
    keys: 'moments',
    async next(db, window, { now }) {
      const activities = await db.find<Activity>('activities', {
        where: { state: 'open', endsKey: within(window) },
        orderBy: ['endsKey', 'asc'],
        limit: activitiesASlice,
        fields: ['title', 'startsAt', 'endsKey'],
      })
      const tellings: Telling[] = []
      for (const activity of activities.filter(({ startsAt }) => startsAt > now)) {
        tellings.push(...(await activityTellings(db, activity)))
      }
      const last = activities.length < activitiesASlice ? null : (activities.at(-1)?.endsKey ?? null)
      return { tellings, last }
    },
  },
}

interface Thing {
  orgId: string
  /** The moment that comes near or went by, then the id. */
  key: string
}

/** An officer is told how many there are, not of each: one call for the slice's offices. */
async function gathered(db: Db, things: Thing[], { tree, now }: About): Promise<Slice> {
  const last = things.length < rowsASlice ? null : (things.at(-1)?.key ?? null)
  if (things.length === 0) return { tellings: [], last }
  const places = things.flatMap(({ orgId }) => tree.upwards(orgId).map(({ _id }) => _id))
  const accounts = await findHolders(db, places)
  const byOffice = new Map<string, { openids: string[]; orgId: string; keys: string[] }>()
  for (const { orgId, key } of things) {
    const office = tree
      .upwards(orgId)
      .map(({ _id }) => ({
        orgId: _id,
        openids: holdersOf(accounts, ['branchSecretary', 'unitSecretary'], [_id], now),
      }))
      .find(({ openids }) => openids.length > 0)
    if (!office) continue
    const so = byOffice.get(office.orgId) ?? { ...office, keys: [] }
    byOffice.set(office.orgId, { ...so, keys: [...so.keys, key] })
  }
  const tellings = [...byOffice.values()].flatMap(({ openids, orgId, keys }) =>
    openids.map(
      (openid): Telling => ({
        kind: 'dateDue',
        told: { date: 'stub', day: dayOf(momentOf(keys[0] ?? '') - 1), count: keys.length, what: null },
        to: { openid },
        thing: orgId,
        stage: `date stub ${keys[0]}`,
        link: { page: 'unitRegistrations', id: orgId },
      }),
    ),
  )
  return { tellings, last }
}

/** A key begins with the moment; a limit at midnight is the end of the day before. */
const momentOf = (key: string): Moment => Number(key.slice(0, 15))

function visitTellings({ _id, members, awaitedDay }: Pair): Telling[] {
  const day = awaitedDay
  if (day === null) return []
  return members
    .filter(({ agreedAt }) => agreedAt !== null)
    .map(({ memberId }) => ({
      kind: 'dateDue',
      told: { date: 'visit', day, count: 1, what: null },
      to: { memberId },
      thing: _id,
      stage: `visit ${day}`,
      link: { page: 'pair', id: _id },
    }))
}

async function activityTellings(db: Db, { _id, title, startsAt }: Activity): Promise<Telling[]> {
  const tellings: Telling[] = []
  for (let after = ''; ; ) {
    const line = await db.find<ActivitySignup>('activitySignups', {
      where: { activityId: _id, state: 'signedUp', lineKey: is.moreThan(after) },
      orderBy: ['lineKey', 'asc'],
      limit: signupsASlice,
      fields: ['memberId', 'lineKey'],
    })
    for (const { memberId } of line) {
      tellings.push({
        kind: 'dateDue',
        told: { date: 'activity', day: dayOf(startsAt), count: 1, what: title },
        to: { memberId },
        thing: _id,
        stage: `begins ${startsAt}`,
        link: { page: 'activity', id: _id },
      })
    }
    const last = line.at(-1)
    if (!last || line.length < signupsASlice) return tellings
    after = last.lineKey
  }
}
