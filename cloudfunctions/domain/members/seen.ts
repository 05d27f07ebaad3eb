import type { Left, Member } from '../../../types/members'

/** What `hiddenBy` says of whoever left the roster: off every list and figure, and still on file (G133). */
export const hasLeft = 'left'

/** So often, and no oftener, it is kept how somebody left before: the imports that say so stay. */
const timesLeft = 40

export const leftTimes = (before: Left[] | undefined, left: Left): Left[] =>
  [...(before ?? []), left].slice(-timesLeft)

/** May everybody know of this person? Not while an unfinished import is still writing, nor once he or she has left. */
export const isSeen = ({ hiddenBy }: Pick<Member, 'hiddenBy'>): boolean => hiddenBy === null

/** May those who had to do with this person still read the name? Also after he or she left. */
export const isRemembered = (member: Pick<Member, 'hiddenBy'>): boolean =>
  isSeen(member) || member.hiddenBy === hasLeft
