import { yearOf } from '../../../src/contract/calendar'
import type {
  Deed,
  DeedMovedOn,
  DeedSource,
  DeedStep,
  DeedStepView,
  DeedSuggestion,
  DeedSuggestionView,
  DeedView,
} from '../../../types/deeds'
import type { CalendarDay } from '../../../types/time'
import type { Actor } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { isOwnAct } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import { tells } from '../../kernel/told'
import type { Tree } from '../orgs/tree'
import { takerOf, takerView } from '../registrations/registration'
import { momentKey } from '../registrations/rules'
import { leadsCommunity } from '../sites/access'
import { tendsOnBehalf } from './access'
import { stateAfter } from './rules'

/** An act of a person; in the name of a place, or as the member. */
export function stepOf(
  { actor, tree, now }: Context,
  act: DeedStep['act'],
  orgId: string | null,
  tapId: string,
  said: Partial<Pick<DeedStep, 'day' | 'text' | 'reason'>> = {},
): DeedStep {
  const by = takerOf(actor, orgId, tree)
  return { act, at: now, by, tapId, day: null, text: null, reason: null, ...said }
}

interface Telling {
  memberId: string
  communityId: string
  day: CalendarDay
  text: string
  source: DeedSource | null
  isOnBehalf: boolean
}

/** The same words about the same day are the same deed, and so is what came of one service. */
export function newDeed(telling: Telling, steps: DeedStep[]): Deed {
  const { memberId, day, text, source, isOnBehalf } = telling
  const year = yearOf(day)
  const said = source ? `${source.kind} ${source.id}` : `${day} ${text}`
  const _id = `${memberId}_${year}_${shortHash(`deed ${said}`)}`
  const at = steps.at(-1)?.at ?? 0
  return {
    _id,
    ...telling,
    year,
    state: isOnBehalf ? 'confirmed' : 'waiting',
    revision: 1,
    sortKey: momentKey(at, _id),
    dayKey: dayKeyOf(day, _id),
    steps,
  }
}

export const dayKeyOf = (day: CalendarDay, id: string): string => `${day}_${id}`

export function deedView(deed: Deed, { actor, tree }: { actor: Actor; tree: Tree }): DeedView {
  const { _id, day, text, state, revision, source, isOnBehalf, steps } = deed
  const mayChange = deed.memberId === actor.memberId || tendsOnBehalf(actor, deed)
  return tells(
    { memberId: deed.memberId, orgId: deed.communityId },
    {
      deedId: _id,
      day,
      text,
      state,
      revision,
      isFromService: source !== null,
      isOnBehalf,
      steps: steps.map(step => stepView(step, tree)),
      can: {
        correct: mayChange && stateAfter('correct', state) !== null,
        withdraw: mayChange && stateAfter('withdraw', state) !== null,
        confirm:
          !isOwnAct(actor, { memberId: deed.memberId }) &&
          leadsCommunity(actor, deed.communityId) &&
          stateAfter('confirm', state) !== null,
      },
    },
  )
}

function stepView({ act, at, by, day, text, reason }: DeedStep, tree: Tree): DeedStepView {
  return { act, at, by: takerView(by, tree), day, text, reason }
}

export function movedOnDetail({ state, steps }: Deed, tree: Tree): DeedMovedOn {
  const last = steps.at(-1)
  if (!last) throw new Error('a deed without a step')
  return { state, at: last.at, by: takerView(last.by, tree) }
}

export function suggestionView({ _id, day, title, source }: DeedSuggestion): DeedSuggestionView {
  return { suggestionId: _id, day, title, kind: source.kind }
}
