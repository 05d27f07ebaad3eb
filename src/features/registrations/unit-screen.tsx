import { useState } from 'react'
import type { RegistrationsShown } from '../../../types/registrations'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { words as absenceWords } from '../absences/words'
import { useMe } from '../accounts/use-me'
import { words as basicsWords } from '../basics/words'
import { MovesTab } from '../members/moves-tab'
import { CoverageCard } from './coverage-card'
import { RegistrationsTab } from './registrations-tab'
import { UndispatchedTab } from './undispatched-tab'
import { words } from './words'

type Tab =
  | 'undispatched'
  | 'moves'
  | Extract<RegistrationsShown, 'dispatched' | 'declined' | 'stubDue' | 'stubOverdue' | 'offRoster' | 'ended'>

const tabs: { key: Tab; title: string }[] = [
  { key: 'undispatched', title: words.tabs.undispatched },
  { key: 'dispatched', title: words.tabs.dispatched },
  { key: 'declined', title: words.tabs.declined },
  { key: 'stubDue', title: words.tabs.unitStub },
  { key: 'stubOverdue', title: words.tabs.overdue },
  { key: 'ended', title: words.tabs.ended },
  { key: 'moves', title: words.tabs.moves },
]

const offRoster = { key: 'offRoster', title: words.tabs.offRoster } as const

/** A unit's side: whom to dispatch, who has not come, who was sent back, which first stubs to file. */
export function UnitScreen({ unitId }: { unitId: string }) {
  const [tab, setTab] = useState<Tab>('undispatched')
  const coverage = useOperation('registrations.campaign', { orgId: unitId })
  const unit = useMe().known?.value.can.leadUnits.find(({ orgId }) => orgId === unitId)

  return (
    <Frame title={words.unitTitle} lead={unit?.name}>
      <CoverageCard story={coverage} />
      <Rows>
        <Row
          icon="papers"
          title={basicsWords.unitRow}
          note={basicsWords.unitRowNote}
          onTap={() => goTo(routes.unitBasics(unitId))}
        />
        <Row
          icon="speech"
          title={absenceWords.unitRow}
          note={absenceWords.unitRowNote}
          onTap={() => goTo(routes.unitAbsences(unitId))}
        />
      </Rows>
      <Tabs
        tabs={coverage.known?.value.offRoster ? [...tabs, offRoster] : tabs}
        chosen={tab}
        onChoose={setTab}
      />
      {tab === 'moves' && <MovesTab unitId={unitId} empty={words.empty.moves} />}
      {tab === 'undispatched' && <UndispatchedTab unitId={unitId} onChanged={coverage.reload} />}
      {(tab === 'dispatched' || tab === 'declined' || tab === 'offRoster' || tab === 'ended') && (
        <RegistrationsTab
          key={tab}
          orgId={unitId}
          side="unit"
          show={tab}
          empty={words.empty[tab]}
          onChanged={coverage.reload}
          {...(tab === 'dispatched' && { together: 'print' as const })}
        />
      )}
      {(tab === 'stubDue' || tab === 'stubOverdue') && (
        <RegistrationsTab
          key={tab}
          orgId={unitId}
          side="unit"
          show={tab}
          empty={tab === 'stubDue' ? words.empty.stubs : words.empty.overdue}
          together="fileStub"
          onChanged={coverage.reload}
        />
      )}
    </Frame>
  )
}
