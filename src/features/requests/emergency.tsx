import type { EmergencyNumber } from '../../../types/requests'
import { ring } from '../../platform/ring'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { emergencies, askEntryWords as words } from './entry-words'

/** Danger goes to the telephone at once, and not to a community that may be asleep (G23). */
export function Emergencies() {
  return (
    <Section title={words.emergencyTitle}>
      <Rows>
        {emergencies.map(({ number, title }) => (
          <Row key={number} icon="phone" title={words.ring(number)} note={title} onTap={() => ring(number)} />
        ))}
      </Rows>
      <Words kind="soft">{words.emergencyNote}</Words>
    </Section>
  )
}

interface RingFirstProps {
  number: EmergencyNumber
  /** It has been handed to the community already. */
  isSent?: boolean
}

/** What was written speaks of danger: the number to ring, in large. */
export function RingFirst({ number, isSent = false }: RingFirstProps) {
  return (
    <Card tone="care">
      <Words kind="title">{isSent ? words.sentUrgent(number) : words.soundsUrgent(number)}</Words>
      <Button icon="phone" onTap={() => ring(number)}>
        {words.ring(number)}
      </Button>
      {!isSent && <Words>{words.soundsUrgentNext}</Words>}
    </Card>
  )
}
