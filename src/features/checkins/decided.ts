import type { WaitingCheckin } from '../../../types/checkins'
import type { Moment } from '../../../types/time'
import type { Told } from '../../cloud/use-action'

/** What this phone decided on check-ins that waited, and how it is taken back (0277). */
export interface Decided {
  communityId: string
  /** What names the decision; the tap's id until the answer tells its name. */
  word: string
  checkinIds: string[]
  /** The first few of them by name: of many cards it shows which one to take back. */
  people?: Pick<WaitingCheckin, 'checkinId' | 'name'>[]
  /** What came of it, in words; or that no answer has come yet. */
  sentence: string
  at: Moment
  /** Until the answer has come, what was told: said again under the same tap, it is done once, and then it has a name. */
  unanswered?: Told<'checkins.decide'>
}

const takenBackWithinMs = 24 * 60 * 60_000

/** Counted in check-ins, so that hundreds have their way back whether decided by fifties or one by one (some 60 KB). */
const mostKept = 1000

/** Those, the latest first, that may still be taken back. */
export function stillToTakeBack(decisions: Decided[], now: Moment): Decided[] {
  let checkins = 0
  return decisions
    .filter(({ at }) => at > now - takenBackWithinMs)
    .filter(({ checkinIds }) => {
      checkins += checkinIds.length
      return checkins <= mostKept
    })
}
