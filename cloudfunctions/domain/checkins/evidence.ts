import { dayOf, quarterOf } from '../../../src/contract/calendar'
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
    door: Pick<SiteDoor, 'day' | 'openedAt' | 'revokedAt'>
  } | null
  way: CheckinWay
  /** For a check-in that waited without a network, with whether the phone's own seal on it is right. */
  queued: (Pick<QueuedSaid, 'readAt' | 'offsetMs' | 'sentAt' | 'keySince'> & { isSealed: boolean }) | null
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
 * is refused, because the next one is in front of the person. What a phone kept without one waits for the secretary: a
 * photograph of the code looks the same, whoever seals it. What comes while its code is still shown needs no seal.
 */
export function judgeEvidence(shown: Shown, now: Moment, lateUploadHours: number): Evidence {
  const { queued, rotating } = shown
  if (!queued || (rotating && isStillShown(rotating, now))) return judgeAtOnce(shown, now)
  return judgeQueued(shown, queued, now, lateUploadHours)
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
  const readAt = readAtOf(queued)
  // A phone's clock may be a little ahead: nothing on a wall was read after it arrived.
  const happenedAt = rotating ? momentOf(rotating.code) : doubt ? now : Math.min(readAt, now)
  if (happenedAt > now + stepMs) return no('codeAhead')
  if (now - happenedAt > keptAtMostMs) return no('keptTooLong')

  const late = now - happenedAt > lateUploadHours * 60 * minuteMs ? 'late' : null
  const ofCode = rotating ? doubtOfScreen(rotating, readAt) : doubtOfQuarter(happenedAt, now)
  const kept = rotating ? 'keptCode' : null
  return evidence('B', pictured(way) ?? doubt ?? ofCode ?? late ?? kept, happenedAt)
}

/**
 * Without the phone's seal, or when its clock has moved since it was compared, its word on the time proves nothing; nor
 * does a key on what was before it.
 */
function doubtOfClock(queued: NonNullable<Shown['queued']>, now: Moment): WaitReason | null {
  const { isSealed, readAt, offsetMs, sentAt, keySince } = queued
  if (!isSealed || offsetMs === null || keySince == null) return 'unsigned'
  if (Math.abs(now - (sentAt + offsetMs)) > clockSlackMs || readAt > sentAt) return 'clockMoved'
  return readAtOf(queued) < keySince ? 'beforeKey' : null
}

/** By the cloud's clock, as far as the phone knows it. */
function readAtOf({ readAt, offsetMs }: Pick<QueuedSaid, 'readAt' | 'offsetMs'>): Moment {
  return readAt + (offsetMs ?? 0)
}

function doubtOfScreen(rotating: NonNullable<Shown['rotating']>, readAt: Moment): WaitReason | null {
  if (!wasShownAt(rotating, readAt)) return 'staleCode'
  return rotating.door.revokedAt === null ? null : 'doorTakenBack'
}

function doubtOfQuarter(happenedAt: Moment, now: Moment): WaitReason | null {
  return quarterOf(happenedAt) === quarterOf(now) ? null : 'quarterBefore'
}

function isStillShown(rotating: NonNullable<Shown['rotating']>, now: Moment): boolean {
  return rotating.door.revokedAt === null && wasShownAt(rotating, now)
}

/** A screen draws nothing before it is opened, though its key could. */
function wasShownAt(rotating: NonNullable<Shown['rotating']>, moment: Moment): boolean {
  const { code, door } = rotating
  const isInTime = Math.abs(stepOf(moment) - code.step) <= 1 && code.step >= stepOf(door.openedAt) - 1
  return isInTime && isOfItsDay(rotating)
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
