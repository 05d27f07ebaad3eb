import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { copyText } from '../../platform/clipboard'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Stepper } from '../../ui/stepper'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { useMe } from '../accounts/use-me'
import { Refused } from '../door/refused'
import { createRefusals, words } from './words'

const usualPerMinute = 60
const mostPerMinute = 600
const step = 10

/** A key for one system: for whom, where, what it may do. It is shown when it is made, and never again. */
export function NewKeySheet({ onClose }: { onClose: () => void }) {
  const create = useAction('exchange.createKey')
  const communities = useMe().known?.value.can.seeCommunities ?? []
  const [consumer, setConsumer] = useState('')
  const [mayRead, setMayRead] = useState(true)
  const [mayWrite, setMayWrite] = useState(false)
  const [tens, setTens] = useState(usualPerMinute / step)
  const [chosen, setChosen] = useState<string[]>([])
  const [hasTried, setHasTried] = useState(false)
  const { done } = create
  if (done) return <MadeKey written={done.key} consumer={done.item.consumer} onClose={onClose} />

  const check = (orgId: string, isChecked: boolean) =>
    setChosen(now => (isChecked ? [...now, orgId] : now.filter(one => one !== orgId)))
  const make = async () => {
    setHasTried(true)
    if (!consumer.trim() || chosen.length === 0 || !(mayRead || mayWrite)) return
    const perMinute = tens * step
    await create.run({ consumer: consumer.trim(), communityIds: chosen, mayRead, mayWrite, perMinute })
  }
  return (
    <Sheet title={words.make} onClose={onClose}>
      <Field
        label={words.consumer}
        hint={words.consumerHint}
        value={consumer}
        onType={setConsumer}
        maxLength={40}
        error={hasTried && !consumer.trim() ? words.consumerError : null}
      />
      <Rows>
        <SwitchRow title={words.mayRead} note={words.mayReadNote} isOn={mayRead} onSwitch={setMayRead} />
        <SwitchRow title={words.mayWrite} note={words.mayWriteNote} isOn={mayWrite} onSwitch={setMayWrite} />
      </Rows>
      {hasTried && !mayRead && !mayWrite && <Words>{words.actsError}</Words>}
      <Section title={words.communities}>
        <SelectBar
          chosen={chosen.length}
          total={communities.length}
          onAll={isAll => setChosen(isAll ? communities.map(({ orgId }) => orgId) : [])}
        />
        <Rows>
          {communities.map(({ orgId, name }) => (
            <CheckRow
              key={orgId}
              title={name}
              isChecked={chosen.includes(orgId)}
              onCheck={isChecked => check(orgId, isChecked)}
            />
          ))}
        </Rows>
      </Section>
      {hasTried && chosen.length === 0 && <Words>{words.communitiesError}</Words>}
      <Stepper
        label={words.perMinute}
        value={tens * step}
        unit={words.times}
        least={step}
        most={mostPerMinute}
        onStep={value => setTens(now => (value > now * step ? now + 1 : now - 1))}
      />
      {create.refused && (
        <Refused answer={create.refused} sentences={createRefusals} onRetry={() => create.retry()} />
      )}
      <Button busy={create.isBusy && words.making} onTap={make}>
        {words.makeIt}
      </Button>
    </Sheet>
  )
}

interface MadeKeyProps {
  written: string | null
  consumer: string
  onClose: () => void
}

function MadeKey({ written, consumer, onClose }: MadeKeyProps) {
  const copy = async (text: string) => say((await copyText(text)) ? words.copied : words.notCopied)
  return (
    <Sheet title={`${consumer} ${words.newKey}`} closing={words.kept} onClose={onClose}>
      <Words kind="strong">{written ? words.onlyNow : words.notAgain}</Words>
      <Words kind="soft">{written ? words.onlyNowNext : words.notAgainNext}</Words>
      {written && (
        <>
          <Card>
            <Words kind="strong">{written}</Words>
          </Card>
          <Button icon="papers" onTap={() => copy(written)}>
            {words.copy}
          </Button>
        </>
      )}
    </Sheet>
  )
}
