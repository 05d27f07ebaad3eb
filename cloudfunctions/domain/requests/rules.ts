import { dayOf, startOfDay } from '../../../src/contract/calendar'
import { afterWorkHours, type WorkCalendar, workHoursBetween } from '../../../src/contract/workdays'
import type {
  BoardCounts,
  RequestAct,
  RequestParty,
  RequestRung,
  RequestState,
  RequestStep,
  RequestsShown,
  ServiceRequest,
} from '../../../types/requests'
import type { CalendarDay, Moment } from '../../../types/time'
import { hiddenIn } from '../../kernel/contacts-in-words'

interface Way {
  /** Null: nothing was asked yet. */
  from: readonly (RequestState | null)[]
  /** Null leaves the state as it is; `back` leads to where it stood when somebody was chosen. */
  to: RequestState | 'back' | null
  by: readonly RequestStep['by']['party'][]
}

const unchosen = ['submitted', 'accepted', 'assigned', 'onTheWay', 'reopened'] as const
const open = [...unchosen, 'chosen'] as const
const taken = ['assigned', 'onTheWay'] as const

/**
 * G30: every act, the states it may begin in, where it leads and whose it is. There is no other way from one state
 * to another; the drawing in `docs/request-states.md` is made from this.
 */
export const ways: Record<RequestAct, Way> = {
  submit: { from: [null], to: 'submitted', by: ['asker', 'host'] },
  accept: { from: ['submitted', 'reopened', 'chosen'], to: 'accepted', by: ['host'] },
  assign: { from: ['submitted', 'accepted', 'assigned', 'reopened', 'chosen'], to: 'assigned', by: ['host'] },
  claim: { from: ['accepted', 'assigned'], to: 'assigned', by: ['anyVolunteer'] },
  choose: { from: ['submitted', 'accepted', 'reopened'], to: 'chosen', by: ['asker'] },
  agree: { from: ['chosen'], to: 'assigned', by: ['chosen', 'chosenMate'] },
  turnDown: { from: ['chosen'], to: 'back', by: ['chosen'] },
  passOn: { from: ['chosen'], to: 'back', by: ['clock'] },
  release: { from: taken, to: 'accepted', by: ['volunteer'] },
  setOut: { from: ['assigned'], to: 'onTheWay', by: ['volunteer'] },
  finish: { from: taken, to: 'done', by: ['volunteer', 'host'] },
  answer: { from: ['submitted', 'accepted', 'reopened'], to: 'done', by: ['host'] },
  confirm: { from: ['done'], to: 'confirmed', by: ['asker', 'host'] },
  giveUp: { from: ['accepted', 'reopened', ...taken], to: 'notSolved', by: ['volunteer', 'host'] },
  reopen: {
    from: ['done', 'confirmed', 'notSolved', 'declined', 'referred'],
    to: 'reopened',
    by: ['asker', 'host'],
  },
  decline: { from: ['submitted', 'accepted', 'reopened', 'chosen'], to: 'declined', by: ['host'] },
  refer: { from: ['submitted', 'accepted', 'assigned', 'reopened', 'chosen'], to: 'referred', by: ['host'] },
  withdraw: { from: open, to: 'withdrawn', by: ['asker'] },
  join: { from: open, to: null, by: ['another'] },
  wait: { from: unchosen, to: null, by: ['host', 'volunteer'] },
  goOn: { from: unchosen, to: null, by: ['asker', 'host', 'volunteer'] },
  nudge: { from: unchosen, to: null, by: ['asker'] },
  reply: { from: open, to: null, by: ['host', 'volunteer'] },
}

/** Where an act leads a request; null leaves it where it stands. */
export function leadsTo(act: RequestAct, before: Pick<ServiceRequest, 'chosen'> | null): RequestState | null {
  const { to } = ways[act]
  return to === 'back' ? (before?.chosen?.from ?? null) : to
}

/** Is it an act of somebody on one of these sides? */
export const isActOf = (act: RequestAct, parties: readonly RequestParty[]): boolean =>
  ways[act].by.some(side => side !== 'clock' && parties.includes(side))

/** Of two taps of one person at once the second finds it taken by the first. */
export const hasTaken = (act: RequestAct, parties: readonly RequestParty[]): boolean =>
  (act === 'claim' || act === 'agree') && parties.includes('volunteer')

