import { Card, Words } from '../../ui/card'
import { PlainAct } from './acts'
import { boardRefusals, hostWords as words } from './board-words'
import type { RequestPart } from './request-part'

/** Words that the check doubted: a person reads them and lets the others read them, too (G182). */
export function DoubtfulWords(part: RequestPart) {
  const { spot, text } = part.request
  return (
    <Card tone="care">
      <Words>{words.doubtful}</Words>
      {[text, spot].map(said => said && <Words key={said} kind="strong">{`“${said}”`}</Words>)}
      <PlainAct
        op="requests.clearWords"
        said={words.clear}
        sentences={boardRefusals}
        kind="second"
        {...part}
      />
    </Card>
  )
}
