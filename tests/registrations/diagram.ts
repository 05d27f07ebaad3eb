import { moves } from '../../cloudfunctions/domain/registrations/rules'
import type { RegistrationState } from '../../types/registrations'

const chinese: Record<RegistrationState, string> = {
  dispatched: '已派遣',
  reported: '已报到',
  accepted: '已接收',
  assigned: '已分划',
  declined: '已退回',
  withdrawn: '已撤回',
  ended: '已结束',
}

/** Restoring leads back to wherever a registration can end from by leaving. */
const leadsTo = (to: RegistrationState | 'whereItEnded'): (RegistrationState | null)[] =>
  to === 'whereItEnded' ? moves.leave.from : [to]

/** `docs/registration-states.md`, drawn from the table that the code goes by. */
export function drawing(): string {
  const names = Object.entries(chinese).map(([state, name]) => `    ${state}: ${state} ${name}`)
  const arrows = Object.entries(moves).flatMap(([act, { from, to }]) =>
    from.flatMap(state => leadsTo(to).map(next => `    ${state ?? '[*]'} --> ${next}: ${act}`)),
  )
  return [
    '# The states of a registration',
    '',
    'Drawn from `moves` in `cloudfunctions/domain/registrations/rules.ts`; a test fails when the two differ',
    '(`DRAW=1 npm test -- registrations/diagram` draws it anew). Each step keeps its moment and who took it (A28, G01).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...names,
    ...arrows,
    '```',
    '',
  ].join('\n')
}
