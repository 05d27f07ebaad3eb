import { useState } from 'react'
import type { WishView } from '../../../types/wishes'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { actRefusals, kindWords, untilInWords, words } from './words'

interface LookOverProps {
  wish: WishView
  onChanged: (wish?: WishView) => unknown
}

/** The community looks that the words tell of nobody, and sees what everybody will see (G182 G29). */
export function LookOver({ wish, onChanged }: LookOverProps) {
  const act = useAction('wishes.publish')
  const { wishId, text, reading, estate, building, kind, untilDay } = wish
  const [typed, setTyped] = useState(text ?? '')
  const [isBuildingShown, setIsBuildingShown] = useState(false)
  const [hasTried, setHasTried] = useState(false)
  const settle = async (answer: Awaited<ReturnType<typeof act.run>>) => {
    if (answer?.ok) say(words.published)
    if (answer?.ok) await onChanged(answer.value.wish)
  }
  const send = async () => {
    setHasTried(true)
    if (typed.trim())
      settle(await act.run({ wishId, words: typed.trim().replaceAll('\n', ' '), isBuildingShown }))
  }
  const place = [estate.name, isBuildingShown ? building : null].filter(Boolean).join(' ')
  return (
    <Section title={words.toRead}>
      {reading !== 'clear' && (
        <Card tone="care">
          <Words>{words[reading]}</Words>
        </Card>
      )}
      <Field
        isLong
        label={words.publicWords}
        hint={words.publicHint}
        value={typed}
        maxLength={60}
        error={hasTried && !typed.trim() ? words.publicError : null}
        onType={setTyped}
      />
      {building && (
        <Rows>
          <SwitchRow
            title={words.showBuilding}
            note={words.showBuildingNote}
            isOn={isBuildingShown}
            onSwitch={setIsBuildingShown}
          />
        </Rows>
      )}
      <Card>
        <Words kind="soft">{words.looksLike}</Words>
        <Words kind="strong">{typed}</Words>
        <Words kind="soft">{`${kindWords[kind]} · ${place} · ${untilInWords(untilDay)}`}</Words>
      </Card>
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={actRefusals}
          onRetry={async () => settle(await act.retry())}
        />
      )}
      <Button busy={act.isBusy && words.publishing} onTap={send}>
        {words.publish}
      </Button>
    </Section>
  )
}
