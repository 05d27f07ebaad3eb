import { useState } from 'react'
import type { RegistrationPaperKind } from '../../../types/papers'
import type { RegistrationsShown, RegistrationView } from '../../../types/registrations'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { PaperMade } from '../papers/print-papers'
import { words as paperWords } from '../papers/words'
import { RegistrationSheet } from './registration-sheet'
import { itemsOf, LeftOut, type Tickable, TickList } from './ticking'
import { lineOf, readRefusals, words } from './words'

interface RegistrationsTabProps {
  orgId: string
  side: 'unit' | 'community'
  show: RegistrationsShown
  empty: { title: string; next: string }
  /** What can be done for several at once. */
  together?: 'accept' | 'fileStub' | 'print'
  onChanged: () => void
}

/** One list of registrations: look at one, or do the same for several. */
export function RegistrationsTab({ orgId, side, show, empty, together, onChanged }: RegistrationsTabProps) {
  const pages = usePages('registrations.list', { orgId, show })
  const [open, setOpen] = useState<Pick<Tickable, 'memberId' | 'communityId' | 'name'> | null>(null)
  // Whoever comes next moves up, and the figures above change with the list.
  const reload = () => {
    void pages.reload()
    onChanged()
  }
  const toTick = (registration: RegistrationView): Tickable => ({
    memberId: registration.memberId,
    communityId: registration.community.orgId,
    name: registration.name || words.nameless,
    note: lineOf(registration, side),
    isOwn: isOwn(registration, side, together),
  })

  return (
    <>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={empty.title} next={empty.next} />}
      >
        {items =>
          together === 'print' ? (
            <PrintTogether kind={items[0]?.papers[0]} people={items.map(toTick)} onOpen={setOpen} />
          ) : together ? (
            <Together
              side={side}
              act={together}
              people={items.map(toTick)}
              communityId={orgId}
              onOpen={setOpen}
              onDone={reload}
            />
          ) : (
            <PeopleRows people={items.map(toTick)} onOpen={setOpen} />
          )
        }
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {open && (
        <RegistrationSheet
          memberId={open.memberId}
          communityId={open.communityId ?? ''}
          name={open.name}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            reload()
          }}
        />
      )}
    </>
  )
}

/** What waits in the list and is not for this person to do is the own one. */
function isOwn(
  { can }: RegistrationView,
  side: 'unit' | 'community',
  together: RegistrationsTabProps['together'],
) {
  if (together === 'accept') return !can.accept
  if (together !== 'fileStub') return false
  return side === 'unit' ? !can.fileUnitStub : !can.fileCommunityStub
}

interface TogetherProps {
  side: 'unit' | 'community'
  act: 'accept' | 'fileStub'
  people: Tickable[]
  communityId: string
  onOpen: (person: Tickable) => void
  onDone: () => void
}

function Together({ side, act, people, communityId, onOpen, onDone }: TogetherProps) {
  const accept = useAction('registrations.accept')
  const file = useAction('registrations.fileStub')
  const [names, setNames] = useState(new Map<string, string>())
  const action = act === 'accept' ? accept : file

  const settle = (answer: Awaited<ReturnType<typeof accept.run | typeof file.run>>) => {
    if (!answer?.ok) return
    say(words.done(answer.value.items.filter(({ ok }) => ok).length))
    onDone()
  }
  const send = async (chosen: Tickable[]) => {
    const items = itemsOf(chosen)
    setNames(new Map(people.map(({ memberId, name }) => [memberId, name])))
    const memberIds = items.map(({ memberId }) => memberId)
    settle(act === 'accept' ? await accept.run({ communityId, memberIds }) : await file.run({ side, items }))
  }

  return (
    <>
      {action.refused && (
        <Refused
          answer={action.refused}
          sentences={readRefusals}
          onRetry={async () => settle(await action.retry())}
        />
      )}
      {action.done && <LeftOut items={action.done.items} people={names} />}
      <TickList
        people={people}
        act={act === 'accept' ? words.accept : side === 'unit' ? words.fileUnit : words.fileCommunity}
        busy={action.isBusy && (act === 'accept' ? words.accepting : words.filing)}
        onAct={send}
        onOpen={onOpen}
      />
    </>
  )
}

/** The papers of those who were dispatched, in one print run: the first that the county uses (A30, G08, X4). */
function PrintTogether({
  kind,
  people,
  onOpen,
}: Pick<TogetherProps, 'people' | 'onOpen'> & { kind: RegistrationPaperKind | undefined }) {
  const make = useAction('papers.make')
  const nameOf = (memberId: string) => people.find(person => person.memberId === memberId)?.name ?? ''
  if (!kind) return <PeopleRows people={people} onOpen={onOpen} />
  return (
    <>
      <PaperMade make={make} kind={kind} nameOf={nameOf} />
      <TickList
        people={people}
        act={paperWords.printMany(kind)}
        busy={make.isBusy && paperWords.making}
        onAct={chosen => make.run({ kind, items: itemsOf(chosen) })}
        onOpen={onOpen}
      />
    </>
  )
}

function PeopleRows({ people, onOpen }: Pick<TogetherProps, 'people' | 'onOpen'>) {
  return (
    <Rows>
      {people.map(person => (
        <Row
          key={`${person.memberId} ${person.communityId}`}
          title={person.name}
          note={person.note}
          onTap={() => onOpen(person)}
        />
      ))}
    </Rows>
  )
}
