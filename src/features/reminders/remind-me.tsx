import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { subscribe } from '../../platform/subscribe'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { Refused } from '../door/refused'
import { answerWords, refusals, words } from './words'

/** G52: asks for one message at the tap where it makes sense; without a network nothing is asked. */
export function RemindMe() {
  const mine = useOperation('reminders.mine', {})
  const keeping = useAction('reminders.keepAnswer')
  const turning = useAction('reminders.turn')
  const [said, setSaid] = useState<string | null>(null)

  const known = mine.known?.value
  if (!known) return null
  const isOff = turning.done?.isOff ?? known.isOff
  const left = keeping.done?.left ?? known.left

  const ask = async () => {
    // WeChat asks only within the tap: nothing may be awaited before.
    const answer = await subscribe(known.templateId)
    setSaid(answer === null ? words.couldNotAsk : answer === 'accept' ? null : answerWords[answer])
    if (answer !== null) await keeping.run({ answer })
  }
  const refused = keeping.refused ?? turning.refused

  return (
    <>
      {!isOff && (
        <Card>
          <Words kind="strong">{words.title}</Words>
          <Words kind="soft">{said ?? (left > 0 ? words.left(left) : words.reason)}</Words>
          <Button kind="second" busy={keeping.isBusy && words.asking} onTap={ask}>
            {words.ask}
          </Button>
        </Card>
      )}
      {refused && (
        <Refused
          answer={refused}
          sentences={refusals}
          onRetry={keeping.refused ? keeping.retry : turning.retry}
        />
      )}
      <Rows>
        <SwitchRow
          title={words.switchTitle}
          note={isOff ? words.switchOff : words.switchOn}
          isOn={!isOff}
          onSwitch={isOn => turning.run({ isOff: !isOn })}
        />
      </Rows>
    </>
  )
}
