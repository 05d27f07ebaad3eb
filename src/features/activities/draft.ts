import type {
  ActivityKind,
  ActivityPlan,
  ActivityView,
  EducationWay,
  ExampleField,
} from '../../../types/activities'
import type { Moment } from '../../../types/time'
import { addDays, dayOf, momentOn, timeOf } from '../../contract/calendar'
import { words } from './words'

/** An activity while somebody writes it down. */
export interface Draft {
  kind: ActivityKind
  educationWay: EducationWay | null
  fields: ExampleField[]
  title: string
  note: string
  siteId: string | null
  place: string
  day: string
  from: string
  /** Another day than the first only for what was planned elsewhere. */
  lastDay: string
  to: string
  isLimited: boolean
  capacity: string
  openTo: 'community' | 'group'
  needsCheckOut: boolean
}

export const emptyDraft: Draft = {
  kind: 'activityDay',
  educationWay: null,
  fields: [],
  title: '',
  note: '',
  siteId: null,
  place: '',
  day: '',
  from: '',
  lastDay: '',
  to: '',
  isLimited: false,
  capacity: '',
  openTo: 'community',
  needsCheckOut: false,
}

/** As it is planned; with `again`, in the first week to come on the same weekday. */
export function draftOf(activity: ActivityView, again: Moment | null): Draft {
  const { startsAt, endsAt, capacity, note } = activity
  const weeks = again === null ? 0 : Math.max(1, Math.ceil((again - startsAt) / (7 * 24 * 60 * 60_000)))
  const day = addDays(dayOf(startsAt), weeks * 7)
  return {
    kind: activity.kind,
    educationWay: activity.educationWay,
    fields: activity.fields,
    title: activity.title,
    note: note ?? '',
    siteId: activity.siteId,
    place: activity.place,
    day,
    from: timeOf(startsAt),
    lastDay: addDays(dayOf(endsAt), weeks * 7),
    to: timeOf(endsAt),
    isLimited: capacity !== null,
    capacity: capacity === null ? '' : String(capacity),
    openTo: activity.openTo,
    needsCheckOut: activity.needsCheckOut,
  }
}

export type Wrong = Partial<Record<'title' | 'place' | 'day' | 'from' | 'to' | 'capacity', string>>

/** One sentence beside each question that still wants something. */
export function wrongIn(draft: Draft): Wrong {
  const { title, place, day, from, to, isLimited, capacity } = draft
  const people = Number(capacity)
  const isNumber = Number.isInteger(people) && people >= 1 && people <= 5000
  return {
    ...(!title.trim() && { title: words.titleError }),
    ...(!place.trim() && { place: words.placeError }),
    ...(!day && { day: words.dayError }),
    ...(!from && { from: words.timeError }),
    ...(!to
      ? { to: words.timeError }
      : day && from && endOf(draft) <= startOf(draft) && { to: words.orderError }),
    ...(isLimited && !isNumber && { capacity: words.capacityError }),
  }
}

const startOf = ({ day, from }: Draft): Moment => momentOn(day, from)
const endOf = ({ day, lastDay, to }: Draft): Moment => momentOn(lastDay > day ? lastDay : day, to)

/** What is asked of the cloud; null while something is missing. */
export function planOf(draft: Draft): ActivityPlan | null {
  if (Object.keys(wrongIn(draft)).length > 0) return null
  const { kind, educationWay, fields, title, note, siteId, place, isLimited, capacity } = draft
  return {
    kind,
    educationWay: kind === 'training' ? educationWay : null,
    fields,
    title: title.trim(),
    note: note.trim() || null,
    siteId,
    place: place.trim(),
    startsAt: startOf(draft),
    endsAt: endOf(draft),
    capacity: isLimited ? Number(capacity) : null,
    openTo: draft.openTo,
    needsCheckOut: draft.needsCheckOut,
  }
}
