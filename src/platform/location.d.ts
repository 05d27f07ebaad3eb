import type { PhonePosition } from '../../types/checkins'

/** May this build ask where the phone is? WeChat grants it to some accounts only; without it everything else works. */
export const canLocate: boolean

/** Where the phone is; null when the person does not allow it, or it takes too long. */
export type Locate = () => Promise<PhonePosition | null>

export const locate: Locate
