/**
 * How a reading stands: `waiting` with nothing to show, `known` from before while we ask again, `done` as just
 * answered, `offline` when nobody answered (what is known from before stays), `refused` for a reason.
 */
export type Standing = 'waiting' | 'known' | 'done' | 'offline' | 'refused'

export function standingOf(isAsking: boolean, isKnown: boolean, refusal: string | undefined): Standing {
  if (isAsking) return isKnown ? 'known' : 'waiting'
  if (refusal === undefined) return 'done'
  return isPassing(refusal) ? 'offline' : 'refused'
}

/** Will the same act succeed by itself later? */
export function isPassing(refusal: string): boolean {
  return refusal === 'offline' || refusal === 'unavailable'
}
