import { useOperation } from '../../cloud/use-operation'
import { Section, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { Loaded } from '../door/loaded'
import { readRefusals, words } from './words'

/** For the county: how many were looked at, and how many words there were; never who, never where. */
export function AbsenceCountsSection() {
  const story = useOperation('absences.counts', {})
  return (
    <Section title={words.countsTitle}>
      <Loaded story={story} sentences={readRefusals} rows={1}>
        {({ halfYears }) =>
          halfYears.length === 0 ? (
            <Words kind="soft">{words.countsNone}</Words>
          ) : (
            <Rows>
              {halfYears.map(counts => (
                <Row key={counts.halfYear} title={words.half(counts)} note={words.counted(counts)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Section>
  )
}
