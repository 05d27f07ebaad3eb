import { type AskedOf, tapId } from '../example'

// biome-ignore format: a table to be read
export const notices: AskedOf<'notices'> = {
  //                          office  sunny   river   water   li      chen    stranger
  'notices.list':     { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { cursor: null } },
  'notices.hasNew':   { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: {} },
  'notices.markSeen': { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, kind: 'all' } },
}
