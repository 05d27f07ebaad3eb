import type { BasicFacts, Basics, BasicsState } from '../../../types/basics'
import type { Member } from '../../../types/members'

/** X22: who fills the facts in; whoever does, the unit answers for them. */
type FilledBy = 'either' | 'member' | 'unit'

export const mayMemberAsk = (filledBy: FilledBy): boolean => filledBy !== 'unit'

export const mayUnitEnter = (filledBy: FilledBy): boolean => filledBy !== 'member'

/** The facts as the roster has them. */
export function factsOf({ jobTitle, skills, joinedMonth, bornMonth }: BasicFacts | Member): BasicFacts {
  return { jobTitle, skills, joinedMonth, bornMonth }
}

export function isSame(one: BasicFacts, other: BasicFacts): boolean {
  return (Object.keys(factsOf(one)) as (keyof BasicFacts)[]).every(fact => one[fact] === other[fact])
}

export function isWaiting(basics: { state: BasicsState } | null): boolean {
  return basics?.state === 'waiting'
}

/** When the wish that waits was asked for. */
export function askedAt({ steps }: Pick<Basics, 'steps'>): number {
  return steps.findLast(({ act }) => act === 'ask')?.at ?? 0
}
