import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const thanks: AskedOf<'thanks'> = {
  //                           office  sunny   river   water   li      chen    stranger
  'thanks.write':      { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, estateId: 'garden', memberId: 'none', text: '谢谢', signedBy: null, mayBeStory: false } },
  'thanks.mine':       { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'thanks.setStory':   { who: ['bind', 'bind', 'bind', 'bind', '-',    '-',    'consent'], input: { tapId, thanksId: 'none', agrees: true } },
  'thanks.listToRead': { who: ['yes',  'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, show: 'words', cursor: null } },
  'thanks.decide':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, thanksId: 'none', decision: 'clear' } },
  'thanks.stories':      { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'],  input: { communityId, cursor: null } },
}
