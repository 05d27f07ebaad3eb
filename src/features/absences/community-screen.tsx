import { useState } from 'react'
import type { AbsenceState } from '../../../types/absences'
import { usePages } from '../../cloud/use-pages'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Tabs } from '../../ui/tabs'
import { Listed } from '../door/listed'
import { AbsenceCard } from './absence-card'
import { readRefusals, words } from './words'

const shows = Object.keys(words.tabs) as AbsenceState[]

/** A89 X14: whom the community has not seen for half a year; a person reads, changes and sends each word. */
export function CommunityAbsencesScreen({ communityId }: { communityId: string }) {
  const [show, setShow] = useState<AbsenceState>('drafted')
  return (
    <Frame title={words.title} lead={words.lead}>
      <Tabs
        tabs={shows.map(key => ({ key, title: words.tabs[key] }))}
        chosen={show}
        onChoose={setShow}
        label={words.tabsLabel}
      />
      <Absences key={show} orgId={communityId} show={show} empty={words.empty[show]} />
    </Frame>
  )
}

interface AbsencesProps {
  orgId: string
  show: AbsenceState
  empty: [title: string, next: string]
}

/** The same cards for either side: what may be done stands in each. */
export function Absences({ orgId, show, empty: [title, next] }: AbsencesProps) {
  const pages = usePages('absences.list', { orgId, show })
  return (
    <Listed pages={pages} sentences={readRefusals} empty={<Empty art="done" title={title} next={next} />}>
      {items =>
        items.map(item => (
          <AbsenceCard
            key={item.absenceId}
            absence={item}
            onChanged={changed =>
              changed ? pages.change(({ absenceId }) => absenceId === item.absenceId, null) : pages.reload()
            }
          />
        ))
      }
    </Listed>
  )
}
