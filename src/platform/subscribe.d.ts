import type { ConsentAnswer } from '../../types/reminders'

/**
 * Asks WeChat whether one message may be sent. It has to begin within the tap, before anything is awaited; null when
 * WeChat could not ask.
 */
export type Subscribe = (templateId: string) => Promise<ConsentAnswer | null>

export const subscribe: Subscribe
