import { dayOf } from '../../../src/contract/calendar'
import type { PostAct, PostSet, PostStep } from '../../../types/posts'
import type { Context } from '../../kernel/context'
import { takerOf } from '../registrations/registration'

/** Which sets of posts the county uses, and how many posts one member holds at most. */
export function rulesOn({ rules, now }: Context): { sets: PostSet[]; atMost: number } {
  const settings = rules.on(dayOf(now))
  return { sets: settings['posts.sets'] as PostSet[], atMost: settings['posts.claimsAtMost'] }
}

/** One step as it is kept, with whoever takes it and in which office. */
export function stepOf(
  { actor, tree, now }: Context,
  act: PostAct,
  orgId: string | null,
  tapId: string,
): PostStep {
  return { act, at: now, by: takerOf(actor, orgId, tree), tapId }
}
