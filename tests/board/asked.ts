import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const board: AskedOf<'board'> = {
  //                             office  sunny   river   water   li      chen    stranger
  'board.look':          { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { estateId: 'garden', cursor: null } },
  'board.person':        { who: ['-',    '-',    '-',    '-',    '-',    '-',    '-'],      input: { estateId: 'garden', memberId: 'none' } },
  'board.photos':        { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { estateId: 'garden', memberIds: ['none'] } },
  'board.mine':          { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'board.setShown':      { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, isShown: true } },
  'board.givePhoto':     { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, uploadId: 'none', consents: true } },
  'board.takeBackPhoto': { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId } },
  'board.listPhotos':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'board.decidePhoto':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId: 'none', photoTapId: tapId, decision: 'show' } },
  'board.estates':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'board.makeSheet':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, estateId: 'garden', size: 'A4', cursor: null } },
}
