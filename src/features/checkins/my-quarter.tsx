import type { CheckinView } from '../../../types/checkins'
import type { OrgBrief } from '../../../types/orgs'
import type { CalendarDay, Quarter } from '../../../types/time'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords, quarterInWords } from '../../contract/calendar'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { scanAndGo } from './scan-and-go'
import { mineRefusals, words } from './words'

/** This quarter in one sentence, the one large button, and the quarters before. */
export function MyQuarter({ isAgeTold }: { isAgeTold: boolean }) {
  const mine = useOperation('checkins.mine', {})
  useReturn(mine.reload)

  return (
    <Loaded story={mine} sentences={mineRefusals} rows={2} isAgeTold={isAgeTold}>
      {({ quarter, quarterEnds, community, current, history }) => (
        <>
          {current ? (
            <Done checkin={current} />
          ) : (
            <NotYet quarter={quarter} quarterEnds={quarterEnds} community={community} />
          )}
          <History checkins={history} />
        </>
      )}
    </Loaded>
  )
}

function Done({ checkin: { day, community } }: { checkin: CheckinView }) {
  return (
    <Card tone="done">
      <Art name="done" />
      <Words kind="title">{words.doneTitle}</Words>
      <Words>{words.doneText(dayInWords(day), community.name)}</Words>
      <Words kind="soft">{words.nothingLeft}</Words>
    </Card>
  )
}

interface NotYetProps {
  quarter: Quarter
  quarterEnds: CalendarDay
  community: OrgBrief | null
}

function NotYet({ quarter, quarterEnds, community }: NotYetProps) {
  if (!community) {
    return (
      <Card tone="care">
        <Words kind="title">{words.noCommunity}</Words>
        <Words>{words.noCommunityNext}</Words>
        <Button kind="second" icon="scan" onTap={() => scanAndGo()}>
          {words.scanToLook}
        </Button>
      </Card>
    )
  }
  return (
    <Card>
      <Art name="welcome" />
      <Words kind="title">{words.notYet(quarterInWords(quarter))}</Words>
      <Words>{words.notYetNext(dayInWords(quarterEnds), community.name)}</Words>
      <Button icon="scan" onTap={() => scanAndGo()}>
        {words.scan}
      </Button>
    </Card>
  )
}

function History({ checkins }: { checkins: CheckinView[] }) {
  return (
    <Section title={words.history}>
      {checkins.length === 0 ? (
        <Words kind="soft">{words.historyEmpty}</Words>
      ) : (
        <Rows>
          {checkins.map(({ quarter, day, community }) => (
            <Row
              key={`${quarter} ${community.orgId}`}
              title={quarterInWords(quarter)}
              note={words.historyRow(dayInWords(day), community.name)}
              mark={words.checkedIn}
              markTone="done"
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
