import { useState } from 'react'
import type { MyGroup } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayOf } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { useMe } from '../accounts/use-me'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { Ballot } from './ballot'
import { answerRefusals, kindInWords, nameOf, readRefusals, words } from './words'

/** My group (A44): who else is in it, who leads it, and the ballot while there is one. */
export function MyGroupScreen() {
  const story = useOperation('groups.mine', {})
  useReturn(story.reload)
  return (
    <Frame title={words.mineTitle}>
      <Loaded story={story} sentences={readRefusals} rows={3}>
        {({ group }) =>
          group ? (
            <Mine group={group} onChanged={() => void story.reload()} />
          ) : (
            <Empty art="empty" title={words.noGroup} next={words.noGroupNext} />
          )
        }
      </Loaded>
    </Frame>
  )
}

function Mine({ group, onChanged }: { group: MyGroup; onChanged: () => void }) {
  const { name, kind, leader, members, election, isAwaitingYou, youLead } = group
  // The ballot names everybody already.
  const isOnBallot = election?.isVotingOver === false && election.you?.voted === 'no'
  return (
    <>
      {isAwaitingYou && <Asked group={group} onChanged={onChanged} />}
      <Card>
        <Words kind="title">{name}</Words>
        <Facts
          facts={[
            { name: words.kind, text: kindInWords(kind) },
            { name: words.leader, text: leader ? nameOf(leader) : words.noLeader },
            ...(leader ? [{ name: words.term, text: words.until(dayOf(leader.until)) }] : []),
          ]}
        />
        {youLead && <Leading group={group} onChanged={onChanged} />}
      </Card>
      {election && <Ballot election={election} onChanged={onChanged} />}
      {!isOnBallot && (
        <Section title={words.members}>
          <Rows>
            {members.map(member => (
              <Row key={member.memberId} title={nameOf(member)} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

/** I was chosen: one tap either way, and no reason (A12). */
function Asked({ group, onChanged }: { group: MyGroup; onChanged: () => void }) {
  const answer = useAnswer(group, onChanged)
  return (
    <Card tone="care">
      <Words kind="strong">{words.youAreAsked(group.awaitedBy ?? 'ballot')}</Words>
      <Words>{words.youAreAskedNext}</Words>
      {answer.refused}
      <Button busy={answer.isBusy && words.answering} onTap={() => answer.say(true)}>
        {words.agree}
      </Button>
      <Button kind="second" busy={answer.isBusy && words.answering} onTap={() => answer.say(false)}>
        {words.disagree}
      </Button>
    </Card>
  )
}

function Leading({ group, onChanged }: { group: MyGroup; onChanged: () => void }) {
  const answer = useAnswer(group, onChanged)
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Words kind="strong">{words.youLead}</Words>
      {answer.refused}
      <Button kind="second" onTap={() => goTo(routes.group(group.groupId))}>
        {words.seeMembers}
      </Button>
      <Button kind="quiet" onTap={() => setIsAsking(true)}>
        {words.layDown}
      </Button>
      {isAsking && (
        <Confirm
          title={words.layDown}
          sentence={words.layDownSentence}
          yes={words.layDown}
          busy={answer.isBusy && words.answering}
          onYes={async () => {
            await answer.say(false)
            setIsAsking(false)
          }}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  )
}

function useAnswer({ groupId }: MyGroup, onChanged: () => void) {
  const memberId = useMe().known?.value.person?.memberId ?? ''
  const answer = useAction('groups.answer')
  const settle = (answered: Awaited<ReturnType<typeof answer.run>>) => {
    if (!answered?.ok) return
    say(answered.value.leads ? words.agreed : words.disagreed)
    onChanged()
  }
  return {
    isBusy: answer.isBusy,
    say: async (agrees: boolean) => settle(await answer.run({ groupId, memberId, agrees })),
    refused: answer.refused && (
      <Refused
        answer={answer.refused}
        sentences={answerRefusals}
        onRetry={async () => settle(await answer.retry())}
      />
    ),
  }
}
