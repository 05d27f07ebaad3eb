import type { CheckinWay } from '../../types/checkins'

/** How the code that opened this page was read, as far as the platform tells. */
export type WayOfEntry = () => CheckinWay

export const wayOfEntry: WayOfEntry
