import { useState } from 'react'
import type { ElectionView, GroupView } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { dayInWords, dayOf } from '../../contract/calendar'
import { Bullets } from '../../ui/bullets'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Sheet } from '../../ui/sheet'
import { Stepper } from '../../ui/stepper'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { CountPaper, TickPaper } from './paper-votes'
import { endRefusals, openRefusals, outcomeInWords, words } from './words'

interface ElectionPartProps {
  group: GroupView
  onChanged: () => void
}

type Step = 'open' | 'openSecond' | 'tick' | 'count' | 'end' | 'cancel'

/** The election of a group as the secretary holds it: opened, helped with paper, ended; never looked into (A12). */
export function ElectionPart({ group, onChanged }: ElectionPartProps) {
  const [step, setStep] = useState<Step | null>(null)
  const { election, can } = group
  const close = () => setStep(null)
  const settle = () => {
    close()
    onChanged()
  }
  if (!election && !can.openElection) return null
  const isVoting = election?.state === 'open'

  return (
    <Section title={words.electTitle}>
      {election && <ElectionCard election={election} />}
      {can.openSecondRound && (
        <Button kind="second" onTap={() => setStep('openSecond')}>
          {words.openSecond}
        </Button>
      )}
      {can.openElection && (
        <Button kind="second" onTap={() => setStep('open')}>
          {words.open}
        </Button>
      )}
      {isVoting && can.place && (
        <>
          <Button kind="second" onTap={() => setStep('tick')}>
            {words.paper}
          </Button>
          {election.paper.ticked > election.paper.counted && (
            <Button kind="second" onTap={() => setStep('count')}>
              {words.count}
            </Button>
          )}
          {can.endElection && <Button onTap={() => setStep('end')}>{words.end}</Button>}
          <Button kind="quiet" onTap={() => setStep('cancel')}>
            {words.cancel}
          </Button>
        </>
      )}
      {(step === 'open' || step === 'openSecond') && (
        <OpenSheet
          groupId={group.groupId}
          isSecondRound={step === 'openSecond'}
          onClose={close}
          onDone={settle}
        />
      )}
      {election && step === 'tick' && (
        <TickPaper group={group} election={election} onClose={close} onDone={settle} />
      )}
      {election && step === 'count' && <CountPaper election={election} onClose={close} onDone={settle} />}
      {election && (step === 'end' || step === 'cancel') && (
        <EndElection election={election} how={step} onClose={close} onDone={settle} />
      )}
    </Section>
  )
}

export function ElectionCard({ election }: { election: ElectionView }) {
  const { state, isVotingOver, closesAt, paper } = election
  const papersOut = paper.ticked - paper.counted
  const over = papersOut > 0 ? words.overWithPapers : words.over
  return (
    <Card tone={state === 'open' ? 'care' : 'plain'}>
      <Words>{outcomeInWords(election)}</Words>
      {state === 'open' && (
        <Words kind="soft">{isVotingOver ? over : words.votesUntil(dayInWords(dayOf(closesAt - 1)))}</Words>
      )}
      {state === 'open' && papersOut > 0 && <Words kind="soft">{words.paperOut(papersOut)}</Words>}
    </Card>
  )
}

interface OpenSheetProps {
  groupId: string
  isSecondRound: boolean
  onClose: () => void
  onDone: () => void
}

function OpenSheet({ groupId, isSecondRound, onClose, onDone }: OpenSheetProps) {
  const open = useAction('groups.openElection')
  const [days, setDays] = useState(3)
  const settle = (answer: { ok: boolean } | null) => {
    if (!answer?.ok) return
    say(words.done)
    onDone()
  }
  return (
    <Sheet title={isSecondRound ? words.openSecond : words.open} onClose={onClose}>
      <Bullets sentences={[...words.secrecy]} />
      {open.refused && (
        <Refused
          answer={open.refused}
          sentences={openRefusals}
          onRetry={async () => settle(await open.retry())}
        />
      )}
      <Stepper
        label={words.days}
        hint={words.daysHint}
        unit={words.day}
        value={days}
        least={1}
        most={30}
        onStep={wanted => {
          setDays(wanted)
          open.forget()
        }}
      />
      <Button
        busy={open.isBusy && words.opening}
        onTap={async () => settle(await open.run({ groupId, days, isSecondRound }))}
      >
        {words.openYes}
      </Button>
    </Sheet>
  )
}

interface EndElectionProps {
  election: ElectionView
  how: 'end' | 'cancel'
  onClose: () => void
  onDone: () => void
}

function EndElection({ election: { electionId }, how, onClose, onDone }: EndElectionProps) {
  const end = useAction('groups.endElection')
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const settle = (answer: { ok: boolean } | null) => {
    if (!answer?.ok) return
    say(words.done)
    onDone()
  }
  const send = async () => {
    setHasTried(true)
    if (how === 'end') return settle(await end.run({ electionId, how: 'close' }))
    if (note.trim()) settle(await end.run({ electionId, how: 'cancel', note: note.trim() }))
  }
  if (end.refused) {
    return (
      <Sheet title={how === 'end' ? words.end : words.cancel} onClose={onClose}>
        <Refused
          answer={end.refused}
          sentences={endRefusals}
          onRetry={async () => settle(await end.retry())}
        />
      </Sheet>
    )
  }
  return (
    <Confirm
      title={how === 'end' ? words.end : words.cancel}
      sentence={how === 'end' ? words.endSentence : words.cancelSentence}
      yes={how === 'end' ? words.end : words.cancel}
      busy={end.isBusy && (how === 'end' ? words.ending : words.cancelling)}
      {...(how === 'cancel' && {
        no: words.keep,
        reason: {
          label: words.reason,
          value: note,
          maxLength: 100,
          error: hasTried && !note.trim() ? words.reasonError : null,
          onType: setNote,
        },
      })}
      onYes={send}
      onNo={onClose}
    />
  )
}
