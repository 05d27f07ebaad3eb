import { useState } from 'react'
import type { BasicsView } from '../../../types/basics'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { BasicsCard } from './basics-card'
import { FactsForm } from './facts-form'
import { readRefusals, saveRefusals, withdrawRefusals, words } from './words'

/** My basic facts: seen, put right with the unit's confirmation, and a wish taken back in one tap (X22). */
export function MyBasicsScreen() {
  const mine = useOperation('basics.mine', {})
  return (
    <Frame title={words.title} lead={words.lead}>
      <Loaded story={mine} sentences={readRefusals} rows={2}>
        {view => (
          <>
            <BasicsCard view={view} />
            <Change view={view} />
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function Change({ view }: { view: BasicsView }) {
  const ask = useAction('basics.ask')
  const withdraw = useAction('basics.withdraw')
  const [isAsking, setIsAsking] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof ask.run | typeof withdraw.run>>, said: string) => {
    if (!answer?.ok) return
    say(said)
    setIsAsking(false)
    remember('basics.mine', {}, answer.value)
  }
  if (!view.can.ask && !view.can.withdraw) return <Words>{words.byUnit}</Words>
  return (
    <>
      {withdraw.refused && (
        <Refused
          answer={withdraw.refused}
          sentences={withdrawRefusals}
          onRetry={async () => settle(await withdraw.retry(), words.withdrawn)}
        />
      )}
      {view.can.ask && <Button onTap={() => setIsAsking(true)}>{words.change}</Button>}
      {view.can.withdraw && (
        <Button
          kind="second"
          busy={withdraw.isBusy && words.saving}
          onTap={async () => settle(await withdraw.run({}), words.withdrawn)}
        >
          {words.withdraw}
        </Button>
      )}
      {isAsking && (
        <Sheet title={words.changeTitle} onClose={() => setIsAsking(false)}>
          {ask.refused && (
            <Refused
              answer={ask.refused}
              sentences={saveRefusals}
              onRetry={async () => settle(await ask.retry(), words.asked2)}
            />
          )}
          <FactsForm
            facts={view.asked ?? view.facts}
            act={words.ask}
            busy={ask.isBusy}
            onSave={async facts => settle(await ask.run({ facts }), words.asked2)}
          />
        </Sheet>
      )}
    </>
  )
}
