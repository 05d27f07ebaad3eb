import { lastDayOfQuarter, quarterOf } from '../../../src/contract/calendar'
import type { ActivityAttendance, ActivitySignup, ActivityWithMe } from '../../../types/activities'
import type { Moment } from '../../../types/time'
import { answer, refuse } from '../../kernel/answer'
import { withChapters } from '../../kernel/chapters'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { operation } from '../../kernel/operation'
import { mayAsMember } from '../accounts/access'
import { leadsCommunity } from '../sites/access'
import { mayLook, maySignUp, mayTakePart, runs } from './access'
import { activityView, myPart, stepView } from './activity'
import * as input from './input'
import { fillPlaces, signUp as joinLine, leave as leaveLine } from './line'
import { hasComeNear, homeOf, isAtHome, isThere, isWithinHours, type newsOf, whyClosed } from './rules'
import * as store from './store'
import { findTask } from './tasks'

const activitiesAPage = 20
const mineAtOnce = 20

const upcoming = operation<'activities.upcoming'>()({
  input: input.pageInput,
  find: () => null,
  allow: mayAsMember,
  async run({ db, tree, now }, { memberId, member }, { cursor }) {
    const communityId = member && homeOf(member)
    if (!communityId) return answer({ items: [], cursor: null })
    const limit = activitiesAPage + 1
    const rows = await store.listUpcoming(db, communityId, memberId, {
      now,
      after: readCursor(cursor),
      limit,
    })
    return answer(
      pageOf(
        rows,
        activitiesAPage,
        ({ endsKey }) => endsKey,
        row => withMe(row, tree),
      ),
    )
  },
})

const mine = operation<'activities.mine'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run({ db, tree, now }, { memberId, member }) {
    const quarter = quarterOf(now)
    const communityId = member && homeOf(member)
    const [task, signups, coming] = await Promise.all([
      communityId ? findTask(db, { memberId, communityId, quarter }) : null,
      store.listMySignups(db, memberId, now, mineAtOnce),
      communityId
        ? store.listUpcoming(db, communityId, memberId, { now, after: null, limit: mineAtOnce })
        : [],
    ])
    const next = coming.find(row => whyClosed(row, now) === null && !row.signups.some(({ isOpen }) => isOpen))
    return answer({
      quarter,
      quarterEnds: lastDayOfQuarter(quarter),
      task: task?.state === 'done' ? { source: task.source.kind, at: task.at } : null,
      mine: signups.flatMap(signup => {
        const [activity] = signup.activities
        return activity
          ? [withMe({ ...activity, signups: [signup], attendances: signup.attendances }, tree)]
          : []
      }),
      next: next ? withMe(next, tree) : null,
    })
  },
})

function withMe(
  { signups, attendances, ...activity }: store.ActivityRow,
  tree: Context['tree'],
): ActivityWithMe {
  const my = myPart(activity, signups[0] ?? null, attendances[0] ?? null)
  return { ...activityView(activity, tree), my }
}

const show = operation<'activities.show'>()({
  input: input.activityInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayLook,
  async run({ db, actor, tree, now }, { activity, memberId }) {
    const [signup, attendance] = memberId
      ? await Promise.all([
          store.findSignup(db, memberId, activity._id),
          store.findAttendance(db, memberId, activity._id),
        ])
      : [null, null]
    const placeInLine = signup?.state === 'waiting' ? await store.countInLine(db, signup) : null
    const isRunning = runs(actor, activity)
    const story = await withChapters(db, 'activities', activity, 'history')
    const open = activity.state === 'open'
    return answer({
      activity: activityView(activity, tree),
      my: myPart(activity, signup, attendance),
      placeInLine,
      history: story.history.map(step => stepView(step, tree)),
      can: {
        ...memberMay(memberId !== null, activity, signup, attendance, now),
        run: isRunning,
        edit: isRunning && whyClosed(activity, now) === null,
        cancel: isRunning && open && now < activity.endsAt,
        enter: isRunning && open && hasComeNear(activity, now),
        seeEverybody: leadsCommunity(actor, activity.communityId),
      },
    })
  },
})

function memberMay(
  isMember: boolean,
  activity: Parameters<typeof newsOf>[1] & Parameters<typeof whyClosed>[0] & { needsCheckOut: boolean },
  signup: ActivitySignup | null,
  attendance: ActivityAttendance | null,
  now: Moment,
) {
  const isHere = isThere(attendance)
  const isOn = isMember && activity.state === 'open' && isWithinHours(activity, now)
  return {
    signUp: isMember && whyClosed(activity, now) === null && !signup?.isOpen,
    leave: isMember && signup?.isOpen === true && now < activity.endsAt,
    arrive: isOn && !isHere,
    checkOut: isOn && isHere && activity.needsCheckOut && attendance?.leftAt === null,
    confirmOthers: isOn && isHere,
  }
}

const signUp = operation<'activities.signUp'>()({
  input: input.tapInput,
  find: () => null,
  allow: maySignUp,
  async run({ db, now }, { memberId, member }, { activityId, tapId }) {
    const isTheirs = ({ communityId }: { communityId: string }) => isAtHome(member, communityId)
    const done = await joinLine(db, { memberId, activityId, isTheirs, now, tapId })
    if (done.kind === 'gone') return refuse('notAllowed')
    if (done.kind === 'refused') return refuse(done.refusal)
    const { signup, isNew } = done
    if (signup.state !== 'waiting') return answer({ signup: 'signedUp', placeInLine: null, isNew })
    const placeInLine = done.placeInLine ?? (await store.countInLine(db, signup))
    return answer({ signup: 'waiting', placeInLine, isNew })
  },
})

const leave = operation<'activities.leave'>()({
  input: input.tapInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayTakePart,
  async run({ db, now }, { memberId }, { activityId, tapId }) {
    const { isOver, isToFill } = await leaveLine(db, { memberId, activityId, now, tapId })
    if (isOver) return refuse('activityOver')
    if (isToFill) await fillPlaces(db, activityId, now)
    return answer({ left: true })
  },
})

const see = operation<'activities.see'>()({
  input: input.tapInput,
  find: ({ db }, { activityId }) => store.findActivity(db, activityId),
  allow: mayTakePart,
  async run({ db, now }, { memberId }, { activityId }) {
    await store.markSeen(db, memberId, activityId, now)
    return answer({ seenAt: now })
  },
})

export const takingPartOperations = {
  'activities.upcoming': upcoming,
  'activities.mine': mine,
  'activities.show': show,
  'activities.signUp': signUp,
  'activities.leave': leave,
  'activities.see': see,
}