/** Whoever asked, and neighbours who joined: each of them is told of every step. */
export const mostAskers = 200

/** The states in which somebody still has to act. */
export const openStates: readonly RequestState[] = open

export const isOpen = (state: RequestState): boolean => open.some(one => one === state)

/** The states in which a volunteer has it in hand, and may know the name, the number and the door (G29). */
export const isTaken = (state: RequestState): boolean => taken.some(one => one === state)

/** G37: is the second of two still missing? */
export const isSecondMissing = ({
  inTwos,
  volunteerIds,
}: Pick<ServiceRequest, 'inTwos' | 'volunteerIds'>): boolean => inTwos && volunteerIds.length < 2

/** Who has it in hand and may go: the door is told to nobody who would go alone where two go together (G29 G37). */
export const maySetOut = (request: Pick<ServiceRequest, 'state' | 'inTwos' | 'volunteerIds'>): boolean =>
  isTaken(request.state) && !isSecondMissing(request)

type Claimable = Pick<ServiceRequest, 'state' | 'isOpenToClaims' | 'inTwos' | 'volunteerIds'>

/** May somebody nearby take it, or be the second where two go together? */
export function isToTake(request: Claimable): boolean {
  if (!request.isOpenToClaims) return false
  return request.state === 'accepted' || (request.state === 'assigned' && isSecondMissing(request))
}

/** G188: of a home, and before somebody is on the way there. */
export const maySetCare = ({ state, place }: Pick<ServiceRequest, 'state' | 'place'>): boolean =>
  place.spot === null && isOpen(state) && state !== 'onTheWay'

/** G37: where it is somebody's home, and when nobody goes there any more. */
export function isTooLate(
  { place }: Pick<ServiceRequest, 'place'>,
  hour: number,
  { fromHour, untilHour }: { fromHour: number; untilHour: number },
): boolean {
  return place.spot === null && (hour < fromHour || hour >= untilHour)
}

/** What somebody on these sides may do with a request as it stands. */
export function mayAct(
  act: RequestAct,
  request: Claimable & Pick<ServiceRequest, 'waitingSince' | 'kind' | 'forgottenAt'>,
  parties: readonly RequestParty[],
): boolean {
  if (!ways[act].from.includes(request.state) || !isActOf(act, parties)) return false
  if (act === 'choose') return request.kind === 'help'
  if (act === 'answer') return request.kind === 'opinion'
  if (act === 'claim') return isToTake(request)
  if (act === 'wait') return request.waitingSince === null
  if (act === 'goOn') return request.waitingSince !== null
  // Whoever came would find no door; an opinion needs none.
  if (act === 'reopen') return request.kind === 'opinion' || !request.forgottenAt
  return true
}

/** What was noted of those who were told the home goes with them: the step of letting go says that they knew it. */
export function contactsLetGo(
  { contactTold = {} }: Pick<ServiceRequest, 'contactTold'>,
  volunteerIds: readonly string[],
): string[] {
  const gone = Object.keys(contactTold).filter(memberId => !volunteerIds.includes(memberId))
  return gone.map(memberId => `contactTold.${memberId}`)
}

/** The states of each list, in the order of the work. */
export const statesShown: Record<RequestsShown, readonly RequestState[]> = {
  new: ['submitted', 'reopened'],
  open: ['accepted', 'chosen'],
  underWay: taken,
  ended: ['done', 'confirmed', 'notSolved', 'declined', 'referred', 'withdrawn'],
}

export interface Limits {
  /** Hours of working days until somebody answers (A122). */
  firstAnswerHours: number
  /** Working days until it comes to an end, from the first answer on. */
  limitDays: number
  /** Hours of working days until somebody higher is asked, after nobody answered in time (G32). */
  ladderHours: number
  /** Hours until whoever was chosen says yes or no; afterwards the community sees to it. */
  chosenHours: number
}

const hoursADay = 24
const hourMs = 60 * 60_000

