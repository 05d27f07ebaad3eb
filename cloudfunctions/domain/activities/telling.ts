import type { Activity, ActivitySignup } from '../../../types/activities'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { insertNotices } from '../notices/store'
import { noticesOf, type Telling } from '../notices/telling'

const activitiesATick = 20
const peopleASlice = 200
const slicesATick = 10

type Signup = Pick<ActivitySignup, 'memberId' | 'lineKey'>

/** Somebody in line has a place now: told once for each time in line, whose number is another one then. */
export function placeFor({ _id, title, startsAt }: Activity, { memberId, lineKey }: Signup): Telling {
  return {
    kind: 'activityMovedUp',
    told: { title, startsAt },
    to: { memberId },
    thing: _id,
    stage: `movedUp ${lineKey}`,
    link: { page: 'activity', id: _id },
  }
}

/** Tells whoever signed up of another hour or place, or that it is cancelled. Answers how many were told. */
export async function tellChanges(db: Db, now: Moment): Promise<number> {
  const activities = await db.find<Activity>('activities', {
    where: { 'telling.at': is.moreThan(0) },
    limit: activitiesATick,
  })
  let told = 0
  for (const activity of activities) told += await tellChangesOf(db, activity, now)
  return told
}

/** The activity remembers how far down the line it has come: a tick that was stopped is gone on with. */
async function tellChangesOf(db: Db, activity: Activity, now: Moment): Promise<number> {
  let told = 0
  let { telling } = activity
  for (let slice = 0; telling && slice < slicesATick; slice++) {
    const seen: NonNullable<Activity['telling']> = telling
    const line = now < activity.endsAt ? await listLine(db, activity._id, seen) : []
    await insertNotices(db, noticesOf(line.map(changeFor(activity, seen.at)), now))
    told += line.length
    const next = nextOf(seen, line)
    const change = next ? { set: { telling: next } } : { unset: ['telling'] }
    const isOurs = await db.updateOne('activities', activity._id, { ...asSeen(seen) }, change)
    // It was changed again: the newer change is told from the beginning.
    telling = isOurs && next ? next : undefined
  }
  return told
}

function listLine(
  db: Db,
  activityId: string,
  { state, after }: NonNullable<Activity['telling']>,
): Promise<Signup[]> {
  return db.find<ActivitySignup>('activitySignups', {
    where: { activityId, state, lineKey: is.moreThan(after) },
    orderBy: ['lineKey', 'asc'],
    limit: peopleASlice,
    fields: ['memberId', 'lineKey'],
  })
}

/** First whoever has a place, then whoever waits for one. */
function nextOf(
  { at, state }: NonNullable<Activity['telling']>,
  line: Signup[],
): NonNullable<Activity['telling']> | null {
  const last = line.length === peopleASlice ? line.at(-1) : undefined
  if (last) return { at, state, after: last.lineKey }
  return state === 'signedUp' ? { at, state: 'waiting', after: '' } : null
}

const asSeen = ({ at, state, after }: NonNullable<Activity['telling']>) => ({
  'telling.at': at,
  'telling.state': state,
  'telling.after': after,
})

const changeFor =
  ({ _id, title, startsAt, place, state, cancelReason }: Activity, at: Moment) =>
  ({ memberId }: Signup): Telling => ({
    ...(state === 'cancelled'
      ? { kind: 'activityCancelled', told: { title, startsAt, reason: cancelReason } }
      : { kind: 'activityChanged', told: { title, startsAt, place } }),
    to: { memberId },
    thing: _id,
    stage: `changed ${at}`,
    link: { page: 'activity', id: _id },
  })
