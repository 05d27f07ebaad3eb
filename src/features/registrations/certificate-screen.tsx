import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Operations } from '../../../types/api'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords, dayOf, momentInWords } from '../../contract/calendar'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Loaded } from '../door/loaded'
import './certificate.css'
import { certificateRefusals, words } from './words'

type Shown = Operations['registrations.certificate']['value']

/** Renewed so long before it passes that nobody holds out a dead code. */
const renewedBeforeMs = 20_000

/** My certificate (G06): a clock that runs, and a code that another phone reads. */
export function CertificateScreen() {
  const certificate = useOperation('registrations.certificate', {})
  const { known, reload } = certificate
  const validUntil = known?.value.validUntil ?? null

  useEffect(() => {
    if (validUntil === null) return
    const timer = setTimeout(reload, Math.max(5_000, validUntil - Date.now() - renewedBeforeMs))
    return () => clearTimeout(timer)
  }, [validUntil, reload])

  return (
    <Frame title={words.certificateTitle}>
      <Loaded story={certificate} sentences={certificateRefusals} rows={2}>
        {shown => <Certificate shown={shown} />}
      </Loaded>
    </Frame>
  )
}

function Certificate({ shown }: { shown: Shown }) {
  const { name, unitName, communityName, acceptedAt, picture, validUntil } = shown
  const now = useClock()
  return (
    <Card tone="done">
      <Words kind="title">{name}</Words>
      <Facts
        facts={[
          { name: words.unit, text: unitName },
          { name: words.community, text: communityName },
          { name: words.acceptedOn, text: dayInWords(dayOf(acceptedAt)) },
        ]}
      />
      <View className="certificate-clock">
        {momentInWords(now)}:{String(Math.floor(now / 1000) % 60).padStart(2, '0')}
      </View>
      {now < validUntil ? (
        <>
          <Image className="certificate-code" src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />
          <Words kind="soft">{words.showIt}</Words>
        </>
      ) : (
        <Words>{words.expired}</Words>
      )}
    </Card>
  )
}

/** The moment, every second: a picture of the screen stands still. */
function useClock(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
