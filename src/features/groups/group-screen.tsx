import { useState } from 'react'
import type { GroupMember, GroupView } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayOf } from '../../contract/calendar'
import { goBack, goTo, routes } from '../../routes'
import { Bullets } from '../../ui/bullets'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { AddMembers } from './add-members'
import { AwaitedCard } from './awaited-card'
import { ElectionPart } from './election-part'
import { MemberSheet } from './member-sheet'
import {
  byWords,
  closeRefusals,
  homeNote,
  kindInWords,
  nameOf,
  readRefusals,
  sizeSentence,
  words,
} from './words'

/** A group as its community's secretary and its leader see it (A12, A44). */
export function GroupScreen({ groupId }: { groupId: string }) {
  const story = useOperation('groups.show', { groupId })
  const [open, setOpen] = useState<GroupMember | null>(null)
  const [isAdding, setIsAdding] = useState(false)
  useReturn(story.reload)

  const settle = () => {
    setOpen(null)
    setIsAdding(false)
    void story.reload()
  }
  const group = story.known?.value
  return (
    <Frame title={group?.name ?? words.title} lead={group && kindInWords(group.kind)}>
      <Loaded story={story} sentences={readRefusals} rows={4}>
        {group => (
          <>
            <GroupFacts group={group} />
            {group.awaited && <AwaitedCard group={group} onChanged={settle} />}
            <ElectionPart group={group} onChanged={settle} />
            <Section title={words.members}>
              {group.members.length === 0 ? (
                <Empty art="empty" title={words.noMembers} next={words.noMembersNext} />
              ) : (
                <Members group={group} onOpen={setOpen} />
              )}
              {group.can.place && (
                <Button kind="second" onTap={() => setIsAdding(true)}>
                  {words.add}
                </Button>
              )}
              <Words kind="soft">{words.membersNote}</Words>
            </Section>
            <Section title={words.fiveGood}>
              <Bullets sentences={[...words.fiveGoodLines]} />
              <Words kind="soft">{words.fiveGoodNote}</Words>
            </Section>
            {group.can.close && <CloseGroup groupId={group.groupId} />}
            {isAdding && <AddMembers group={group} onClose={() => setIsAdding(false)} onDone={settle} />}
            {open && (
              <MemberSheet group={group} member={open} onClose={() => setOpen(null)} onDone={settle} />
            )}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function GroupFacts({ group }: { group: GroupView }) {
  const { leader, members, can, sizeMark, size, bounds } = group
  const isUnbound = leader && members.some(one => one.memberId === leader.memberId && !one.isBound)
  return (
    <Card>
      <Facts
        facts={[
          { name: words.leader, text: leader ? nameOf(leader) : words.noLeader },
          ...(leader
            ? [
                {
                  name: words.term,
                  text: `${byWords[leader.by]} · ${words.until(dayOf(leader.until))}`,
                },
              ]
            : []),
        ]}
      />
      <Words>{sizeSentence(sizeMark, size, bounds)}</Words>
      {isUnbound && can.place && (
        <Rows>
          <Row
            icon="phone"
            title={words.grant}
            note={words.grantNote}
            onTap={() => goTo(routes.roles(group.groupId))}
          />
        </Rows>
      )}
    </Card>
  )
}

function Members({ group, onOpen }: { group: GroupView; onOpen: (member: GroupMember) => void }) {
  return (
    <Rows>
      {group.members.map(member => (
        <Row
          key={member.memberId}
          title={nameOf(member)}
          note={[words.tail(member.phoneTail), homeNote(member)].filter(Boolean).join(' · ')}
          mark={member.isOtherKind ? words.otherKind : member.isBound ? undefined : words.noPhone}
          onTap={group.can.place ? () => onOpen(member) : undefined}
        />
      ))}
    </Rows>
  )
}

function CloseGroup({ groupId }: { groupId: string }) {
  const close = useAction('groups.close')
  const [isAsking, setIsAsking] = useState(false)
  const settle = (answer: { ok: boolean } | null) => {
    setIsAsking(false)
    if (!answer?.ok) return
    say(words.closed)
    goBack()
  }
  return (
    <>
      {close.refused && (
        <Refused
          answer={close.refused}
          sentences={closeRefusals}
          onRetry={async () => settle(await close.retry())}
        />
      )}
      <Button kind="quiet" onTap={() => setIsAsking(true)}>
        {words.close}
      </Button>
      {isAsking && (
        <Confirm
          title={words.close}
          sentence={words.closeSentence}
          yes={words.close}
          busy={close.isBusy && words.closing}
          onYes={async () => settle(await close.run({ groupId }))}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
