import { useState } from 'react'
import type { Operations } from '../../../types/api'
import { type CallAnswer, call } from '../../cloud/call'
import { dayInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Refused } from '../door/refused'
import { Certificate } from '../registrations/verify-certificate'
import { kindWords, verifyRefusals, words } from './words'

type Found = Operations['papers.verify']['value']

/** Anybody holds a paper against its code (G08). */
export function VerifyScreen() {
  const [code, setCode] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [answer, setAnswer] = useState<CallAnswer<'papers.verify'> | null>(null)

  const verify = async () => {
    setHasTried(true)
    if (!code.trim()) return
    setIsBusy(true)
    setAnswer(await call('papers.verify', { code: code.trim() }))
    setIsBusy(false)
  }
  const type = (text: string) => {
    setCode(text)
    setAnswer(null)
  }
  return (
    <Frame title={words.verifyTitle} lead={words.verifyLead}>
      <Field
        label={words.code}
        hint={words.codeHint}
        value={code}
        onType={type}
        maxLength={30}
        error={hasTried && !code.trim() ? words.codeError : null}
      />
      <Button busy={isBusy && words.verifying} onTap={verify}>
        {words.verify}
      </Button>
      <Certificate />
      {answer?.ok && <WhatItIs paper={answer.value} />}
      {answer?.ok === false && <Refused answer={answer} sentences={verifyRefusals} onRetry={verify} />}
    </Frame>
  )
}

function WhatItIs({ paper }: { paper: Found }) {
  const { state, kind, maskedName, unitName, communityName, madeOn } = paper
  return (
    <Card tone={state === 'valid' ? 'done' : 'care'}>
      <Words kind="title">{words[state]}</Words>
      <Facts
        facts={[
          { name: words.kind, text: kindWords[kind] },
          { name: words.name, text: maskedName },
          { name: words.unit, text: unitName },
          { name: words.community, text: communityName },
          { name: words.madeOn, text: dayInWords(madeOn) },
        ]}
      />
      <Words kind="soft">{words.compare}</Words>
    </Card>
  )
}
