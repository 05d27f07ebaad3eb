import { type AskedOf, communityId, memberId, tapId } from '../example'

// biome-ignore format: a table to be read
export const board: AskedOf<'board'> = {
  //                             office  sunny   river   water   li      chen    stranger
  // The two who live in 桂花园 find its board from home; everybody else has to stand before it.
  'board.look':          { who: ['-',    '-',    '-',    '-',    'yes',  'yes',  '-'],        input: { door: { by: 'home' }, cursor: null } },
  'board.person':        { who: ['-',    '-',    '-',    '-',    '-',    '-',    '-'],        input: { door: { by: 'code', code: '0000-0000-0000' }, memberId } },
  'board.photos':        { who: ['-',    '-',    '-',    '-',    'yes',  'yes',  '-'],        input: { door: { by: 'home' }, memberIds: ['none'] } },
  'board.mine':          { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: {} },
  'board.setShown':      { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, isShown: true } },
  'board.givePhoto':     { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, uploadId: 'none', consents: true } },
  'board.takeBackPhoto': { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId } },
  'board.listPhotos':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'board.decidePhoto':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, memberId: 'none', photoTapId: tapId, decision: 'show' } },
  'board.estates':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'board.makeSheet':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, estateId: 'garden', size: 'A4', cursor: null } },
  'board.show':          { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'],  input: { communityId, estateId: 'garden' } },
  'board.listPeople':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'],  input: { communityId, estateId: 'garden', show: 'notAsked', cursor: null } },
  'board.previewPaper':  { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'],  input: { communityId, estateId: 'garden', memberIds: ['none'], on: '2026-11-22' } },
  'board.notePaper':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'],  input: { tapId, communityId, estateId: 'garden', memberIds: ['none'], on: '2026-11-22' } },
  'board.undoPaper':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'],  input: { tapId, communityId, estateId: 'garden', memberIds: ['none'], noteId: 'none' } },
  'board.takeDown':      { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'],  input: { tapId, communityId, estateId: 'garden', memberId: 'none' } },
  'board.changeCode':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'],  input: { tapId, communityId, estateId: 'garden' } },
}
