import { type AskedOf, communityId, tapId } from '../example'

// biome-ignore format: a table to be read
export const ratings: AskedOf<'ratings'> = {
  //                                office  sunny   river   water   li      chen    stranger
  'ratings.speak':          { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, requestId: 'none', uploadId: 'none', seconds: 5 } },
  'ratings.listen':         { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { communityId, requestId: 'none' } },
  'ratings.hear':           { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, requestId: 'none', text: null } },
  'ratings.lateFollowUps':  { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: {} },
  'ratings.show':           { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { requestId: 'none' } },
  'ratings.rate':           { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, requestId: 'none', grade: 'best', reasons: [], text: null } },
  'ratings.rateFor':        { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, requestId: 'none', grade: 'best', reasons: [], text: null } },
  'ratings.countFollowUps': { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId } },
  'ratings.listFollowUps':  { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, show: 'due', cursor: null } },
  'ratings.followUp':       { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, requestId: 'none', outcome: 'explained', note: '无' } },
  'ratings.clearWords':     { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, requestId: 'none' } },
  'ratings.listReviews':    { who: ['-',    'yes',  '-',    '-',    '-',    '-',    'consent'], input: { communityId, cursor: null } },
  'ratings.settleReview':   { who: ['-',    '-',    '-',    '-',    '-',    '-',    'consent'], input: { tapId, communityId, reviewId: 'none', note: null } },
  'ratings.myLetters':      { who: ['bind', 'bind', 'bind', 'bind', 'yes',  'yes',  'consent'], input: { cursor: null } },
  'ratings.rates':          { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'yes'],    input: { quarter: null } },
}
