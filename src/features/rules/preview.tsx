import type { Value } from '../../../types/api'
import type { RuleChangeView, RuleWish } from '../../../types/rules'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Refused } from '../door/refused'
import { changeRefusals, words } from './words'

interface PreviewProps {
  preview: Value<'rules.preview'>
  wish: { changes: RuleWish[]; reason: string }
  onBack: () => void
  onEnd: (isSaved: boolean) => unknown
}

/** What would change, from when and for whom, before anything is kept. */
export function Preview({ preview, wish, onBack, onEnd }: PreviewProps) {
  const change = useAction('rules.change')
  const { effectiveDay, revision, changes } = preview
  const { refused } = change

  const settle = (answer: Awaited<ReturnType<typeof change.run>>) => (answer?.ok ? onEnd(true) : undefined)
  const save = async () => settle(await change.run({ ...wish, effectiveDay, revision }))

  return (
    <Frame
      title={words.previewTitle}
      foot={
        <Button busy={change.isBusy && words.saving} onTap={save}>
          {words.save}
        </Button>
      }
    >
      {refused && (
        <Refused
          answer={refused}
          sentences={changeRefusals}
          onRetry={async () => settle(await change.retry())}
        />
      )}
      {changes.map(one => (
        <ChangeCard key={one.name} change={one} day={effectiveDay} />
      ))}
      <Words kind="soft">{words.before}</Words>
      <Button kind="second" onTap={refused?.refusal === 'changedSince' ? () => onEnd(false) : onBack}>
        {words.again}
      </Button>
    </Frame>
  )
}

function ChangeCard({ change, day }: { change: RuleChangeView; day: string }) {
  const { title, fromInWords, toInWords, touches, concerns, later } = change
  const facts = [
    { name: words.touches, text: touches },
    ...(concerns ? [{ name: words.concernsName, text: words.concerns(concerns.what, concerns.count) }] : []),
  ]
  return (
    <Card tone="care">
      <Words kind="soft">{title}</Words>
      <Words kind="title">{words.previewFrom(day)}</Words>
      <Words kind="strong">{words.fromTo(fromInWords, toInWords)}</Words>
      <Facts facts={facts} />
      {later.map(one => (
        <Words key={one.day}>{words.later(one.day, one.valueInWords)}</Words>
      ))}
    </Card>
  )
}
