import type { Value } from '../../../types/api'
import { useOperation } from '../../cloud/use-operation'
import { momentInWords, quarterInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Figure } from '../../ui/figure'
import { Progress } from '../../ui/progress'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { entryWords } from './entry-words'
import { overviewRefusals, words } from './words'

/** A secretary's home: how far the community is this quarter, and the way to who is left. */
export function CommunityQuarter({ communityId }: { communityId: string }) {
  const overview = useOperation('checkins.overview', { communityId, quarter: null })
  useReturn(overview.reload)

  return (
    <Loaded story={overview} sentences={overviewRefusals} rows={1}>
      {value => (
        <Card>
          <Words kind="strong">{quarterInWords(value.quarter)}</Words>
          <HowFar overview={value} />
          <Button icon="people" onTap={() => goTo(routes.quarter(communityId))}>
            {words.whoIsLeft}
          </Button>
          <Button kind="second" icon="papers" onTap={() => goTo(routes.desk(communityId))}>
            {entryWords.open}
          </Button>
          {value.waiting > 0 && (
            <Button kind="second" icon="check" onTap={() => goTo(routes.waiting(communityId))}>
              {`${entryWords.waitingRow} · ${value.waiting}`}
            </Button>
          )}
        </Card>
      )}
    </Loaded>
  )
}

/** How many of how many, and when (X10). */
export function HowFar({ overview }: { overview: Value<'checkins.overview'> }) {
  const { checkedIn, registered, asOf } = overview
  return (
    <>
      <Figure
        number={checkedIn}
        unit={words.unit}
        of={words.ofRegistered(registered)}
        asOf={words.asOf(momentInWords(asOf))}
      />
      <Progress done={checkedIn} total={registered} label={words.overview(checkedIn, registered)} />
    </>
  )
}
