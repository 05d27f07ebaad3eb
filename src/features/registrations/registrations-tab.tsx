import { useState } from 'react'
import type { RegistrationsShown, RegistrationView } from '../../../types/registrations'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { RegistrationSheet } from './registration-sheet'
import { LeftOut, type Tickable, TickList } from './ticking'
import { lineOf, readRefusals, words } from './words'

interface RegistrationsTabProps {
  orgId: string
  side: 'unit' | 'community'
  show: RegistrationsShown
  empty: { title: string; next: string }
  /** What can be done for several at once. */
  together?: 'accept' | 'fileStub'
}

/** One list of registrations: look at one, or do the same for several. */
export function RegistrationsTab({ orgId, side, show, empty, together }: RegistrationsTabProps) {
  const pages = usePages('registrations.list', { orgId, show })
  const [open, setOpen] = useState<Pick<Tickable, 'memberId' | 'communityId' | 'name'> | null>(null)
  const toTick = (registration: RegistrationView): Tickable => ({
    memberId: registration.memberId,
    communityId: registration.community.orgId,
    name: registration.name,
    note: lineOf(registration, side),
  })

  return (
    <>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={empty.title} next={empty.next} />}
      >
        {items =>
          together ? (
            <Together
              side={side}
              act={together}
              people={items.map(toTick)}
              communityId={orgId}
              onOpen={setOpen}
              onDone={done => {
                for (const memberId of done) pages.change(item => item.memberId === memberId, null)
              }}
            />
          ) : (
            <Rows>
              {items.map(registration => (
                <Row
                  key={registration.registrationId}
                  title={registration.name}
                  note={lineOf(registration, side)}
                  onTap={() => setOpen(toTick(registration))}
                />
              ))}
            </Rows>
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
            void pages.reload()
          }}
        />
      )}
    </>
  )
}

interface TogetherProps {
  side: 'unit' | 'community'
  act: 'accept' | 'fileStub'
  people: Tickable[]
  communityId: string
  onOpen: (person: Tickable) => void
  onDone: (memberIds: string[]) => void
}

function Together({ side, act, people, communityId, onOpen, onDone }: TogetherProps) {
  const accept = useAction('registrations.accept')
  const file = useAction('registrations.fileStub')
  const [names, setNames] = useState(new Map<string, string>())
  const action = act === 'accept' ? accept : file

  const settle = (answer: Awaited<ReturnType<typeof accept.run | typeof file.run>>) => {
    if (!answer?.ok) return
    const done = answer.value.items.flatMap(item => (item.ok ? [item.memberId] : []))
    say(words.done(done.length))
    onDone(done)
  }
  const send = async (items: { memberId: string; communityId: string }[]) => {
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
