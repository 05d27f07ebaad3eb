import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const sites: AskedOf<'sites'> = {
  //                          office  sunny   river   water   li      chen    stranger
  'sites.look':       { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],     input: { siteCode: 'SUNNYsite1' } },
  'sites.list':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'sites.poster':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { siteId: 'sunny1' } },
  'sites.open':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, siteId: 'sunny1' } },
  'sites.close':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, siteId: 'sunny1' } },
  'sites.setPlace':   { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, siteId: 'sunny1', place: null } },
  'sites.openDoor':   { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, siteId: 'sunny1', deviceId: 'device0000000001', deviceName: '门口的平板' } },
  'sites.listDoors':  { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'sites.revokeDoor': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, doorId: 'none' } },
}
