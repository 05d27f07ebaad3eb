import { useState } from 'react'
import type { DeedPerson, DeedView } from '../../../types/deeds'
import type { CalendarDay } from '../../../types/time'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { PledgeForm } from '../pledges/pledge-form'
import { PledgeTold } from '../pledges/pledge-told'
import { words as pledgeWords, withdrawForRefusals, writeForRefusals } from '../pledges/words'
import { DeedForm } from './deed-form'
import { DeedSheet } from './deed-sheet'
import { DeedRows } from './my-deeds-screen'
import { recordForRefusals, words } from './words'

interface PersonSheetProps {
  person: DeedPerson
  today: CalendarDay
  communityId: string
  onClose: () => void
  onChanged: () => void
}

/** Somebody without a phone: the secretary writes down what he or she pledges and has done. */
export function PersonSheet({ person, today, communityId, onClose, onChanged }: PersonSheetProps) {
  const [view, setView] = useState<'both' | 'pledge' | 'deed'>('both')
  const [deed, setDeed] = useState<DeedView | null>(null)
  const { name, memberId, unitName, pledge, deeds } = person
  const told = { communityId, memberId }

  if (deed) return <DeedSheet deed={deed} today={today} onClose={() => setDeed(null)} onChanged={onChanged} />
  return (
    <Sheet title={name} onClose={onClose}>
      <Words kind="soft">{unitName}</Words>
      {view === 'pledge' && <WriteFor told={told} text={pledge?.text ?? ''} onDone={onChanged} />}
      {view === 'deed' && <RecordFor told={told} today={today} onDone={onChanged} />}
      {view === 'both' && (
        <>
          {pledge && <PledgeTold pledge={pledge} />}
          <Button kind="second" onTap={() => setView('pledge')}>
            {pledgeWords.writeFor}
          </Button>
          {pledge && pledge.standing !== 'withdrawn' && <WithdrawFor told={told} onDone={onChanged} />}
          <Section title={words.deedsThisYear}>
            {deeds.length > 0 && <DeedRows deeds={deeds} onOpen={setDeed} />}
            <Button kind="second" onTap={() => setView('deed')}>
              {words.recordFor}
            </Button>
          </Section>
        </>
      )}
    </Sheet>
  )
}

interface ForProps {
  told: { communityId: string; memberId: string }
  onDone: () => void
}

function WriteFor({ told, text, onDone }: ForProps & { text: string }) {
  const write = useAction('pledges.writeFor')

  const settle = (answer: Awaited<ReturnType<typeof write.run>>) => {
    if (!answer?.ok) return
    say(answer.value.pledge.standing === 'public' ? pledgeWords.savedPublic : pledgeWords.saved)
    onDone()
  }
  return (
    <>
      {write.refused && (
        <Refused
          answer={write.refused}
          sentences={writeForRefusals}
          onRetry={async () => settle(await write.retry())}
        />
      )}
      <PledgeForm
        text={text}
        label={pledgeWords.fieldFor}
        isBusy={write.isBusy}
        onSend={async text => settle(await write.run({ ...told, text }))}
      />
    </>
  )
}

function WithdrawFor({ told, onDone }: ForProps) {
  const withdraw = useAction('pledges.withdrawFor')

  const settle = (answer: Awaited<ReturnType<typeof withdraw.run>>) => {
    if (!answer?.ok) return
    say(pledgeWords.withdrawn)
    onDone()
  }
  return (
    <>
      {withdraw.refused && (
        <Refused
          answer={withdraw.refused}
          sentences={withdrawForRefusals}
          onRetry={async () => settle(await withdraw.retry())}
        />
      )}
      <Button
        kind="quiet"
        busy={withdraw.isBusy && pledgeWords.withdrawing}
        onTap={async () => settle(await withdraw.run(told))}
      >
        {pledgeWords.withdrawFor}
      </Button>
    </>
  )
}

function RecordFor({ told, today, onDone }: ForProps & { today: CalendarDay }) {
  const record = useAction('deeds.recordFor')

  const settle = (answer: Awaited<ReturnType<typeof record.run>>) => {
    if (!answer?.ok) return
    say(answer.value.isNew ? words.recordedFor : words.recordedAgain)
    onDone()
  }
  return (
    <>
      {record.refused && (
        <Refused
          answer={record.refused}
          sentences={recordForRefusals}
          onRetry={async () => settle(await record.retry())}
        />
      )}
      <DeedForm
        today={today}
        act={words.save}
        busy={record.isBusy && words.saving}
        onSend={async deed => settle(await record.run({ ...told, ...deed }))}
      />
    </>
  )
}
