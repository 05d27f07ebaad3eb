import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { Art } from '../../ui/art'
import { Bullets } from '../../ui/bullets'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { scanAndGo } from '../checkins/scan-and-go'
import { words as scanWords } from '../checkins/words'
import { Refused } from '../door/refused'
import './consent-screen.css'
import { nowIAm } from './use-me'
import { consentRefusals, consentWords as words } from './words'

interface ConsentScreenProps {
  version: string
  onGiven: () => void
  onOutdated: () => unknown
}

/** What is kept, what for, who sees it: asked before anything personal is shown (G181). */
export function ConsentScreen({ version, onGiven, onOutdated }: ConsentScreenProps) {
  const consent = useAction('accounts.consent')
  const [isDeclined, setIsDeclined] = useState(false)

  const agree = async () => {
    const answer = await consent.run({ purpose: 'serve', version })
    if (!answer?.ok) return
    nowIAm(answer.value)
    onGiven()
  }
  const tryAgain = async () => {
    if (consent.refused?.refusal === 'consentOutdated') await onOutdated()
    consent.forget()
  }

  if (isDeclined) return <DeclinedScreen onReconsider={() => setIsDeclined(false)} />
  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        <View className="consent-acts">
          <Button busy={consent.isBusy && words.agreeing} onTap={agree}>
            {words.agree}
          </Button>
          <Button kind="quiet" onTap={() => setIsDeclined(true)}>
            {words.decline}
          </Button>
        </View>
      }
    >
      {consent.refused && <Refused answer={consent.refused} sentences={consentRefusals} onRetry={tryAgain} />}
      <ConsentParts />
    </Frame>
  )
}

/** The text itself; it stays readable after it was agreed to. */
export function ConsentParts() {
  return (
    <Card>
      {words.parts.map(({ about, text }) => (
        <View className="consent-part" key={about}>
          <Words kind="strong">{about}</Words>
          <Words>{text}</Words>
        </View>
      ))}
    </Card>
  )
}

function DeclinedScreen({ onReconsider }: { onReconsider: () => void }) {
  return (
    <Frame
      title={words.declinedTitle}
      lead={words.declinedLead}
      foot={<Button onTap={onReconsider}>{words.reconsider}</Button>}
    >
      <Card>
        <Art name="welcome" />
        <Words kind="strong">{words.declinedCanTitle}</Words>
        <Bullets sentences={words.declinedCan} />
        <Button kind="second" icon="scan" onTap={() => scanAndGo()}>
          {scanWords.scanToLook}
        </Button>
      </Card>
    </Frame>
  )
}
