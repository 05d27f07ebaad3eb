import { useState } from 'react'
import type { PaperKind, TemplateView } from '../../../types/papers'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { PaperPreview } from './paper-preview'
import { editRefusalsNaming, kindWords, listRefusals, templateWords as words } from './words'

const kinds: PaperKind[] = ['letter', 'card', 'basicInfo', 'handOver']

/** The county's words on its papers: what may stand there, how it looks, and the way back to the 示范文本 (X4 X22). */
export function TemplatesScreen() {
  const templates = useOperation('papers.listTemplates', {})
  const [kind, setKind] = useState<PaperKind>('letter')
  return (
    <Frame title={words.title} lead={words.lead}>
      <Tabs tabs={kinds.map(key => ({ key, title: kindWords[key] }))} chosen={kind} onChoose={setKind} />
      <Loaded story={templates} sentences={listRefusals} rows={3}>
        {({ items }) =>
          items
            .filter(item => item.kind === kind)
            .map(item => (
              <Template
                key={`${item.kind} ${item.text}`}
                template={item}
                onChanged={changed => keepShown(items, changed)}
              />
            ))
        }
      </Loaded>
    </Frame>
  )
}

function keepShown(items: TemplateView[], changed: TemplateView): void {
  const now = items.map(item => (item.kind === changed.kind ? changed : item))
  remember('papers.listTemplates', {}, { items: now, cursor: null })
}

interface TemplateProps {
  template: TemplateView
  onChanged: (template: TemplateView) => void
}

function Template({ template, onChanged }: TemplateProps) {
  const { kind, isExample, placeholders } = template
  const edit = useAction('papers.editTemplate')
  const [text, setText] = useState(template.text)
  const [isSeen, setIsSeen] = useState(false)
  const isChanged = text.trim() !== template.text

  const settle = (answer: Awaited<ReturnType<typeof edit.run>>) => {
    if (!answer?.ok) return
    say(answer.value.isExample ? words.isBack : words.saved)
    onChanged(answer.value)
  }
  return (
    <>
      <Words kind="soft">{isExample ? words.example : words.own}</Words>
      <Field
        label={words.text}
        hint={words.textHint}
        value={text}
        onType={setText}
        maxLength={4000}
        isLong
        error={text.trim() ? null : words.textError}
      />
      {edit.refused && (
        <Refused
          answer={edit.refused}
          sentences={editRefusalsNaming(edit.refused.detail)}
          onRetry={async () => settle(await edit.retry())}
        />
      )}
      <Button kind="second" onTap={() => setIsSeen(!isSeen)}>
        {isSeen ? words.hide : words.look}
      </Button>
      {isSeen && text.trim() !== '' && <PaperPreview kind={kind} text={text.trim()} />}
      {isChanged && text.trim() !== '' && (
        <Button
          busy={edit.isBusy && words.saving}
          onTap={async () => settle(await edit.run({ kind, text: text.trim() }))}
        >
          {words.save}
        </Button>
      )}
      {!isExample && (
        <Button
          kind="quiet"
          busy={edit.isBusy && words.saving}
          onTap={async () => settle(await edit.run({ kind, text: null }))}
        >
          {words.back}
        </Button>
      )}
      <Section title={words.placeholders}>
        <Card>
          <Words kind="soft">{words.placeholdersHint}</Words>
          <Facts facts={placeholders.map(({ name, meaning }) => ({ name: meaning, text: `{{${name}}}` }))} />
        </Card>
      </Section>
    </>
  )
}
