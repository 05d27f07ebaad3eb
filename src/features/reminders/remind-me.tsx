import { useState } from 'react'
import type { ConsentAnswer } from '../../../types/reminders'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { subscribe } from '../../platform/subscribe'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { Refused } from '../door/refused'
import { answerWords, refusals, words } from './words'

/**
 * G52: asks for one message of each kind at the tap where it makes sense; without a network nothing is asked. What can
 * be sent can be switched off; before a first yes there is nothing to switch.
 */
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
    const asked = await subscribe(known.templates.map(({ templateId }) => templateId))
    const answers = known.templates.flatMap(({ template, templateId }) => {
      const answer = asked.get(templateId)
      return answer ? [{ template, answer }] : []
    })
    setSaid(wordsAfter(answers.map(({ answer }) => answer)))
    if (answers.length > 0) await keeping.run({ answers })
  }
  const refused = keeping.refused ?? turning.refused

  return (
    <>
      {!isOff && (
        <Card>
          <Words kind="strong">{words.title}</Words>
          <Words kind="soft">{said ?? (left > 0 ? words.left(left) : words.reason)}</Words>
          <Button kind="second" busy={keeping.isBusy && words.asking} onTap={ask}>
            {left > 0 ? words.askAgain : words.ask}
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
      {(isOff || left > 0) && (
        <Rows>
          <SwitchRow
            title={words.switchTitle}
            note={isOff ? words.switchOff : words.switchOn}
            isOn={!isOff}
            onSwitch={isOn => turning.run({ isOff: !isOn })}
          />
        </Rows>
      )}
    </>
  )
}

/** A yes to any of them is a yes; nothing is said of it, because the number is. */
function wordsAfter(answers: ConsentAnswer[]): string | null {
  const [no] = answers.filter(answer => answer !== 'accept')
  if (answers.length === 0) return words.couldNotAsk
  return answers.includes('accept') || !no ? null : answerWords[no]
}
