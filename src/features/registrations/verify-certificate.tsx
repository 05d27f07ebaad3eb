import { useState } from 'react'
import { type CallAnswer, call } from '../../cloud/call'
import { momentInWords } from '../../contract/calendar'
import { scan } from '../../platform/scan'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { say } from '../../ui/toast'
import { words as checkinWords } from '../checkins/words'
import { Refused } from '../door/refused'
import { verifyCertificateRefusals, words } from './words'

/** Reads another phone's certificate (G06). */
export function Certificate() {
  const [answer, setAnswer] = useState<CallAnswer<'registrations.verifyCertificate'> | null>(null)

  const read = async () => {
    const scanned = await scan()
    if (scanned.kind === 'failed') say(`${checkinWords.scanFailed}。${checkinWords.scanFailedNext}`)
    if (scanned.kind !== 'read') return
    setAnswer(await call('registrations.verifyCertificate', { code: scanned.text }))
  }
  return (
    <>
      <Button kind="second" icon="scan" onTap={read}>
        {words.readCertificate}
      </Button>
      {answer?.ok === false && (
        <Refused answer={answer} sentences={verifyCertificateRefusals} onRetry={read} />
      )}
      {answer?.ok && (
        <Card tone="done">
          <Words kind="title">{words.certificateValid}</Words>
          <Facts
            facts={[
              { name: words.holder, text: answer.value.maskedName },
              { name: words.unit, text: answer.value.unitName },
              { name: words.community, text: answer.value.communityName },
            ]}
          />
          <Words kind="soft">{words.asOf(momentInWords(answer.value.asOf))}</Words>
        </Card>
      )}
    </>
  )
}
