import { useState } from 'react'
import type { NeedMap } from '../../../types/requests'
import type { Quarter } from '../../../types/time'
import { useOperation } from '../../cloud/use-operation'
import {
  monthInWords,
  nextQuarter,
  previousQuarter,
  quarterInWords,
  quarterOf,
} from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { Loaded } from '../door/loaded'
import { type NeedShown, needRefusals, needWords as words } from './board-words'
import { NeedTable } from './need-table'

const shows: NeedShown[] = ['unmet', 'all']

/** What is needed where (G167): a community's estates, or the communities of a town or the county. */
export function NeedScreen({ orgId }: { orgId: string }) {
  const now = quarterOf(Date.now())
  const [quarter, setQuarter] = useState<Quarter>(now)
  const [month, setMonth] = useState<string | null>(null)
  const [show, setShow] = useState<NeedShown>('unmet')
  const [cursors, setCursors] = useState<(string | null)[]>([null])

  const turnTo = (other: Quarter) => {
    setQuarter(other)
    setMonth(null)
    setCursors([null])
  }
  return (
    <Frame title={words.title} lead={quarterInWords(quarter)}>
      <Tabs
        tabs={shows.map(key => ({ key, title: words.tabs[key] }))}
        chosen={show}
        label={words.title}
        onChoose={setShow}
      />
      {cursors.map((cursor, index) => (
        <NeedPage
          key={`${quarter} ${cursor}`}
          orgId={orgId}
          quarter={quarter}
          month={month}
          cursor={cursor}
          show={show}
          onMonth={setMonth}
          onMore={index === cursors.length - 1 ? next => setCursors([...cursors, next]) : null}
        />
      ))}
      <Words kind="soft">{words.asked}</Words>
      <Button kind="quiet" onTap={() => turnTo(previousQuarter(quarter))}>
        {words.before}
      </Button>
      {quarter !== now && (
        <Button kind="quiet" onTap={() => turnTo(nextQuarter(quarter))}>
          {words.after}
        </Button>
      )}
    </Frame>
  )
}

interface NeedPageProps {
  orgId: string
  quarter: Quarter
  month: string | null
  cursor: string | null
  show: NeedShown
  onMonth: (month: string | null) => void
  onMore: ((cursor: string) => void) | null
}

/** Twenty communities, or all estates of one. */
function NeedPage({ orgId, quarter, month, cursor, show, onMonth, onMore }: NeedPageProps) {
  const story = useOperation('requests.needs', { orgId, quarter, month, cursor })
  return (
    <Loaded story={story} sentences={needRefusals} rows={4}>
      {map => (
        <>
          <Months map={map} month={month} onMonth={onMonth} />
          <NeedRows map={map} month={month} show={show} />
          {map.cursor && onMore && (
            <Button kind="second" onTap={() => onMore(map.cursor ?? '')}>
              {words.moreCommunities}
            </Button>
          )}
        </>
      )}
    </Loaded>
  )
}

/** The quarter, or one of its months. */
function Months({
  map: { quarter, months },
  month,
  onMonth,
}: {
  map: NeedMap
  month: string | null
  onMonth: (month: string | null) => void
}) {
  if (months.length === 0) return null
  const all = { key: quarter, title: words.wholeQuarter }
  return (
    <Tabs<string>
      tabs={[all, ...months.map(key => ({ key, title: monthInWords(key) }))]}
      chosen={month ?? quarter}
      label={words.when}
      onChoose={key => onMonth(key === quarter ? null : key)}
    />
  )
}

function NeedRows({ map, month, show }: { map: NeedMap; month: string | null; show: NeedShown }) {
  const { place, rows, leastShown, isMore } = map
  const isOfCommunities = place.kind !== 'community'
  const isNone = rows.every(({ counts }) => counts.length === 0)
  return (
    <>
      {isNone ? (
        <Empty
          art="empty"
          title={month ? words.emptyMonth(monthInWords(month)) : words.empty}
          next={words.emptyNext}
        />
      ) : (
        <>
          <Words kind="soft">{isOfCommunities ? words.leadBeyond : words.lead}</Words>
          <NeedTable rows={rows} show={show} leastShown={leastShown} />
        </>
      )}
      {leastShown !== null && <Words kind="soft">{words.withheld(leastShown)}</Words>}
      {isOfCommunities && <Words kind="soft">{words.everyFewMinutes}</Words>}
      {isMore && <Words kind="soft">{isOfCommunities ? words.lateMore : words.isMore}</Words>}
      {isOfCommunities && <LateRows map={map} />}
    </>
  )
}

/** Where something is late now, and the way to a community's estates. */
function LateRows({ map: { rows } }: { map: NeedMap }) {
  return (
    <Section title={words.lateTitle}>
      <Rows>
        {rows.map(({ place, late }) =>
          place ? (
            <Row
              key={place.orgId}
              title={place.name}
              note={words.pickCommunity}
              mark={late ? words.late(late) : words.noneLate}
              markTone={late ? 'care' : 'plain'}
              onTap={() => goTo(routes.needs(place.orgId))}
            />
          ) : null,
        )}
      </Rows>
    </Section>
  )
}
