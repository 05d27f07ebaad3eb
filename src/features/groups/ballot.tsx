import { useState } from 'react'
import type { ElectionView } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { Bullets } from '../../ui/bullets'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Confirm } from '../../ui/confirm'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { ElectionCard } from './election-part'
import { nameOf, standRefusals, voteRefusals, words } from './words'

interface BallotProps {
  election: ElectionView
  onChanged: () => void
}

/** The ballot on a phone: one vote, asked once more, and never shown again (A12). */
export function Ballot({ election, onChanged }: BallotProps) {
  const { you, isVotingOver } = election
  return (
    <Section title={isVotingOver ? words.electTitle : words.voteTitle}>
      <ElectionCard election={election} />
      {!isVotingOver && !you && <Words>{words.notVoter}</Words>}
      {!isVotingOver && you?.voted === 'phone' && <Words kind="strong">{words.hasVoted}</Words>}
      {you?.voted === 'paper' && election.state === 'open' && (
        <Words kind="strong">{isVotingOver ? words.onPaperOver : words.onPaper}</Words>
      )}
      {!isVotingOver && you?.voted === 'no' && <Vote election={election} onChanged={onChanged} />}
      {!isVotingOver && you && you.stands !== null && (
        <Standing electionId={election.electionId} stands={you.stands} onChanged={onChanged} />
      )}
    </Section>
  )
}

const noneKey = '-'

function Vote({ election, onChanged }: BallotProps) {
  const vote = useAction('groups.vote')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const { electionId, candidates } = election
  const name = candidates.find(({ memberId }) => memberId === chosen)

  const settle = (answer: Awaited<ReturnType<typeof vote.run>>, isRetry = false) => {
    setIsAsking(false)
    if (!answer?.ok) return
    // An earlier tap whose answer was lost may have chosen somebody else.
    say(answer.value.isNew || isRetry ? words.hasVoted : words.votedBefore)
    onChanged()
  }
  // What is tried again is the vote of then.
  const choose = (choice: string) => {
    setChosen(choice)
    vote.forget()
  }
  const ask = () => (chosen === null ? say(words.chooseFirst) : setIsAsking(true))
  const send = async () => settle(await vote.run({ electionId, choice: chosen === noneKey ? null : chosen }))

  return (
    <>
      <Bullets sentences={[...words.secrecy]} />
      <Choices
        label={words.whom}
        choices={[
          ...candidates.map(candidate => ({ key: candidate.memberId, title: nameOf(candidate) })),
          { key: noneKey, title: words.noneOfThem },
        ]}
        chosen={chosen}
        onChoose={choose}
      />
      {vote.refused && (
        <Refused
          answer={vote.refused}
          sentences={voteRefusals}
          onRetry={async () => settle(await vote.retry(), true)}
        />
      )}
      <Button onTap={ask}>{words.vote}</Button>
      {isAsking && (
        <Confirm
          title={name ? words.voteReally(nameOf(name)) : words.voteBlank}
          sentence={words.voteSentence}
          yes={words.voteYes}
          busy={vote.isBusy && words.sendingVote}
          onYes={send}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  )
}

interface StandingProps {
  electionId: string
  stands: boolean
  onChanged: () => void
}

/** Not to be chosen is one tap, and so is the way back. */
function Standing({ electionId, stands, onChanged }: StandingProps) {
  const stand = useAction('groups.stand')
  const settle = (answer: { ok: boolean } | null) => {
    if (answer?.ok) onChanged()
  }
  return (
    <>
      {stand.refused && (
        <Refused
          answer={stand.refused}
          sentences={standRefusals}
          onRetry={async () => settle(await stand.retry())}
        />
      )}
      {!stands && <Words>{words.stoodDown}</Words>}
      <Button
        kind="quiet"
        busy={stand.isBusy && words.answering}
        onTap={async () => settle(await stand.run({ electionId, stands: !stands }))}
      >
        {stands ? words.standDown : words.standAgain}
      </Button>
    </>
  )
}
