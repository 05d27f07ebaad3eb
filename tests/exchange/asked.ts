import { type AskedOf, tapId } from '../example'

// biome-ignore format: a table to be read
export const exchange: AskedOf<'exchange'> = {
  //                            office  sunny   river   water   li      chen    stranger
  'exchange.listKeys':  { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { cursor: null } },
  'exchange.createKey': { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, consumer: '12345', communityIds: ['none'], mayRead: true, mayWrite: false, perMinute: 60 } },
  'exchange.revokeKey': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, keyId: 'none' } },
}
