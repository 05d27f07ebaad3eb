import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { RegistrationView } from '../../../types/registrations'
import { type Action, useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { AnswerSheet } from '../basics/answer-sheet'
import { words as basicsWords } from '../basics/words'
import { PledgeAndDeedsOf } from '../deeds/pledge-and-deeds'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { PrintPapers } from '../papers/print-papers'
import { MoveAway } from './move-away'
import { RegistrationStory } from './registration-story'
import { assignRefusals, itemInWords, moveRefusals, readRefusals, reportRefusals, words } from './words'

interface RegistrationSheetProps {
  memberId: string
  communityId: string
  name: string
  onClose: () => void
  onChanged: () => void
}

/** One person's registration, and the next step for whoever may take it. */
export function RegistrationSheet({
  memberId,
  communityId,
  name,
  onClose,
  onChanged,
}: RegistrationSheetProps) {
  const story = useOperation('registrations.show', { memberId, communityId })
  const [isEntering, setIsEntering] = useState(false)
  if (isEntering) return <AnswerSheet memberId={memberId} name={name} onClose={() => setIsEntering(false)} />
  return (
    <Sheet title={name} onClose={onClose}>
      <Loaded story={story} sentences={readRefusals} rows={2}>
        {({ registration, estates }) => (
          <>
            <RegistrationStory registration={registration} />
            <NextStep
              registration={registration}
              estates={estates}
              onDone={() => {
                say(words.saved)
                onChanged()
              }}
              onMovedOn={story.reload}
            />
            {registration.can.enterBasics && (
              <Button kind="second" onTap={() => setIsEntering(true)}>
                {basicsWords.enterFor}
              </Button>
            )}
            {registration.papers.map(kind => (
              <PrintPapers key={kind} kind={kind} items={[{ memberId, communityId }]} />
            ))}
            <PledgeAndDeedsOf communityId={communityId} memberId={memberId} />
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

interface NextStepProps {
  registration: RegistrationView
  estates: OrgBrief[]
  onDone: () => void
  onMovedOn: () => unknown
}

function NextStep({ registration, estates, onDone, onMovedOn }: NextStepProps) {
  const { can, memberId } = registration
  const communityId = registration.community.orgId
  const report = useAction('registrations.report')
  const accept = useAction('registrations.accept')
  const [isReasoning, setIsReasoning] = useState(false)
  const [isMoving, setIsMoving] = useState(false)

  const settle = (answer: { ok: boolean; refusal?: string } | null) => {
    if (answer?.ok) onDone()
    else if (answer?.refusal === 'movedOn') onMovedOn()
  }
  const accepted = async (asked: ReturnType<typeof accept.run>) => {
    const answer = await asked
    const item = answer?.ok ? answer.value.items[0] : undefined
    if (item?.ok) onDone()
    else if (item) {
      say(itemInWords(item))
      onMovedOn()
    }
  }

  if (isMoving) return <MoveAway registration={registration} onDone={onDone} onMovedOn={onMovedOn} />
  if (isReasoning) return <Reasoned registration={registration} onDone={onDone} onMovedOn={onMovedOn} />
  return (
    <>
      {report.refused && (
        <Refused
          answer={report.refused}
          sentences={reportRefusals}
          onRetry={async () => settle(await report.retry())}
        />
      )}
      {accept.refused && (
        <Refused answer={accept.refused} sentences={readRefusals} onRetry={() => accepted(accept.retry())} />
      )}
      {can.accept && (
        <Button
          busy={accept.isBusy && words.accepting}
          onTap={() => accepted(accept.run({ communityId, memberIds: [memberId] }))}
        >
          {words.acceptOne}
        </Button>
      )}
      {can.report && (
        <Button
          busy={report.isBusy && words.reporting}
          onTap={async () => settle(await report.run({ way: 'secretary', communityId, memberId }))}
        >
          {words.report}
        </Button>
      )}
      {can.assign && <Estates registration={registration} estates={estates} onDone={onDone} />}
      {can.decline && (
        <Button kind="second" onTap={() => setIsReasoning(true)}>
          {words.decline}
        </Button>
      )}
      {can.moveAway && (
        <Button kind="second" onTap={() => setIsMoving(true)}>
          {words.moveAway}
        </Button>
      )}
      {can.withdraw && !can.decline && (
        <Button kind="second" onTap={() => setIsReasoning(true)}>
          {words.withdraw}
        </Button>
      )}
    </>
  )
}

function Estates({
  registration,
  estates,
  onDone,
}: Pick<NextStepProps, 'registration' | 'estates' | 'onDone'>) {
  const assign = useAction('registrations.assign')
  const [isChoosing, setIsChoosing] = useState(false)
  const choose = (estateId: string) => {
    const { memberId, community } = registration
    return settle(assign.run({ communityId: community.orgId, memberIds: [memberId], estateId }))
  }
  const settle = async (asked: ReturnType<typeof assign.run>) => {
    const answer = await asked
    const item = answer?.ok ? answer.value.items[0] : undefined
    if (item?.ok) onDone()
    else if (item) say(itemInWords(item))
  }

  if (!isChoosing) {
    return (
      <Button kind={registration.estate ? 'second' : 'main'} onTap={() => setIsChoosing(true)}>
        {words.assign}
      </Button>
    )
  }
  return (
    <>
      {assign.refused && (
        <Refused answer={assign.refused} sentences={assignRefusals} onRetry={() => settle(assign.retry())} />
      )}
      <Words kind="soft">{assign.isBusy ? words.assigning : words.chooseEstate}</Words>
      {estates.length === 0 && <Words>{words.noEstate}</Words>}
      <Choices
        label={words.chooseEstate}
        choices={estates.map(({ orgId, name }) => ({ key: orgId, title: name }))}
        chosen={registration.estate?.orgId ?? null}
        onChoose={choose}
      />
    </>
  )
}

/** Declining and withdrawing: the other side reads why. */
function Reasoned({ registration, onDone, onMovedOn }: Omit<NextStepProps, 'estates'>) {
  const decline = useAction('registrations.decline')
  const withdraw = useAction('registrations.withdraw')
  const act: Action<'registrations.decline' | 'registrations.withdraw'> = registration.can.decline
    ? decline
    : withdraw
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const settle = (answer: { ok: boolean; refusal?: string } | null) => {
    if (answer?.ok) onDone()
    else if (answer?.refusal === 'movedOn') onMovedOn()
  }
  const send = async () => {
    setHasTried(true)
    if (!reason.trim()) return
    const { memberId, community } = registration
    settle(await act.run({ communityId: community.orgId, memberId, reason: reason.trim() }))
  }
  return (
    <>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={moveRefusals}
          onRetry={async () => settle(await act.retry())}
        />
      )}
      <Field
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onType={setReason}
        maxLength={100}
        error={hasTried && !reason.trim() ? words.reasonError : null}
      />
      <Button
        busy={act.isBusy && (registration.can.decline ? words.declining : words.withdrawing)}
        onTap={send}
      >
        {registration.can.decline ? words.decline : words.withdraw}
      </Button>
    </>
  )
}
