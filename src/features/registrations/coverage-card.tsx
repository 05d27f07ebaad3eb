import type { Story } from '../../cloud/use-operation'
import { dayInWords, momentInWords } from '../../contract/calendar'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Progress } from '../../ui/progress'
import { Loaded } from '../door/loaded'
import { readRefusals, words } from './words'

interface CoverageCardProps {
  story: Story<'registrations.campaign'>
}

/** How far a place is: of how many on the roster, as of when (X10, G11). Never people beside people. */
export function CoverageCard({ story }: CoverageCardProps) {
  return (
    <Loaded story={story} sentences={readRefusals} rows={1}>
      {coverage => (
        <Card>
          <Words kind="strong">{words.coverage(coverage)}</Words>
          <Progress done={coverage.accepted} total={coverage.onRoster} label={words.coverage(coverage)} />
          <Facts
            facts={(['notDispatched', 'dispatched', 'reported', 'declined'] as const).map(part => ({
              name: words.parts[part],
              text: words.count(coverage[part]),
            }))}
          />
          {coverage.campaign && <Words>{campaignInWords(coverage.campaign)}</Words>}
          {coverage.offRoster > 0 && <Words>{words.offRoster(coverage.offRoster)}</Words>}
          <Words kind="soft">{words.asOf(momentInWords(coverage.asOf))}</Words>
        </Card>
      )}
    </Loaded>
  )
}

function campaignInWords({ from, to, isRunning }: { from: string; to: string; isRunning: boolean }): string {
  const say = isRunning ? words.campaign : words.campaignOver
  return say(dayInWords(from), dayInWords(to))
}
