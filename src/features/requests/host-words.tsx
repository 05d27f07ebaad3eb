import type { RequestView } from '../../../types/requests'
import { Card, Words } from '../../ui/card'
import { PlainAct } from './acts'
import { boardRefusals, hostWords as words } from './board-words'
import type { RequestPart } from './request-part'

/** Words that the check doubted: a person reads them and lets the others read them, too (G182). */
export function DoubtfulWords(part: RequestPart) {
  const { spot, text } = part.request
  return (
    <Card tone="care">
      <Words>{whyRead(part.request)}</Words>
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

/** Nothing is said of a check that had nothing to read, or was not reached. */
function whyRead({ text, spot, hasVoice, photos, words: reading }: RequestView): string {
  if (text === null && spot === null) return words.unwritten(hasVoice, photos > 0)
  return reading === 'doubtful' ? words.doubtful : words.unread
}
