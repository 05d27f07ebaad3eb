import { useState } from 'react'
import type { GroupMember, GroupView } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import {
  chooseRefusals,
  homeNote,
  lineOf,
  nameOf,
  placeRefusals,
  placeWords,
  readRefusals,
  words,
} from './words'

interface MemberSheetProps {
  group: GroupView
  member: GroupMember
  onClose: () => void
  onDone: () => void
}

/** One member of a group: to another one, out of it, or chosen to lead by consultation. */
export function MemberSheet({ group, member, onClose, onDone }: MemberSheetProps) {
  const place = useAction('groups.place')
  const [step, setStep] = useState<'start' | 'move' | 'choose'>('start')
  const { communityId } = group
  const { memberId } = member

  const settle = (answer: Awaited<ReturnType<typeof place.run>>) => {
    if (!answer?.ok) return
    const [item] = answer.value.items
    say(item && !item.ok ? placeWords[item.refusal] : words.moved)
    onDone()
  }
  const move = async (groupId: string | null) =>
    settle(await place.run({ communityId, groupId, memberIds: [memberId] }))

  return (
    <Sheet title={nameOf(member)} onClose={onClose}>
      <Words kind="soft">{homeNote(member)}</Words>
      {place.refused && (
        <Refused
          answer={place.refused}
          sentences={placeRefusals}
          onRetry={async () => settle(await place.retry())}
        />
      )}
      {step === 'move' && <OtherGroups group={group} isBusy={place.isBusy} onChoose={move} />}
      {step === 'choose' && <ChooseLeader groupId={group.groupId} memberId={memberId} onDone={onDone} />}
      {step === 'start' && (
        <>
          <Button kind="second" onTap={() => setStep('move')}>
            {words.toOther}
          </Button>
          <Button kind="second" busy={place.isBusy && words.moving} onTap={() => move(null)}>
            {words.takeOut}
          </Button>
          {group.can.choose && (
            <Button kind="quiet" onTap={() => setStep('choose')}>
              {words.choose}
            </Button>
          )}
        </>
      )}
    </Sheet>
  )
}

interface OtherGroupsProps {
  group: GroupView
  isBusy: boolean
  onChoose: (groupId: string) => unknown
}

function OtherGroups({ group, isBusy, onChoose }: OtherGroupsProps) {
  const pages = usePages('groups.list', { communityId: group.communityId })
  const empty = <Empty title={words.noOther} next={words.noOtherNext} />
  return (
    <Listed pages={pages} sentences={readRefusals} empty={empty}>
      {items => {
        const others = items.filter(({ groupId }) => groupId !== group.groupId)
        if (others.length === 0) return empty
        return (
          <>
            <Words kind="soft">{isBusy ? words.moving : words.whichGroup}</Words>
            <Rows>
              {others.map(line => (
                <Row
                  key={line.groupId}
                  title={line.name}
                  note={lineOf(line)}
                  onTap={() => onChoose(line.groupId)}
                />
              ))}
            </Rows>
          </>
        )
      }}
    </Listed>
  )
}

interface ChooseLeaderProps {
  groupId: string
  memberId: string
  onDone: () => void
}

function ChooseLeader({ groupId, memberId, onDone }: ChooseLeaderProps) {
  const choose = useAction('groups.choose')
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const settle = (answer: { ok: boolean } | null) => {
    if (!answer?.ok) return
    say(words.done)
    onDone()
  }
  const send = async () => {
    setHasTried(true)
    if (note.trim()) settle(await choose.run({ groupId, memberId, note: note.trim() }))
  }
  return (
    <>
      {choose.refused && (
        <Refused
          answer={choose.refused}
          sentences={chooseRefusals}
          onRetry={async () => settle(await choose.retry())}
        />
      )}
      <Field
        label={words.chooseNote}
        hint={words.chooseHint}
        value={note}
        onType={setNote}
        maxLength={100}
        error={hasTried && !note.trim() ? words.chooseError : null}
      />
      <Button busy={choose.isBusy && words.choosing} onTap={send}>
        {words.choose}
      </Button>
    </>
  )
}
