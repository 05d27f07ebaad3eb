import { useState } from 'react'
import { thisDevice } from '../../cloud/device'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Refused } from '../door/refused'
import { DoorBoard } from './door-board'
import { type DoorHere, doorHere, keepDoor } from './door-here'
import { doorRefusals, doorWords as words } from './words'

/** This device shows a point's rotating code (G201): once opened, for the rest of the day without a network. */
export function DoorScreen({ siteId }: { siteId: string }) {
  const [door, setDoor] = useState<DoorHere | null>(() => doorHere(siteId))
  if (door) return <DoorBoard door={door} onEnded={() => setDoor(null)} />
  return <OpenDoor siteId={siteId} onOpened={setDoor} />
}

interface OpenDoorProps {
  siteId: string
  onOpened: (door: DoorHere) => void
}

function OpenDoor({ siteId, onOpened }: OpenDoorProps) {
  const open = useAction('sites.openDoor')
  const [deviceName, setDeviceName] = useState(words.usualName)

  const ask = async (how: typeof open.run | typeof open.retry) => {
    const sentAt = Date.now()
    const told = { siteId, deviceId: thisDevice().deviceId, deviceName: deviceName.trim() || words.usualName }
    const answer = await how(told)
    if (answer?.ok) onOpened(keepDoor(siteId, answer.value, sentAt))
  }

  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        <Button busy={open.isBusy && words.opening} onTap={() => ask(open.run)}>
          {words.open}
        </Button>
      }
    >
      {open.refused && (
        <Refused answer={open.refused} sentences={doorRefusals} onRetry={() => ask(open.retry)} />
      )}
      <Card>
        <Words>{words.what}</Words>
        <Words kind="soft">{words.whatNext}</Words>
        <Field
          label={words.deviceName}
          hint={words.deviceNameHint}
          value={deviceName}
          onType={setDeviceName}
          maxLength={20}
        />
      </Card>
    </Frame>
  )
}
