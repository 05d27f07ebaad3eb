import { useOperation } from '../../cloud/use-operation'
import { Section, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { Loaded } from '../door/loaded'
import { showRefusals, words } from './words'

/** For the county office: how many residents wait too long in which community, and nothing about anybody. */
export function LateFollowUps() {
  const late = useOperation('ratings.lateFollowUps', {})
  return (
    <Section title={words.lateTitle}>
      <Loaded story={late} sentences={showRefusals} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Words kind="soft">{words.lateNone}</Words>
          ) : (
            <Rows>
              {items.map(({ community, late }) => (
                <Row
                  key={community.orgId}
                  icon="place"
                  title={community.name}
                  mark={words.lateCount(late)}
                  markTone="care"
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Section>
  )
}
