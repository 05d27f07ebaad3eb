import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { RuleHistoryView } from '../../../types/rules'
import { useOperation } from '../../cloud/use-operation'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { ChangeRule } from './change-rule'
import { WithdrawSheet } from './withdraw-sheet'
import { showRefusals, stateWords, words } from './words'

/** One rule: what it is now, what it means, where it comes from, how it was changed. */
export function RuleScreen({ name }: { name: string }) {
  const story = useOperation('rules.show', { name })
  const [isChanging, setIsChanging] = useState(false)
  const value = story.known?.value

  if (isChanging && value) {
    const end = (isSaved: boolean) => {
      setIsChanging(false)
      if (isSaved) say(words.saved)
      return story.reload()
    }
    return <ChangeRule shown={value} onEnd={end} />
  }
  return (
    <Frame
      title={value?.rule.title ?? words.title}
      foot={value?.can.change && <Button onTap={() => setIsChanging(true)}>{words.change}</Button>}
    >
      <Loaded story={story} sentences={showRefusals} rows={4}>
        {shown => <RuleParts shown={shown} onChanged={story.reload} />}
      </Loaded>
    </Frame>
  )
}

function RuleParts({ shown, onChanged }: { shown: Value<'rules.show'>; onChanged: () => unknown }) {
  const { rule, history, revision, can } = shown
  const { valueInWords, defaultInWords, isDefault, next, explanation, row, quotation, touches } = rule
  const facts = [
    { name: words.standard, text: defaultInWords },
    { name: words.means, text: explanation },
    { name: words.source, text: words.quoted(row, quotation) },
    { name: words.touches, text: touches },
  ]

  return (
    <>
      <Card tone={isDefault ? 'plain' : 'care'}>
        <Words kind="soft">{words.now}</Words>
        <Words kind="title">{valueInWords}</Words>
        {next && <Words>{words.next(next.day, next.valueInWords)}</Words>}
        {!rule.isInUse && <Words kind="soft">{words.waiting}</Words>}
      </Card>
      <Card>
        <Facts facts={facts} />
      </Card>
      <Section title={words.history}>
        <History history={history} revision={revision} onChanged={onChanged} />
      </Section>
      {!can.change && <Words kind="soft">{words.onlyOffice}</Words>}
    </>
  )
}

interface HistoryProps {
  history: RuleHistoryView[]
  revision: number
  onChanged: () => unknown
}

function History({ history, revision, onChanged }: HistoryProps) {
  const [taken, setTaken] = useState<RuleHistoryView | null>(null)
  if (history.length === 0) return <Words kind="soft">{words.historyEmpty}</Words>

  const end = (isDone: boolean) => {
    setTaken(null)
    if (isDone) onChanged()
  }
  return (
    <>
      <Rows>
        {history.map(version => (
          <Row
            key={version.versionId}
            title={words.from(version.effectiveDay, version.valueInWords)}
            note={words.by(version.changedByName, momentInWords(version.changedAt), version.reason)}
            mark={version.can.withdraw ? words.withdraw : stateWords[version.state]}
            markTone={version.state === 'inForce' ? 'done' : version.can.withdraw ? 'care' : 'plain'}
            onTap={version.can.withdraw ? () => setTaken(version) : undefined}
          />
        ))}
      </Rows>
      {taken && <WithdrawSheet version={taken} revision={revision} onEnd={end} />}
    </>
  )
}
