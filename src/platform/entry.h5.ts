import type { WayOfEntry } from './entry'

/** A browser does not tell; opening the link stands for scanning with WeChat. */
export const wayOfEntry: WayOfEntry = () => 'camera'
