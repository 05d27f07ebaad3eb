import type { ConsentAnswer } from '../../types/reminders'

/**
 * Asks WeChat whether one message of each of these templates may be sent, three at most. It has to begin within the tap,
 * before anything is awaited; none where WeChat could not ask.
 */
export type Subscribe = (templateIds: string[]) => Promise<Map<string, ConsentAnswer>>

export const subscribe: Subscribe
