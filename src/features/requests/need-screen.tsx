import { useState } from 'react'
import type { NeedMap } from '../../../types/requests'
import type { Quarter } from '../../../types/time'
import { useOperation } from '../../cloud/use-operation'
import { nextQuarter, previousQuarter, quarterInWords, quarterOf } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { Loaded } from '../door/loaded'
import { boardRefusals, type NeedShown, needWords as words } from './board-words'
import { NeedTable } from './need-table'

const shows: NeedShown[] = ['unmet', 'all']

/** What is needed where (G167): a community's estates, or the communities of a town or the county. */
export function NeedScreen({ orgId }: { orgId: string }) {
  const now = quarterOf(Date.now())
  const [quarter, setQuarter] = useState<Quarter>(now)
  const [show, setShow] = useState<NeedShown>('unmet')
  const [cursors, setCursors] = useState<(string | null)[]>([null])

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
          cursor={cursor}
          show={show}
          onMore={index === cursors.length - 1 ? next => setCursors([...cursors, next]) : null}
        />
      ))}
      <Words kind="soft">{words.asked}</Words>
      <Button
        kind="quiet"
        onTap={() => {
          setQuarter(previousQuarter(quarter))
          setCursors([null])
        }}
      >
        {words.before}
      </Button>
      {quarter !== now && (
        <Button
          kind="quiet"
          onTap={() => {
            setQuarter(nextQuarter(quarter))
            setCursors([null])
          }}
        >
          {words.after}
        </Button>
      )}
    </Frame>
  )
}

interface NeedPageProps {
  orgId: string
  quarter: Quarter
  cursor: string | null
  show: NeedShown
  onMore: ((cursor: string) => void) | null
}

/** Twenty communities, or all estates of one. */
function NeedPage({ orgId, quarter, cursor, show, onMore }: NeedPageProps) {
  const story = useOperation('requests.needs', { orgId, quarter, cursor })
  return (
    <Loaded story={story} sentences={boardRefusals} rows={4}>
      {map => (
        <>
          <NeedRows map={map} show={show} />
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

function NeedRows({ map, show }: { map: NeedMap; show: NeedShown }) {
  const { place, rows, leastShown, isMore } = map
  const isOfCommunities = place.kind !== 'community'
  const isNone = rows.every(({ counts }) => counts.length === 0)
  return (
    <>
      {isNone ? (
        <Empty art="empty" title={words.empty} next={words.emptyNext} />
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
