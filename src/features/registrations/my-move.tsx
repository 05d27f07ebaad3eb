import type { RegistrationView } from '../../../types/registrations'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { reportMoveRefusals, words } from './words'

/** My own word that I am moving (A90): one tap, no form; the secretary asks for the rest. */
export function MyMove({ registration }: { registration: RegistrationView }) {
  const report = useAction('registrations.reportMove')
  if (!registration.can.reportMove) return null
  const isSaid = registration.movingSince !== null

  const settle = (answer: Awaited<ReturnType<typeof report.run>>) => {
    if (!answer?.ok) return
    remember('registrations.mine', {}, answer.value)
    say(answer.value.registration.movingSince === null ? words.notMovingDone : words.saidMoving)
  }
  return (
    <>
      {report.refused && (
        <Refused
          answer={report.refused}
          sentences={reportMoveRefusals}
          onRetry={async () => settle(await report.retry())}
        />
      )}
      <Words kind="soft">{isSaid ? words.saidMoving : words.sayMovingNote}</Words>
      <Button
        kind={isSaid ? 'quiet' : 'second'}
        busy={report.isBusy && words.sayingMoving}
        onTap={async () => settle(await report.run({ isMoving: !isSaid }))}
      >
        {isSaid ? words.notMoving : words.sayMoving}
      </Button>
    </>
  )
}
