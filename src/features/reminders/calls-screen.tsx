import { useState } from 'react'
import type { CallPerson, Matter } from '../../../types/reminders'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { Listed } from '../door/listed'
import { ownActItem } from '../door/words'
import { CallSheet, type Ticked } from './call-sheet'
import { ExportSheet } from './export-sheet'
import { matterTitles, outcomeMarks, reasonWords, watchRefusals, words } from './push-words'

const tabs = (['checkin', 'post', 'pledge'] as const).map(key => ({ key, title: matterTitles[key].title }))

/** G53: who cannot be reached on the phone's screen, to be called one by one; it empties by itself. */
export function CallsScreen({ communityId }: { communityId: string }) {
  const [matter, setMatter] = useState<Matter>('checkin')
  return (
    <Frame title={words.callsTitle} lead={words.callsLead}>
      <Tabs tabs={tabs} chosen={matter} onChoose={setMatter} />
      <Calls key={matter} communityId={communityId} matter={matter} />
      <Export communityId={communityId} matter={matter} />
    </Frame>
  )
}

interface OfMatter {
  communityId: string
  matter: Matter
}

function Calls({ communityId, matter }: OfMatter) {
  const people = usePages('reminders.listCalls', { communityId, matter })
  const [ticked, setTicked] = useState<ReadonlyMap<string, Ticked>>(new Map())
  const [open, setOpen] = useState<CallPerson | null>(null)
  const keep = (memberId: string, outcome: Ticked) => {
    setTicked(new Map(ticked).set(memberId, outcome))
    setOpen(null)
  }
  return (
    <>
      <Listed
        pages={people}
        sentences={watchRefusals}
        empty={<Empty art="done" title={words.callsEmpty} next={words.callsEmptyNext} />}
      >
        {items => (
          <>
            <Rows>
              {items.map(person => (
                <PersonRow
                  key={person.memberId}
                  person={person}
                  ticked={ticked.get(person.memberId)}
                  onOpen={() => setOpen(person)}
                />
              ))}
            </Rows>
            <Words kind="soft">{words.callsNoteEnd}</Words>
          </>
        )}
      </Listed>
      {open && (
        <CallSheet
          communityId={communityId}
          matter={matter}
          person={open}
          ticked={ticked.get(open.memberId)}
          onTicked={outcome => keep(open.memberId, outcome)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

interface PersonRowProps {
  person: CallPerson
  ticked: Ticked | undefined
  onOpen: () => void
}

function PersonRow({ person, ticked, onOpen }: PersonRowProps) {
  const { name, unitName, phoneTail, reason, triedAt, can } = person
  const notes = [
    unitName,
    phoneTail && words.tail(phoneTail),
    reasonWords[reason],
    triedAt !== null && words.tried(momentInWords(triedAt)),
  ]
  return (
    <Row
      icon="phone"
      title={name}
      note={notes.filter(Boolean).join(' · ')}
      mark={can.tick ? ticked && outcomeMarks[ticked] : ownActItem}
      markTone={ticked === 'called' || ticked === 'notAgain' ? 'done' : 'plain'}
      onTap={can.tick ? onOpen : undefined}
    />
  )
}

/** A131: only where the county has a gateway; otherwise it says why not. */
function Export({ communityId, matter }: OfMatter) {
  const preview = useOperation('reminders.preview', { communityId, matter, chosen: { kind: 'all' } })
  const [isOpen, setIsOpen] = useState(false)
  const known = preview.known?.value
  if (!known) return null
  if (!known.can.exportNumbers) return <Words kind="soft">{words.exportOff}</Words>
  return (
    <>
      <Button kind="second" onTap={() => setIsOpen(true)}>
        {words.exportTitle}
      </Button>
      {isOpen && <ExportSheet communityId={communityId} matter={matter} onClose={() => setIsOpen(false)} />}
    </>
  )
}