/** When the next step is due: an answer while nobody has answered, then the end; nothing once it has ended. */
export function dueAfter(
  act: RequestAct,
  before: Pick<ServiceRequest, 'dueAt' | 'waitingSince' | 'state' | 'chosen'> | null,
  now: Moment,
  limits: Pick<Limits, 'firstAnswerHours' | 'limitDays' | 'chosenHours'>,
  calendar: WorkCalendar,
): Moment | null {
  const to = leadsTo(act, before)
  const stands = to ?? before?.state ?? null
  if (stands === null || !isOpen(stands)) return null
  if (act === 'choose') return now + limits.chosenHours * hourMs
  if (act === 'submit' || act === 'reopen') return afterWorkHours(now, limits.firstAnswerHours, calendar)
  const chosen = to === null ? null : (before?.chosen ?? null)
  const stood = chosen?.from ?? before?.state
  const isAnswered = stood !== 'submitted' && stood !== 'reopened'
  if (!isAnswered && to !== null && ways[act].to !== 'back') {
    return afterWorkHours(now, limits.limitDays * hoursADay, calendar)
  }
  if (chosen) return afterWorkHours(now, chosen.hoursLeft, calendar)
  if (act === 'goOn' && before?.waitingSince && before.dueAt !== null) {
    const left = workHoursBetween(before.waitingSince, before.dueAt, calendar)
    return afterWorkHours(now, left, calendar)
  }
  return before?.dueAt ?? null
}

/** How many hours of work the community has left: given back when whoever was chosen does not come (G31). */
export function hoursLeft(
  { dueAt, waitingSince }: Pick<ServiceRequest, 'dueAt' | 'waitingSince'>,
  now: Moment,
  calendar: WorkCalendar,
): number {
  return dueAt === null ? 0 : workHoursBetween(waitingSince ?? now, dueAt, calendar)
}

/** Acts of others after which the community is told that there is something to see to. */
export function isFreshAfter(
  act: RequestAct,
  { firstHandler }: Pick<ServiceRequest, 'firstHandler'>,
): boolean {
  if (act === 'turnDown' || act === 'passOn') return true
  // Whoever answered first hears of these by name; where nobody did, everybody who answers for the community.
  return firstHandler === null && (act === 'release' || act === 'giveUp' || act === 'reopen')
}

/** Steps by which a person answers: the ladder begins again from below. */
const answering: readonly RequestAct[] = [
  'accept',
  'assign',
  'claim',
  'agree',
  'release',
  'setOut',
  'finish',
  'answer',
  'giveUp',
  'decline',
  'refer',
  'wait',
  'reply',
]

/**
 * G32: when the ladder goes on, and from which rung. It begins when the time is over; a person's answer stops it, and
 * it begins anew when nothing has come of that for so many hours of working days.
 */
export function climbAfter(
  act: RequestAct,
  before: Pick<ServiceRequest, 'climbAt' | 'rung' | 'waitingSince'> | null,
  after: Pick<ServiceRequest, 'dueAt' | 'waitingSince' | 'state'>,
  now: Moment,
  limits: Pick<Limits, 'ladderHours'>,
  calendar: WorkCalendar,
): Pick<ServiceRequest, 'climbAt' | 'rung'> {
  const { dueAt, waitingSince, state } = after
  if (dueAt === null || waitingSince !== null) return { climbAt: null, rung: 0 }
  // It goes on to the community then, whatever is said meanwhile.
  if (state === 'chosen') return { climbAt: dueAt, rung: 0 }
  if (answering.includes(act)) {
    return { climbAt: Math.max(dueAt, afterWorkHours(now, limits.ladderHours, calendar)), rung: 0 }
  }
  const isNewTerm = act === 'reopen' || ways[act].to === 'back'
  if (before === null || before.waitingSince !== null || isNewTerm) return { climbAt: dueAt, rung: 0 }
  return { climbAt: before.climbAt, rung: before.rung }
}

const rungs: readonly RequestRung[] = ['volunteer', 'leader', 'secretary', 'town', 'office']

/** Who may be asked next, in order: from whoever has it, or from the community while nobody has. */
export function rungsFrom({ state, rung }: Pick<ServiceRequest, 'state' | 'rung'>): RequestRung[] {
  const lowest = isTaken(state) ? 0 : rungs.indexOf('secretary')
  return rungs.slice(Math.max(rung, lowest))
}

/** The rung above this one, as it is kept. */
export const above = (rung: RequestRung): number => rungs.indexOf(rung) + 1

export const isTop = (rung: RequestRung): boolean => rung === rungs.at(-1)

