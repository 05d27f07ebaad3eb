import { useState } from 'react'
import type { DoorView } from '../../../types/sites'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { roleWords } from '../accounts/words'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { siteRefusals, doorsWords as words } from './words'

/** The points whose rotating code this device may show, and the devices that show one today (G201). */
export function DoorsScreen({ communityId }: { communityId: string }) {
  const sites = useOperation('sites.list', { communityId })
  const doors = usePages('sites.listDoors', { communityId })
  const [revoking, setRevoking] = useState<DoorView | null>(null)
  useReturn(doors.reload)

  return (
    <Frame title={words.title} lead={words.lead}>
      <Loaded story={sites} sentences={siteRefusals} rows={1}>
        {({ items }) => (
          <Rows>
            {items
              .filter(({ can }) => can.openDoor)
              .map(({ siteId, name }) => (
                <Row
                  key={siteId}
                  icon="scan"
                  title={name}
                  note={words.showHere}
                  onTap={() => goTo(routes.door(siteId))}
                />
              ))}
          </Rows>
        )}
      </Loaded>
      <Section title={words.today}>
        <Listed
          pages={doors}
          sentences={siteRefusals}
          empty={<Empty art="empty" title={words.empty} next={words.emptyNext} />}
        >
          {items =>
            items.map(door => <DoorCard key={door.doorId} door={door} onRevoke={() => setRevoking(door)} />)
          }
        </Listed>
      </Section>
      {revoking && (
        <RevokeSheet
          door={revoking}
          onClose={() => setRevoking(null)}
          onRevoked={revoked => {
            doors.change(({ doorId }) => doorId === revoked.doorId, revoked)
            setRevoking(null)
          }}
        />
      )}
    </Frame>
  )
}

function DoorCard({ door, onRevoke }: { door: DoorView; onRevoke: () => void }) {
  const { deviceName, siteName, openedAt, openedBy, state, can } = door
  const who = openedBy ? roleWords[openedBy] : ''
  return (
    <Card tone={state === 'open' ? 'plain' : 'care'}>
      <Words kind="strong">{deviceName}</Words>
      <Words kind="soft">{siteName}</Words>
      <Words kind="soft">{words.opened(momentInWords(openedAt), who)}</Words>
      {state === 'takenBack' && <Words>{words.takenBack}</Words>}
      {can.revoke && (
        <Button kind="second" label={`${deviceName} ${words.revoke}`} onTap={onRevoke}>
          {words.revoke}
        </Button>
      )}
    </Card>
  )
}

interface RevokeSheetProps {
  door: DoorView
  onClose: () => void
  onRevoked: (door: DoorView) => void
}

function RevokeSheet({ door, onClose, onRevoked }: RevokeSheetProps) {
  const revoke = useAction('sites.revokeDoor')
  const settle = (answer: Awaited<ReturnType<typeof revoke.run>>) => {
    if (!answer?.ok) return
    say(words.revoked)
    onRevoked(answer.value)
  }

  if (revoke.refused) {
    return (
      <Refused
        answer={revoke.refused}
        sentences={siteRefusals}
        onRetry={async () => settle(await revoke.retry())}
      />
    )
  }
  return (
    <Confirm
      title={words.revokeTitle(door.deviceName)}
      sentence={words.revokeSentence}
      yes={words.revokeYes}
      busy={revoke.isBusy && words.revoking}
      onYes={async () => settle(await revoke.run({ doorId: door.doorId }))}
      onNo={onClose}
    />
  )
}
