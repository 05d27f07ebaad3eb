import { dayOf } from '../../../src/contract/calendar'
import { type RotatingCode, stepMs, stepOf } from '../../../src/contract/rotating-code'
import type {
  CheckinRefusal,
  CheckinWay,
  EvidenceTier,
  QueuedSaid,
  WaitReason,
} from '../../../types/checkins'
import type { SiteDoor } from '../../../types/sites'
import type { Moment } from '../../../types/time'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** How far a phone's clock may have moved since it was compared, before it proves nothing any more. */
const clockSlackMs = 2 * minuteMs

/** What a phone kept for longer is for the secretary to enter: the quarter's figures have been read by then. */
const keptAtMostMs = 31 * dayMs

export interface Shown {
  /** Which code was shown, on which screen; null for a code on a wall. */
  rotating: {
    code: Pick<RotatingCode, 'step'>
    door: Pick<SiteDoor, 'day' | 'revokedAt'>
  } | null
  way: CheckinWay
  /** For a check-in that waited without a network, with whether the phone's own seal on it is right. */
  queued: (Pick<QueuedSaid, 'readAt' | 'offsetMs' | 'sentAt'> & { isSealed: boolean }) | null
}

export type Evidence =
  | { ok: true; tier: EvidenceTier; waits: WaitReason | null; happenedAt: Moment }
  | {
      ok: false
      refusal: Extract<CheckinRefusal, 'codeExpired' | 'codeAhead' | 'doorTakenBack' | 'keptTooLong'>
    }

/**
 * G12 G201: what a check-in proves, and when it happened. A rotating code fixes the moment by its own step, so that one
 * code never counts twice for one person, not even across a quarter's end. With a network a code that is no longer shown
 * is refused, because the next one is in front of the person; without one it waits for the secretary.
 */
export function judgeEvidence(shown: Shown, now: Moment, lateUploadHours: number): Evidence {
  return shown.queued ? judgeQueued(shown, shown.queued, now, lateUploadHours) : judgeAtOnce(shown, now)
}

function judgeAtOnce({ rotating, way }: Shown, now: Moment): Evidence {
  if (!rotating) return evidence('B', pictured(way), now)
  const { code, door } = rotating
  if (door.revokedAt !== null) return no('doorTakenBack')
  if (code.step > stepOf(now) + 1) return no('codeAhead')
  if (code.step < stepOf(now) - 1 || !isOfItsDay(rotating)) return no('codeExpired')
  return evidence('A', pictured(way), momentOf(code))
}

function judgeQueued(
  { rotating, way }: Shown,
  queued: NonNullable<Shown['queued']>,
  now: Moment,
  lateUploadHours: number,
): Evidence {
  const doubt = doubtOfClock(queued, now)
  const readAt = queued.readAt + (queued.offsetMs ?? 0)
  const happenedAt = rotating ? momentOf(rotating.code) : doubt ? now : readAt
  if (happenedAt > now + stepMs) return no('codeAhead')
  if (now - happenedAt > keptAtMostMs) return no('keptTooLong')

  const late = now - happenedAt > lateUploadHours * 60 * minuteMs ? 'late' : null
  const stale = rotating && (!doubt && !wasShownAt(rotating, readAt) ? 'staleCode' : null)
  const takenBack = rotating && rotating.door.revokedAt !== null ? 'doorTakenBack' : null
  return evidence(rotating ? 'A' : 'B', pictured(way) ?? doubt ?? stale ?? takenBack ?? late, happenedAt)
}

/** Without the phone's seal, or when its clock has moved since it was compared, its word on the time proves nothing. */
function doubtOfClock(
  { isSealed, readAt, offsetMs, sentAt }: NonNullable<Shown['queued']>,
  now: Moment,
): WaitReason | null {
  if (!isSealed || offsetMs === null) return 'unsigned'
  const hasMoved = Math.abs(now - (sentAt + offsetMs)) > clockSlackMs || readAt > sentAt
  return hasMoved ? 'clockMoved' : null
}

function wasShownAt(rotating: NonNullable<Shown['rotating']>, readAt: Moment): boolean {
  return Math.abs(stepOf(readAt) - rotating.code.step) <= 1 && isOfItsDay(rotating)
}

/** The key was for one day. */
function isOfItsDay({ code, door }: NonNullable<Shown['rotating']>): boolean {
  return dayOf(momentOf(code)) === door.day
}

function pictured(way: CheckinWay): WaitReason | null {
  return way === 'camera' ? null : way
}

const momentOf = ({ step }: Pick<RotatingCode, 'step'>): Moment => step * stepMs

const no = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const

function evidence(tier: EvidenceTier, waits: WaitReason | null, happenedAt: Moment): Evidence {
  return { ok: true, tier: waits ? 'D' : tier, waits, happenedAt }
}
