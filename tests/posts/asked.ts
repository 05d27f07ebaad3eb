import type { PostWritten } from '../../types/posts'
import { type AskedOf, communityId, memberId, tapId } from '../example'

const aPost: PostWritten = {
  categoryId: null,
  name: '无',
  duties: '无',
  state: 'open',
  serviceCategories: [],
  skills: [],
  teamName: null,
}

// biome-ignore format: a table to be read
export const posts: AskedOf<'posts'> = {
  //                              office  sunny   river   water   li      chen    stranger
  'posts.list':           { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { skills: [] } },
  'posts.claim':          { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, postId: 'none' } },
  'posts.leave':          { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, postId: 'none' } },
  'posts.askHandOver':    { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { tapId, postId: 'none', wish: null } },
  'posts.decideHandOver': { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, handOverId: 'none', decision: 'agree' } },
  'posts.listPlaces':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'posts.setPlace':       { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, postId: 'ten-mediation', revision: 9, state: 'open', capacity: null, tasks: '', requirements: '' } },
  'posts.listClaims':     { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'posts.listHolders':    { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, postId: 'ten-mediation', cursor: null } },
  'posts.decide':         { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, decision: 'approve', items: [{ memberId, postId: 'none' }] } },
  'posts.listHandOvers':  { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, show: 'asked', cursor: null } },
  'posts.findSuccessor':  { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, name: '无', cursor: null } },
  'posts.nameSuccessor':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, handOverId: 'none', memberId: null } },
  'posts.printHandOver':  { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, handOverId: 'none' } },
  'posts.catalogue':      { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: {} },
  'posts.show':           { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { postId: 'ten-mediation' } },
  'posts.add':            { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, set: 'ten', ...aPost, name: '建言献策岗' } },
  'posts.edit':           { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, postId: 'ten-mediation', revision: 9, ...aPost } },
}
