import type { PhoneModel } from './model'

/** A browser says none that could be told from others. */
export const phoneModel: PhoneModel = () => null
