import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { PlaceProgress } from '../../../types/registrations'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { AbsenceCountsSection } from '../absences/absence-counts'
import { useMe } from '../accounts/use-me'
import { Listed } from '../door/listed'
import { progressWords as words } from './progress-words'
import { readRefusals } from './words'

type Side = 'unit' | 'community'

const sides: { key: Side; title: string }[] = [
  { key: 'unit', title: words.units },
  { key: 'community', title: words.communities },
]

/** Where people still need help, place by place in the order of the tree: never one place before another for its figures. */
export function ProgressScreen({ orgId }: { orgId: string }) {
  const [of, setOf] = useState<Side>('unit')
  const [show, setShow] = useState<'waiting' | 'all'>('waiting')
  const pages = usePages('registrations.progress', { orgId, of, show })
  const isAll = show === 'all'
  const isOffice = useMe().known?.value.roles.some(({ role }) => role === 'countyOffice')
  return (
    <Frame title={words.title} lead={words.lead}>
      {pages.answered && <When of={of} answered={pages.answered} />}
      <Tabs tabs={sides} chosen={of} onChoose={setOf} label={words.title} />
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="done" title={words.noneWaiting} next={words.noneWaitingNext} />}
      >
        {items => (
          <>
            {items.length === 0 && <Words>{words.noneOnThisPage}</Words>}
            <Rows>
              {items.map(item => (
                <ProgressRow key={item.place.orgId} of={of} item={item} />
              ))}
            </Rows>
          </>
        )}
      </Listed>
      {isOffice && <AbsenceCountsSection />}
      <Button kind="quiet" onTap={() => setShow(isAll ? 'waiting' : 'all')}>
        {isAll ? words.showWaiting : words.showAll}
      </Button>
    </Frame>
  )
}

/** The campaign's days, how many places there are, and the moment of the figures (X9 X10). */
function When({ of, answered }: { of: Side; answered: Value<'registrations.progress'> }) {
  const { campaign, asOf, places } = answered
  return (
    <Card>
      {campaign && (
        <Words kind="strong">
          {(campaign.isRunning ? words.campaign : words.campaignOver)(
            dayInWords(campaign.from),
            dayInWords(campaign.to),
          )}
        </Words>
      )}
      <Words>{words.places(of, places)}</Words>
      <Words kind="soft">{words.asOf(momentInWords(asOf))}</Words>
    </Card>
  )
}

function ProgressRow({ of, item }: { of: Side; item: PlaceProgress }) {
  const { place, onRoster, accepted } = item
  const waiting = onRoster - accepted
  const page = of === 'unit' ? routes.unitRegistrations : routes.communityRegistrations
  return (
    <Row
      title={place.name}
      note={[place.within, words.line(item)].filter(Boolean).join(' · ')}
      mark={waiting > 0 ? words.waiting(waiting) : onRoster > 0 ? words.allThere : undefined}
      markTone={waiting > 0 ? 'care' : 'done'}
      onTap={() => goTo(page(place.orgId))}
    />
  )
}
