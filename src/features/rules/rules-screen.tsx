import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { RuleView } from '../../../types/rules'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { groupWords, listRefusals, words } from './words'

/** The county's rules by group, what differs from the default marked (G152). */
export function RulesScreen() {
  const rules = useOperation('rules.list', { day: null })
  useReturn(rules.reload)
  const day = rules.known?.value.day

  return (
    <Frame title={words.title} lead={day && words.lead(day)}>
      <Loaded story={rules} sentences={listRefusals} rows={6}>
        {({ groups, points }) => (
          <>
            <Marked rules={groups.flatMap(({ rules }) => rules)} />
            {groups.map(({ group, rules }) => (
              <Section key={group} title={groupWords[group]}>
                <Rows>
                  {rules.map(rule => (
                    <RuleRow key={rule.name} rule={rule} />
                  ))}
                </Rows>
              </Section>
            ))}
            <Points points={points} />
          </>
        )}
      </Loaded>
    </Frame>
  )
}

/** What differs from the default, or is going to: the first thing one looks for. */
function Marked({ rules }: { rules: RuleView[] }) {
  const marked = rules.filter(({ isDefault, next }) => !isDefault || next)
  if (marked.length === 0) return <Words kind="soft">{words.allStandard}</Words>
  return (
    <Section title={words.marked}>
      <Rows>
        {marked.map(rule => (
          <RuleRow key={rule.name} rule={rule} />
        ))}
      </Rows>
    </Section>
  )
}

function RuleRow({ rule: { name, title, valueInWords, isDefault, next } }: { rule: RuleView }) {
  const soon = next && words.next(next.day, next.valueInWords)
  return (
    <Row
      title={title}
      note={[valueInWords, soon].filter(Boolean).join('。')}
      mark={(next && words.toChange) || (isDefault ? undefined : words.changed)}
      markTone="care"
      onTap={() => goTo(routes.rule(name))}
    />
  )
}

/** The contradictions that need no switch, told to whoever looks for one. */
function Points({ points }: { points: Value<'rules.list'>['points'] }) {
  const [isOpen, setIsOpen] = useState(false)
  if (!isOpen) {
    return (
      <Button kind="quiet" onTap={() => setIsOpen(true)}>
        {words.points}
      </Button>
    )
  }
  return (
    <Section title={words.points}>
      <Words kind="soft">{words.pointsLead}</Words>
      <Rows>
        {points.map(({ row, title, settledBy }) => (
          <Row key={row} title={words.point(row, title)} note={settledBy} />
        ))}
      </Rows>
    </Section>
  )
}
