import { addDays, startOfDay } from '../../../src/contract/calendar'
import type { Org, ResponsibleOn, ResponsiblePart } from '../../../types/orgs'
import type { CalendarDay } from '../../../types/time'
import type { Db } from '../../kernel/db'
import type { OrgChange } from './change'
import { responsibleParts } from './rules'
import { findNaming } from './store'

/** A08 A20: who had each part at the end of a day. Two reads a part, however long the history is. */
export function responsibleOn(db: Db, org: Org, day: CalendarDay): Promise<ResponsibleOn[]> {
  const end = startOfDay(addDays(day, 1))
  return Promise.all(
    responsibleParts(org.kind).map(async part => {
      const [before, after] = await Promise.all([
        findNaming(db, org._id, part, 'before', end),
        findNaming(db, org._id, part, 'from', end),
      ])
      return { part, ...heldBetween(before, after, heldFromTheStart(org, part, end)) }
    }),
  )
}

type Held = Omit<ResponsibleOn, 'part'>
type Naming = Pick<OrgChange, 'at' | 'from' | 'to'>

/** What the naming before a moment and the one after it say about the time between them. */
export function heldBetween(before: Naming | null, after: Naming | null, fromTheStart: Held): Held {
  const until = after?.at ?? null
  if (before) return { name: before.to, since: before.at, until }
  return after ? { name: after.from, since: null, until } : fromTheStart
}

/** Who came with the place, before anybody was named in it. */
function heldFromTheStart({ responsible }: Org, part: ResponsiblePart, end: number): Held {
  const person = responsible?.find(one => one.part === part)
  return person && person.since < end
    ? { name: person.name, since: person.since, until: null }
    : { name: null, since: null, until: null }
}
