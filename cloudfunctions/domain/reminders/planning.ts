import { dayOf, lastDayOfQuarter, quarterOf } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type { Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { aShareOfATick, findMark, walkOn } from '../../kernel/walk'
import { checkinId } from '../checkins/rules'
import { readWorkCalendar } from '../holidays/store'
import { nextOnRoster } from '../members/store'
import { insertNotices } from '../notices/store'
import { noticesOf, type Telling } from '../notices/telling'
import { readRuleBook } from '../rules/store'
import { isOfficeHour, stageOn } from './rules'

/** How far one stage of one quarter has been planned; `_id` is `<quarter>_<days before its end>`. */
interface Plan extends Stored {
  after: string
  state: 'running' | 'done'
  told: number
}

/**
 * A36 A132 G50: tells every member who has not checked in yet that the quarter ends, at each stage once, on working
 * days in office hours. Four calls for five hundred people; a tick that was stopped is gone on with. Answers how many.
 */
export async function planQuarter(db: Db, now: Moment): Promise<number> {
  const [rules, calendar] = await Promise.all([readRuleBook(db, now), readWorkCalendar(db, now)])
  const today = dayOf(now)
  const settings = rules.on(today)
  const hours = { fromHour: settings['reminders.fromHour'], untilHour: settings['reminders.untilHour'] }
  const quarter = quarterOf(now)
  const stage = stageOn(today, quarter, settings['reminders.daysBefore'])
  if (stage === null || !isOfficeHour(now, hours, calendar)) return 0

  const first: Plan = { _id: `${quarter}_${stage}`, after: '', state: 'running', told: 0 }
  const plan = await findMark(db, 'reminderPlans', first)
  return plan.state === 'done' ? 0 : goOn(db, plan, quarter, now)
}

async function goOn(db: Db, plan: Plan, quarter: Quarter, now: Moment): Promise<number> {
  const { did } = await walkOn(db, plan, {
    collection: 'reminderPlans',
    while: { state: 'running' },
    isOver: aShareOfATick(),
    async slice({ after, told }) {
      const { people, last, isLast } = await nextOnRoster(db, after, ['communityId'])
      const missing = await withoutCheckin(db, people, quarter)
      await insertNotices(db, noticesOf(missing.map(dueFor(plan._id, quarter)), now))
      const set = { after: last, state: isLast ? ('done' as const) : ('running' as const) }
      return { set: { ...set, told: told + missing.length }, did: missing.length, isLast }
    },
  })
  return did
}

/** Those of these people who live in a community and have not checked in there this quarter. */
async function withoutCheckin(db: Db, people: Member[], quarter: Quarter): Promise<Member[]> {
  const expected = people.filter(({ communityId }) => communityId !== null)
  if (expected.length === 0) return []
  const ids = expected.map(member => factOf(member, quarter))
  const done = await settledOf(db, ids)
  return expected.filter(member => !done.has(factOf(member, quarter)))
}

const factOf = ({ _id, communityId }: Pick<Member, '_id' | 'communityId'>, quarter: Quarter): string =>
  checkinId(_id, communityId ?? '', quarter)

/** Which of these check-ins are made, whether counted or still waiting for the secretary. */
export async function settledOf(db: Db, checkinIds: string[]): Promise<Set<string>> {
  const done = await db.find<Stored>('checkins', {
    where: { _id: is.oneOf(checkinIds), state: is.oneOf(['counted', 'waiting']) },
    limit: checkinIds.length,
    fields: ['_id'],
  })
  return new Set(done.map(({ _id }) => _id))
}

const dueFor =
  (planId: string, quarter: Quarter) =>
  (member: Member): Telling => ({
    kind: 'quarterDue',
    told: { quarter, lastDay: lastDayOfQuarter(quarter) },
    to: { memberId: member._id },
    thing: factOf(member, quarter),
    stage: planId,
    link: { page: 'home', id: null },
  })
