import { useState } from 'react'
import type { GroupKind, PlaceAnswer, WaitingPerson } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { homesOf, sizeMarkOf } from '../../contract/groups'
import { Bullets } from '../../ui/bullets'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { createRefusals, homeNote, nameOf, placeWords, reasonsOf, words } from './words'

/** A group that does not exist yet. */
export interface Draft {
  number: number
  name: string
  people: WaitingPerson[]
}

interface DraftGroupProps {
  communityId: string
  kind: GroupKind
  draft: Draft
  bounds: { least: number; most: number }
  others: Draft[]
  onName: (name: string) => void
  /** To another draft, or out of all of them. */
  onMove: (memberId: string, to: number | null) => void
  onCreated: () => void
}

/** One suggested group: why these people, what it is called, who is in it. */
export function DraftGroup({
  communityId,
  kind,
  draft,
  bounds,
  others,
  onName,
  onMove,
  onCreated,
}: DraftGroupProps) {
  const create = useAction('groups.create')
  const [isOpen, setIsOpen] = useState(false)
  const [moving, setMoving] = useState<WaitingPerson | null>(null)
  const [hasTried, setHasTried] = useState(false)
  const { number, name, people } = draft

  const settle = (answer: Awaited<ReturnType<typeof create.run>>) => {
    if (!answer?.ok) return
    const placed = answer.value.items.filter(({ ok }) => ok).length
    say(words.created(placed))
    if (placed === answer.value.items.length) onCreated()
  }
  const send = async () => {
    setHasTried(true)
    if (!name.trim()) return
    const memberIds = people.slice(0, mostAtOnce).map(({ memberId }) => memberId)
    const group = { communityId, parentId: communityId, name: name.trim(), kind: kind.kind, memberIds }
    settle(await create.run(group))
  }
  const mark = sizeMarkOf(people.length, bounds)

  return (
    <Card>
      <Words kind="title">{words.draft(number, people.length)}</Words>
      <Bullets sentences={reasonsOf(homesOf(people), kind, mark, people.length, bounds)} />
      {create.done ? (
        <NotPlaced items={create.done.items} people={people} onSeen={onCreated} />
      ) : (
        <>
          <Field
            label={words.groupName}
            value={name}
            onType={onName}
            maxLength={40}
            error={hasTried && !name.trim() ? words.groupNameError : null}
          />
          <Button
            kind="quiet"
            label={`${words.seePeople(people.length)} ${name}`}
            onTap={() => setIsOpen(!isOpen)}
          >
            {isOpen ? words.hidePeople : words.seePeople(people.length)}
          </Button>
          {isOpen && (
            <>
              <Words kind="soft">{words.tapToMove}</Words>
              <Rows>
                {people.map(person => (
                  <Row
                    key={person.memberId}
                    title={nameOf(person)}
                    note={homeNote(person)}
                    onTap={() => setMoving(person)}
                  />
                ))}
              </Rows>
            </>
          )}
          {create.refused && (
            <Refused
              answer={create.refused}
              sentences={createRefusals}
              onRetry={async () => settle(await create.retry())}
            />
          )}
          <Button busy={create.isBusy && words.creating} label={`${words.create} ${name}`} onTap={send}>
            {words.create}
          </Button>
        </>
      )}
      {moving && (
        <Sheet title={words.moveWhere(nameOf(moving))} onClose={() => setMoving(null)}>
          <Rows>
            {[...others.map(other => ({ to: other.number, title: other.name })), leaveOut].map(
              ({ to, title }) => (
                <Row
                  key={to ?? 'out'}
                  title={title}
                  onTap={() => {
                    onMove(moving.memberId, to)
                    setMoving(null)
                  }}
                />
              ),
            )}
          </Rows>
        </Sheet>
      )}
    </Card>
  )
}

const mostAtOnce = 50
const leaveOut = { to: null, title: words.leaveOut }

interface NotPlacedProps {
  items: PlaceAnswer[]
  people: WaitingPerson[]
  onSeen: () => void
}

/** The group was made; these few could not be put into it. */
function NotPlaced({ items, people, onSeen }: NotPlacedProps) {
  return (
    <>
      <Words kind="strong">{words.notPlaced}</Words>
      {items.map(item => {
        if (item.ok) return null
        const person = people.find(({ memberId }) => memberId === item.memberId)
        return (
          <Words key={item.memberId}>
            {person ? nameOf(person) : words.nameless}：{placeWords[item.refusal]}
          </Words>
        )
      })}
      <Button kind="second" onTap={onSeen}>
        {words.seen}
      </Button>
    </>
  )
}
