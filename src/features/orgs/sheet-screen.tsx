import Taro from '@tarojs/taro'
import type { OrgImportView } from '../../../types/orgs'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { useTable } from '../../cloud/use-table'
import { momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
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
  const settle = async (answering: ReturnType<typeof plan.run>) => {
    const answer = await answering
    if (answer?.ok) goTo(routes.placesSheet(answer.value.importId))
    return answer
  }
  const { step, notBrought, choose, retry } = useTable<null>({
    read: (fileId, fileName) => settle(plan.run({ fileId, fileName })),
    again: () => settle(plan.retry()),
    forget: plan.forget,
  })

  const isIdle = step === 'idle'
  const refused = isIdle && (notBrought ?? plan.refused)
  return (
    <Card>
      {refused ? (
        <Refused answer={refused} sentences={planRefusals} onRetry={retry} />
      ) : (
        <Art name="papers" />
      )}
      <Button
        icon="papers"
        busy={!isIdle && (step === 'uploading' ? words.uploading : words.reading)}
        onTap={() => choose(null)}
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
