import type { Matter, ReadySentence } from '../../types/reminders'

/** What a secretary may say (A132), each at most twenty characters, as WeChat's templates take them. Nobody is pressed. */
export const readySentences: Record<ReadySentence, string> = {
  scan: '到社区扫一下码就好，报过了不用理会',
  unwell: '不方便出门的，跟社区说一声就行',
  ends: '快到季末了，抽空来社区一趟就好',
  fits: '按自己的长处挑一个，随时可以换',
  free: '做什么由您定，暂时不选也没关系',
  short: '写一两句做得到的就好，随时能改',
  toldOver: '不方便写的，书记可以帮您记下来',
}

export const sentencesFor: Record<Matter, readonly ReadySentence[]> = {
  checkin: ['scan', 'unwell', 'ends'],
  post: ['fits', 'free'],
  pledge: ['short', 'toldOver'],
}

/** What it is about, on the phone's message and in the inbox. */
export const matterWords: Record<Matter, string> = {
  checkin: '本季度到社区报到',
  post: '认领一个社区岗位',
  pledge: '写下一句公开承诺',
}
