import type { CheckinWay } from '../../types/checkins'

/** What a scan gave: the text of the code and how it was read. */
export type Scanned =
  | { kind: 'read'; text: string; way: CheckinWay }
  | { kind: 'cancelled' }
  /** The phone could not scan: no camera, or not allowed to use it. */
  | { kind: 'failed' }

export type Scan = () => Promise<Scanned>

export const scan: Scan