/** Is somebody late? Never while we wait for the resident (G31). */
export function isLate(
  { dueAt, waitingSince }: Pick<ServiceRequest, 'dueAt' | 'waitingSince'>,
  now: Moment,
): boolean {
  return dueAt !== null && waitingSince === null && dueAt < now
}

const afterOpen = 10 ** 13
const end = 10 ** 14

/**
 * Open requests stand by the day on which they are due, some of them first on that day, then those that wait for the
 * resident, ended ones the latest first; the id makes the key unique.
 */
export function sortKeyOf(
  {
    state,
    dueAt,
    waitingSince,
    goesFirst,
  }: Pick<ServiceRequest, 'state' | 'dueAt' | 'waitingSince' | 'goesFirst'>,
  now: Moment,
  id: string,
): string {
  if (!isOpen(state)) return `${keyAt(end - now)}_${id}`
  if (waitingSince !== null) return `${keyAt(afterOpen - 1)}_${id}`
  const due = dueAt ?? now
  return `${keyAt(startOfDay(dayOf(due)))}_${goesFirst ? 0 : 1}_${keyAt(due)}_${id}`
}

const keyAt = (at: number): string => String(at).padStart(15, '0')

/** A58: what may not wait, who had to ask again, and who needs kindness, all alike: the place in the row does not say which. */
export const goesFirst = ({
  isUrgent,
  reopened,
  careSealed,
}: Pick<ServiceRequest, 'isUrgent' | 'reopened' | 'careSealed'>): boolean =>
  isUrgent || reopened > 0 || careSealed !== null

const careKeptDays = 30
const dayMs = 24 * 60 * 60_000

/** G188: how long after the end it is still known what kindness somebody needs, should the request be opened again. */
export function careUntilOf(
  { state, careSealed }: Pick<ServiceRequest, 'state' | 'careSealed'>,
  now: Moment,
): Moment | null {
  return careSealed === null || isOpen(state) ? null : now + careKeptDays * dayMs
}

/** What remains of a request when nobody needs any more to know whom it was for and how to get there. */
export function forgotten({
  text,
  place,
  steps,
}: Pick<ServiceRequest, 'text' | 'place' | 'steps'>): Partial<ServiceRequest> {
  return {
    nameSealed: null,
    phoneSealed: null,
    phoneTail: null,
    doorSealed: null,
    careSealed: null,
    careUntil: null,
    voiceId: null,
    voiceSeconds: null,
    photoIds: [],
    text: hiddenIn(text),
    place: { ...place, building: hiddenIn(place.building), spot: hiddenIn(place.spot) },
    steps: steps.map(hidingContacts),
  }
}

/** A step without numbers and doors in its words. */
export const hidingContacts = (step: RequestStep): RequestStep => ({ ...step, note: hiddenIn(step.note) })

/** Whatever is open stands before it, also what waits for the resident. */
export const openBefore = keyAt(afterOpen)

/** Whatever is late stands before it, with what is due later on the same day. */
export const dueBefore = keyAt

/** Whatever stands before it is open, or came to its end since then; whatever stands behind it ended before. */
export const endedSince = (moment: Moment): string => keyAt(end - moment)

/** When a request that has ended came to its end; null for an open one. */
export function endedAt(sortKey: string): Moment | null {
  const at = Number(sortKey.slice(0, 15))
  return at > afterOpen ? end - at : null
}

/** How many stand where, and how many of them are late. */
export function countBoard(
  open: readonly Pick<ServiceRequest, 'state' | 'dueAt' | 'waitingSince'>[],
  now: Moment,
): BoardCounts['shown'] {
  const of = (show: keyof BoardCounts['shown']) => {
    const these = open.filter(({ state }) => statesShown[show].includes(state))
    return { count: these.length, late: these.filter(one => isLate(one, now)).length }
  }
  return { new: of('new'), open: of('open'), underWay: of('underWay') }
}

/** G38: once a day is enough. */
export function mayNudge({ nudgedOn }: Pick<ServiceRequest, 'nudgedOn'>, today: CalendarDay): boolean {
  return nudgedOn !== today
}

/** Was this very tap of this very identity taken before? Then it is answered again. */
export function isRepeat({ steps }: ServiceRequest, act: RequestAct, openid: string, tapId: string): boolean {
  return steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === openid)
}
