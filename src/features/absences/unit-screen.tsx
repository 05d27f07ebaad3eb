import { useState } from 'react'
import { Frame } from '../../ui/frame'
import { Tabs } from '../../ui/tabs'
import { Absences } from './community-screen'
import { words } from './words'

type Show = keyof typeof words.unitTabs

/** A89: what communities ask a unit about its members; a word back is enough. */
export function UnitAbsencesScreen({ unitId }: { unitId: string }) {
  const [show, setShow] = useState<Show>('sent')
  return (
    <Frame title={words.unitTitle} lead={words.unitLead}>
      <Tabs
        tabs={(Object.keys(words.unitTabs) as Show[]).map(key => ({ key, title: words.unitTabs[key] }))}
        chosen={show}
        onChoose={setShow}
        label={words.tabsLabel}
      />
      <Absences key={show} orgId={unitId} show={show} empty={words.unitEmpty[show]} />
    </Frame>
  )
}
