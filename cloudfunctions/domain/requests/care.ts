import { dayOf } from '../../../src/contract/calendar'
import type { CareAdvice, CareKind, CareView, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { type Keeper, seal } from '../../kernel/seal'
import { opened } from './contact'

/** A58: what kindness somebody needs, when he or she agreed that it is noted, and who noted it; kept sealed as a whole. */
export interface Care {
  kinds: CareKind[]
  agreedAt: Moment
  by: string
}

/**
 * What whoever goes there does about it, told as a sentence: several kinds come to the same, so that the sentence
 * does not say why. A kind that is added here can be chosen.
 */
const adviceFor: Record<CareKind, CareAdvice[]> = {
  alone: ['goInTwos'],
  aged: ['takeTime'],
  disabled: ['takeTime'],
  ill: ['beGentle'],
  minor: ['goInTwos', 'adultPresent'],
  hardship: ['beGentle'],
}

export const careKinds = Object.keys(adviceFor) as CareKind[]

export const adviceOf = (care: Care | null): CareAdvice[] => [
  ...new Set((care?.kinds ?? []).flatMap(kind => adviceFor[kind])),
]

/** G188: sealed like a door; nothing is kept of nobody's need. */
export const sealedCare = (keeper: Keeper, care: Care | null): string | null =>
  care === null || care.kinds.length === 0 ? null : seal(JSON.stringify(care), keeper, 'careSealed')

export function careIn(keeper: Keeper, careSealed: string | null): Care | null {
  const text = opened(keeper, 'careSealed', careSealed)
  return text === null ? null : (JSON.parse(text) as Care)
}

export const careView = ({ kinds, agreedAt }: Care): CareView => ({ kinds, agreedOn: dayOf(agreedAt) })

/** Whoever asks says that somebody lives alone, or that it is so no more; what else is known stays. */
export function aloneSaid(
  care: Care | null,
  livesAlone: boolean | null,
  said: Omit<Care, 'kinds'>,
): Care | null {
  if (livesAlone === null || livesAlone === (care?.kinds.includes('alone') ?? false)) return care
  const others = (care?.kinds ?? []).filter(kind => kind !== 'alone')
  return { ...said, kinds: livesAlone ? ['alone', ...others] : others }
}

type CareKept = Pick<ServiceRequest, 'careSealed' | 'inTwos'>

/** What is kept of it: only of a home, and with two to go if the rules say so (G37). That two go says nothing of why. */
export function careAt(
  keeper: Keeper,
  { spot }: Pick<ServiceRequest['place'], 'spot'>,
  care: Care | null,
  goInTwos: boolean,
): CareKept {
  const atHome = spot === null ? care : null
  return {
    careSealed: sealedCare(keeper, atHome),
    inTwos: goInTwos && adviceOf(atHome).includes('goInTwos'),
  }
}
