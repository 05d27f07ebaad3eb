import { dayOf } from '../../../src/contract/calendar'
import type { Matter } from '../../../types/reminders'
import type { CalendarDay, Moment, Quarter } from '../../../types/time'
import { type Condition, is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { settledOf } from './planning'

/** What a reminder of one matter looks at: who is meant, and what says that somebody has done it. */
export interface MatterFacts {
  people: Condition
  /** What follows the member's id in the id of the thing. */
  thingEnd: string
  /** What is looked up beside each person: whoever has one has done it. */
  done: { from: string; let: object; pipeline: object[] }
}

export function factsOf(
  matter: Matter,
  { communityId, quarter, day }: { communityId: string; quarter: Quarter; day: CalendarDay },
): MatterFacts {
  const people = { communityId, hiddenBy: null }
  const placed = { ...people, 'registration.state': is.oneOf(['accepted', 'assigned']) }
  const own = (fact: string) => ({ fact: { $concat: ['$_id', fact] } })
  const isOwn = { $expr: { $eq: ['$_id', '$$fact'] } }
  switch (matter) {
    case 'checkin': {
      const thingEnd = `_${communityId}_${quarter}`
      const match = { ...isOwn, state: { $in: doneCheckins } }
      return { people, thingEnd, done: looked('checkins', own(thingEnd), match) }
    }
    case 'post': {
      const match = {
        ...isOwn,
        $or: [{ 'assigned.postIds.0': { $exists: true } }, { postsKey: { $gt: '' } }],
      }
      return {
        people: placed,
        thingEnd: `_${communityId}_${quarter}_post`,
        done: looked('registrations', own(`_${communityId}`), match),
      }
    }
    case 'pledge': {
      const match = {
        $expr: { $eq: ['$memberId', '$$fact'] },
        state: { $in: openPledges },
        until: { $gte: day },
      }
      return {
        people: placed,
        thingEnd: `_${quarter}_pledge`,
        done: looked('pledges', { fact: '$_id' }, match),
      }
    }
  }
}

const doneCheckins = ['counted', 'waiting']
const openPledges = ['public', 'waiting']

function looked(from: string, variables: object, match: object): MatterFacts['done'] {
  return { from, let: variables, pipeline: [{ $match: match }, { $project: { _id: 1 } }] }
}

/**
 * Which of these things are done meanwhile, whatever they are about: one call for the check-ins among them, and one
 * for posts and for pledges where there are any.
 */
export async function settledThings(db: Db, things: string[], now: Moment): Promise<Set<string>> {
  const of = (matter: Matter) => things.filter(thing => matterOf(thing) === matter)
  const [checkins, posts, pledges] = [of('checkin'), of('post'), of('pledge')]
  const settled = await Promise.all([
    checkins.length > 0 ? settledOf(db, checkins) : [],
    posts.length > 0 ? settledPosts(db, posts) : [],
    pledges.length > 0 ? settledPledges(db, pledges, dayOf(now)) : [],
  ])
  return new Set(settled.flatMap(done => [...done]))
}

function matterOf(thing: string): Matter {
  if (thing.endsWith('_post')) return 'post'
  return thing.endsWith('_pledge') ? 'pledge' : 'checkin'
}

async function settledPosts(db: Db, things: string[]): Promise<string[]> {
  const registrationOf = (thing: string) => thing.replace(/_\d{4}Q\d_post$/, '')
  const rows = await db.find<Stored & { assigned: { postIds: string[] }; postsKey?: string | null }>(
    'registrations',
    {
      where: { _id: is.oneOf(things.map(registrationOf)) },
      limit: things.length,
      fields: ['assigned.postIds', 'postsKey'],
    },
  )
  const done = new Set(
    rows
      .filter(({ assigned, postsKey }) => assigned.postIds.length > 0 || Boolean(postsKey))
      .map(({ _id }) => _id),
  )
  return things.filter(thing => done.has(registrationOf(thing)))
}

/** Nobody has more than one open pledge at a time. */
async function settledPledges(db: Db, things: string[], day: CalendarDay): Promise<string[]> {
  const memberOf = (thing: string) => thing.replace(/_\d{4}Q\d_pledge$/, '')
  const rows = await db.find<Stored & { memberId: string }>('pledges', {
    where: {
      memberId: is.oneOf(things.map(memberOf)),
      state: is.oneOf(openPledges),
      until: is.atLeast(day),
    },
    limit: 1000,
    fields: ['memberId'],
  })
  const done = new Set(rows.map(({ memberId }) => memberId))
  return things.filter(thing => done.has(memberOf(thing)))
}
