import type { Pledge, PledgeMovedOn, PledgeStep, PledgeStepView, PledgeView } from '../../../types/pledges'
import type { CalendarDay } from '../../../types/time'
import type { Context } from '../../kernel/context'
import { tells } from '../../kernel/told'
import type { Tree } from '../orgs/tree'
import { takerOf, takerView } from '../registrations/registration'
import { momentKey } from '../registrations/rules'
import { pledgeId, standingOf } from './rules'

/** An act of a person; in the name of a place, or as the member. */
export function stepBy(
  { actor, tree, now }: Context,
  act: PledgeStep['act'],
  orgId: string | null,
  tapId: string,
  { text = null, reason = null }: { text?: string | null; reason?: string | null } = {},
): PledgeStep {
  return { act, at: now, by: takerOf(actor, orgId, tree), tapId, text, reason }
}

/** What the content check came to. */
export function verdictStep({ now }: Context, act: PledgeStep['act']): PledgeStep {
  return { act, at: now, by: null, tapId: null, text: null, reason: null }
}

interface Beginning {
  memberId: string
  communityId: string
  number: number
  text: string
  from: CalendarDay
  until: CalendarDay
  isOnBehalf: boolean
}

export function newPledge(beginning: Beginning, step: PledgeStep): Pledge {
  const _id = pledgeId(beginning.memberId, beginning.number)
  return {
    _id,
    ...beginning,
    state: 'waiting',
    revision: 1,
    sortKey: momentKey(step.at, _id),
    steps: [step],
  }
}

export function pledgeView(pledge: Pledge, { tree, now }: { tree: Tree; now: Context['now'] }): PledgeView {
  const { _id, text, from, until, revision, isOnBehalf, steps } = pledge
  return tells(
    { memberId: pledge.memberId, orgId: pledge.communityId },
    {
      pledgeId: _id,
      text,
      standing: standingOf(pledge, now),
      from,
      until,
      revision,
      isOnBehalf,
      steps: steps.map(step => stepView(step, tree)),
    },
  )
}

function stepView({ act, at, by, text, reason }: PledgeStep, tree: Tree): PledgeStepView {
  return { act, at, by: by && takerView(by, tree), text, reason }
}

export function movedOnDetail({ state, steps }: Pledge, tree: Tree): PledgeMovedOn {
  const last = steps.at(-1)
  if (!last) throw new Error('a pledge without a step')
  return { state, at: last.at, by: last.by && takerView(last.by, tree) }
}
