import { useState } from 'react'
import type { DeedPerson } from '../../../types/deeds'
import type { CalendarDay } from '../../../types/time'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { PersonSheet } from './person-sheet'
import { markOf, readRefusals, words } from './words'

interface PeopleTabProps {
  communityId: string
  /** When the community was looked at; a person is opened only once that is known. */
  today: CalendarDay | null
  show: 'noPledge' | 'noDeed' | 'noPhone'
  onChanged: () => unknown
}

/** Whom to help, by name (A47, A48); for somebody without a phone the secretary writes. */
export function PeopleTab({ communityId, today, show, onChanged }: PeopleTabProps) {
  const pages = usePages('deeds.listPeople', { communityId, show })
  const [open, setOpen] = useState<DeedPerson | null>(null)
  return (
    <>
      <Listed pages={pages} sentences={readRefusals} empty={<Empty art="empty" {...words.empty[show]} />}>
        {items => (
          <Rows>
            {items.map(person => (
              <Row
                key={person.memberId}
                title={person.name}
                note={`${person.unitName} · ${person.isBound ? words.usesPhone : words.noPhone}`}
                mark={markOf(person, show)}
                onTap={person.isBound ? undefined : () => setOpen(person)}
              />
            ))}
          </Rows>
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {open && today && (
        <PersonSheet
          person={open}
          today={today}
          communityId={communityId}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            void pages.reload()
            void onChanged()
          }}
        />
      )}
    </>
  )
}
