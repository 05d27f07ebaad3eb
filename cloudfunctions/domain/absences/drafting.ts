import { dayOf, nextQuarter } from '../../../src/contract/calendar'
import type { Absence } from '../../../types/absences'
import type { Member } from '../../../types/members'
import type { Registration } from '../../../types/registrations'
import type { HalfYear, Moment, Quarter } from '../../../types/time'
import { type Condition, is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { aShareOfATick, findMark, walkOn } from '../../kernel/walk'
import { checkinId } from '../checkins/rules'
import { nextOnRoster } from '../members/store'
import { readTree } from '../orgs/store'
import type { Tree } from '../orgs/tree'
import { momentKey, registrationId } from '../registrations/rules'
import { readRuleBook } from '../rules/store'
import { absenceId, halfYearOfQuarter, quartersToLookAt, wasHere } from './rules'
import { countAbsences, keepCounts } from './store'

/** How far the look back from one quarter has come; `_id` is the quarter. */
interface Look extends Stored {
  after: string
  state: 'running' | 'done'
  /** Members with a full registration in these quarters: the denominator. */
  looked: number
}

/**
 * A89 X14 G131: once a quarter can be put right no more, drafts a word to the unit for everybody who was registered all
 * the time and came to nothing in as many quarters as the rule says. At most nine calls for five hundred people; a tick
 * that was stopped is gone on with. Nothing is sent. Answers how many were drafted.
 */
export async function draftAbsences(db: Db, now: Moment): Promise<number> {
  const [rules, tree] = await Promise.all([readRuleBook(db, now), readTree(db, now)])
  const settings = rules.on(dayOf(now))
  const quarters = quartersToLookAt(dayOf(now), {
    quarters: settings['absence.contactAfterQuarters'],
    backfillDays: settings['checkin.backfillDays'],
  })
  const last = quarters.at(-1)
  if (!last) return 0
  const halfYear = halfYearOfQuarter(last)
  const first: Look = { _id: last, after: '', state: 'running', looked: 0 }
  const look = await findMark(db, 'absenceLooks', first)
  const { drafted, looked } =
    look.state === 'done'
      ? { drafted: 0, looked: look.looked }
      : await goOn(db, look, { quarters, halfYear, tree, now })
  await keepCounts(db, {
    _id: halfYear,
    members: looked,
    ...(await countAbsences(db, halfYear)),
    asOf: now,
  })
  return drafted
}

interface Looking {
  quarters: Quarter[]
  halfYear: HalfYear
  tree: Tree
  now: Moment
}

async function goOn(db: Db, look: Look, looking: Looking): Promise<{ drafted: number; looked: number }> {
  const { did, mark } = await walkOn(db, look, {
    collection: 'absenceLooks',
    while: { state: 'running' },
    isOver: aShareOfATick(),
    async slice({ after, looked }) {
      const { people, last, isLast } = await nextOnRoster(db, after, ['branchId', 'registration'])
      const here = await registeredAllTheTime(db, people, looking.quarters)
      const absent = await withoutAnything(db, here, looking.quarters)
      await insertDrafts(
        db,
        absent.map(member => draftOf(member, looking)),
      )
      const set = { after: last, state: isLast ? ('done' as const) : ('running' as const) }
      return { set: { ...set, looked: looked + here.length }, did: absent.length, isLast }
    },
  })
  return { drafted: did, looked: mark.looked }
}

/** Those of these people whom their community had accepted before the first quarter began. */
async function registeredAllTheTime(db: Db, people: Member[], quarters: Quarter[]): Promise<Member[]> {
  const registered = people.filter(({ registration }) =>
    ['accepted', 'assigned'].includes(registration?.state ?? ''),
  )
  const [first] = quarters
  if (registered.length === 0 || !first) return []
  const idOf = ({ _id, registration }: Member) => registrationId(_id, registration?.communityId ?? '')
  const found = await db.find<Registration>('registrations', {
    where: { _id: is.oneOf(registered.map(idOf)) },
    limit: registered.length,
    fields: ['state', 'stubKey'],
  })
  const here = new Set(found.filter(one => wasHere(one, first)).map(({ _id }) => _id))
  return registered.filter(member => here.has(idOf(member)))
}

/** Where taking part is written down, and in which states it is a fact or may become one. */
const traces: [collection: string, states: string[]][] = [
  ['checkins', ['counted', 'waiting']],
  ['activityAttendances', ['present', 'pending']],
  ['activityServices', ['noted', 'confirmed']],
]

/** Those who came to nothing at all, wherever it was: three calls. */
async function withoutAnything(db: Db, people: Member[], quarters: Quarter[]): Promise<Member[]> {
  if (people.length === 0) return []
  const ids = people.map(({ _id }) => _id)
  const seen = new Set<string>()
  for (const [collection, states] of traces) {
    const where: Condition = {
      memberId: is.oneOf(ids),
      quarter: is.oneOf(quarters),
      state: is.oneOf(states),
    }
    for (const { memberId } of await db.countBy(collection, where, { memberId: 'memberId' }, ids.length)) {
      if (memberId) seen.add(memberId)
    }
  }
  return people.filter(({ _id }) => !seen.has(_id))
}

function draftOf({ _id, branchId, registration }: Member, looking: Looking): Absence {
  const { quarters, halfYear, tree, now } = looking
  const communityId = registration?.communityId ?? ''
  const id = absenceId(_id, halfYear)
  const last = quarters.at(-1) as Quarter
  return {
    _id: id,
    memberId: _id,
    communityId,
    branchId,
    unitPlaces: tree.upwards(branchId).map(org => org._id),
    halfYear,
    quarters,
    nextFact: checkinId(_id, communityId, nextQuarter(last)),
    state: 'drafted',
    draftedAt: now,
    words: null,
    answer: null,
    steps: [],
    sortKey: momentKey(now, id),
  }
}

/** Keeps each once; after a tick that was stopped, only those that are missing. */
async function insertDrafts(db: Db, drafts: Absence[]): Promise<void> {
  if ((await db.insertMany('absences', drafts)) === 'inserted') return
  const kept = await db.find('absences', {
    where: { _id: is.oneOf(drafts.map(({ _id }) => _id)) },
    limit: drafts.length,
    fields: ['_id'],
  })
  const known = new Set(kept.map(({ _id }) => _id))
  await db.insertMany(
    'absences',
    drafts.filter(({ _id }) => !known.has(_id)),
  )
}
