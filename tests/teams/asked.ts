import type { Availability } from '../../types/teams'
import { type AskedOf, communityId, memberId, tapId } from '../example'

const aForm = {
  wish: [],
  skills: [],
  availability: ['weekends'] as Availability[],
  experience: null,
  remark: null,
  acceptsConduct: true as const,
}

// biome-ignore format: a table to be read
export const teams: AskedOf<'teams'> = {
  //                              office  sunny   river   water   li      chen    stranger
  'teams.mine':           { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { communityId: null } },
  'teams.apply':          { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, ...aForm, communityId: null, name: null } },
  'teams.enter':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, ...aForm, memberId } },
  'teams.offer':          { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, services: ['other'] } },
  'teams.leave':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, volunteerId: memberId, to: 'stop' } },
  'teams.printForm':      { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, whose: { kind: 'empty', communityId } } },
  'teams.place':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, items: [{ volunteerId: 'none', fromTeamId: null, teamId: 'repairs' }] } },
  'teams.list':           { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, cursor: null } },
  'teams.show':           { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { teamId: 'repairs' } },
  'teams.describe':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, teamId: 'repairs', revision: 9, kind: 'community', skills: [], services: [], wanted: 8 } },
  'teams.listWaiting':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, cursor: null } },
  'teams.listVolunteers': { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { orgId: communityId, skill: null, availability: null, estateId: null, cursor: null } },
}
