import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { OrgImportView } from '../../../types/orgs'
import { bring } from '../../cloud/bring'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { chooseFile } from '../../platform/files'
import { goTo, routes } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty, Refusal } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { exportRefusals, planRefusals, readRefusals, stateWords, words } from './sheet-words'

/** A sheet of places in, the tree as it is out, and the sheets before (A04 A06 A23 G150). */
export function SheetScreen() {
  return (
    <Frame title={words.title} lead={words.lead}>
      <Bring />
      <TakeAway />
      <History />
    </Frame>
  )
}

function Bring() {
  const plan = useAction('orgs.planImport')
  const [step, setStep] = useState<'idle' | 'uploading' | 'reading'>('idle')
  const [isNotUploaded, setIsNotUploaded] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof plan.run>>) => {
    setStep('idle')
    if (answer?.ok) goTo(routes.placesSheet(answer.value.importId))
  }
  const choose = async () => {
    const chosen = await chooseFile(['xlsx', 'xls', 'csv'])
    if (!chosen) return
    plan.forget()
    setStep('uploading')
    const brought = await bring(chosen)
    setIsNotUploaded(!brought.ok)
    if (!brought.ok) return setStep('idle')
    setStep('reading')
    const { fileId } = brought
    settle(await plan.run({ fileId, fileName: chosen.name.slice(0, 100) }))
  }
  const retry = async () => {
    setStep('reading')
    settle(await plan.retry())
  }

  const isIdle = step === 'idle'
  return (
    <Card>
      {isIdle && isNotUploaded && <Refusal art="away" {...planRefusals.offline} />}
      {isIdle && plan.refused && <Refused answer={plan.refused} sentences={planRefusals} onRetry={retry} />}
      {!plan.refused && !isNotUploaded && <Art name="papers" />}
      <Button
        icon="papers"
        busy={!isIdle && (step === 'uploading' ? words.uploading : words.reading)}
        onTap={choose}
      >
        {words.choose}
      </Button>
      <Words kind="soft">{words.chooseHint}</Words>
    </Card>
  )
}

function TakeAway() {
  const make = useAction('orgs.exportTree')
  const { done, refused } = make
  return (
    <Card tone={done ? 'done' : undefined}>
      {refused && <Refused answer={refused} sentences={exportRefusals} onRetry={make.retry} />}
      {done && <Words kind="strong">{words.exported(done.places)}</Words>}
      <Words kind="soft">{done ? words.exportedNext : words.exportHint}</Words>
      {done ? (
        <Button kind="second" onTap={() => copy(done.url)}>
          {words.copy}
        </Button>
      ) : (
        <Button kind="second" busy={make.isBusy && words.exporting} onTap={() => make.run({})}>
          {words.export}
        </Button>
      )}
    </Card>
  )
}

async function copy(url: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: url })
    say(words.copied)
  } catch {
    say(words.notCopied)
  }
}

function History() {
  const imports = usePages('orgs.listImports', {})
  useReturn(imports.reload)
  return (
    <Section title={words.history}>
      <Listed
        pages={imports}
        sentences={readRefusals}
        empty={<Empty title={words.historyEmpty} next={words.historyEmptyNext} />}
      >
        {items => (
          <Rows>
            {items.map(item => (
              <ImportRow key={item.importId} item={item} />
            ))}
          </Rows>
        )}
      </Listed>
    </Section>
  )
}

function ImportRow({ item: { importId, fileName, madeAt, rows, state } }: { item: OrgImportView }) {
  return (
    <Row
      title={fileName}
      note={words.historyNote(momentInWords(madeAt), rows)}
      mark={stateWords[state]}
      markTone={state === 'settled' ? 'done' : 'plain'}
      onTap={() => goTo(routes.placesSheet(importId))}
    />
  )
}
