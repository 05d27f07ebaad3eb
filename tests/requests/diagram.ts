import { ways } from '../../cloudfunctions/domain/requests/rules'
import type { RequestState } from '../../types/requests'

const chinese: Record<RequestState, string> = {
  submitted: '已提交',
  accepted: '已受理',
  chosen: '选了人，等回话',
  assigned: '有人接了',
  onTheWay: '在路上',
  done: '办完了',
  confirmed: '已确认',
  reopened: '重新打开',
  notSolved: '没能办成',
  declined: '没有受理',
  referred: '已转交',
  withdrawn: '已撤回',
}

/** Where an act may lead: `back` to where it stood when somebody was chosen. */
const places = (to: RequestState | 'back'): readonly (RequestState | null)[] =>
  to === 'back' ? ways.choose.from : [to]

/** `docs/request-states.md`, drawn from the table that the code goes by. */
export function drawing(): string {
  const names = Object.entries(chinese).map(([state, name]) => `    ${state}: ${state} ${name}`)
  const acts = Object.entries(ways)
  const arrows = acts.flatMap(([act, { from, to }]) =>
    to === null
      ? []
      : from.flatMap(state => places(to).map(place => `    ${state ?? '[*]'} --> ${place}: ${act}`)),
  )
  const rows = acts.map(([act, { from, to, by }]) => {
    const begins = from.map(state => state ?? '–').join(', ')
    return `| ${act} | ${by.join(', ')} | ${begins} | ${to === null ? 'as it was' : places(to).join(', ')} |`
  })
  return [
    '# The states of a request',
    '',
    'Drawn from `ways` in `cloudfunctions/domain/requests/rules.ts`; a test fails when the two differ',
    '(`DRAW=1 npm test -- requests/diagram` draws it anew). Each act keeps its moment, who took it and what was said (G30, G38).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...names,
    ...arrows,
    '```',
    '',
    '| act | whose it is | begins in | leads to |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
