import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { Art } from '../../ui/art'
import { Bullets } from '../../ui/bullets'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { scanAndGo } from '../checkins/scan-and-go'
import { words as scanWords } from '../checkins/words'
import { Refused } from '../door/refused'
import './consent-screen.css'
import { nowIAm } from './use-me'
import { consentRefusals, consentWords as words } from './words'

interface ConsentScreenProps {
  version: string
  /** Whoever agreed to an older text is asked about what is new. */
  isAgain?: boolean
  onGiven: () => void
  onOutdated: () => unknown
}

/** What is kept, what for, who sees it: asked before anything personal is shown (G181). */
export function ConsentScreen({ version, isAgain = false, onGiven, onOutdated }: ConsentScreenProps) {
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

  if (isDeclined && isAgain) {
    return <KeptScreen version={version} onKept={onGiven} onReconsider={() => setIsDeclined(false)} />
  }
  if (isDeclined) return <DeclinedScreen onReconsider={() => setIsDeclined(false)} />
  return (
    <Frame
      title={isAgain ? words.againTitle : words.title}
      lead={isAgain ? words.againLead : words.lead}
      foot={
        <View className="consent-acts">
          <Button busy={consent.isBusy && words.agreeing} onTap={agree}>
            {isAgain ? words.againAgree : words.agree}
          </Button>
          <Button kind="quiet" onTap={() => setIsDeclined(true)}>
            {isAgain ? words.againDecline : words.decline}
          </Button>
        </View>
      }
    >
      {consent.refused && <Refused answer={consent.refused} sentences={consentRefusals} onRetry={tryAgain} />}
      {isAgain && <Parts parts={words.newParts} />}
      {isAgain ? (
        <Section title={words.whole}>
          <ConsentParts />
        </Section>
      ) : (
        <Parts parts={words.parts} />
      )}
    </Frame>
  )
}

/** The text itself, and the one before it; both stay readable after they were agreed to. */
export function ConsentParts() {
  const [isBeforeShown, setIsBeforeShown] = useState(false)
  return (
    <>
      <Words kind="soft">{words.since}</Words>
      <Parts parts={words.parts} />
      {isBeforeShown ? (
        <Section title={words.before.since}>
          <Parts parts={words.before.parts} />
        </Section>
      ) : (
        <Button kind="quiet" onTap={() => setIsBeforeShown(true)}>
          {words.showBefore}
        </Button>
      )}
    </>
  )
}

function Parts({ parts }: { parts: readonly { about: string; text: string }[] }) {
  return (
    <Card>
      {parts.map(({ about, text }) => (
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

interface KeptScreenProps {
  version: string
  onKept: () => void
  onReconsider: () => void
}

/** The older text holds: what goes on as before, and what needs the new one; nobody is asked a second time. */
function KeptScreen({ version, onKept, onReconsider }: KeptScreenProps) {
  const act = useAction('accounts.declineConsent')
  const keep = async () => {
    const answer = await act.run({ version })
    if (!answer?.ok) return
    nowIAm(answer.value)
    onKept()
  }
  return (
    <Frame
      title={words.againDeclinedTitle}
      lead={words.againDeclinedLead}
      foot={
        <View className="consent-acts">
          <Button busy={act.isBusy && words.againDeclining} onTap={keep}>
            {words.goBack}
          </Button>
          <Button kind="quiet" onTap={onReconsider}>
            {words.reconsider}
          </Button>
        </View>
      }
    >
      {act.refused && <Refused answer={act.refused} sentences={consentRefusals} onRetry={act.forget} />}
      <Card>
        <Words kind="strong">{words.againStillTitle}</Words>
        <Bullets sentences={words.againStill} />
      </Card>
      <Card>
        <Words kind="strong">{words.againNotTitle}</Words>
        <Bullets sentences={words.againNot} />
      </Card>
    </Frame>
  )
}
