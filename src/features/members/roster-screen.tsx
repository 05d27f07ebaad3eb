import { useState } from 'react'
import type { ImportView } from '../../../types/members'
import { usePages } from '../../cloud/use-pages'
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
import { CoversField } from './covers-field'
import { ColumnsStep, HeaderStep } from './mapping-steps'
import { unclearIn } from './unclear'
import { type Plan, usePlan } from './use-plan'
import { listImportRefusals, planRefusals, stateWords, words } from './words'

/** The county office's roster: a file becomes a dry run; the imports before stand below (A32, G02). */
export function RosterScreen() {
  const plan = usePlan(({ importId }) => goTo(routes.import(importId)))
  const [isUnitMissing, setIsUnitMissing] = useState(false)
  const refused = plan.action.refused

  if (plan.step === 'idle' && refused?.refusal === 'headerUnclear') {
    return <HeaderStep unclear={unclearIn(refused.detail)} plan={plan} />
  }
  if (plan.step === 'idle' && refused?.refusal === 'columnsUnclear') {
    return <ColumnsStep unclear={unclearIn(refused.detail)} plan={plan} />
  }
  return (
    <Frame title={words.title} lead={words.lead}>
      <CoversField onSet={plan.setCovers} onMissing={setIsUnitMissing} />
      <Chooser plan={plan} isUnitMissing={isUnitMissing} />
      <History />
    </Frame>
  )
}

function Chooser({ plan, isUnitMissing }: { plan: Plan; isUnitMissing: boolean }) {
  const { step, notBrought, action } = plan
  const isIdle = step === 'idle'
  const refused = isIdle && (notBrought ?? action.refused)

  return (
    <Card>
      {refused ? (
        <Refused answer={refused} sentences={planRefusals} onRetry={plan.retry} />
      ) : (
        <Art name="papers" />
      )}
      <Button
        icon="papers"
        busy={!isIdle && (step === 'uploading' ? words.uploading : words.reading)}
        onTap={isUnitMissing ? () => say(words.chooseUnitFirst) : plan.choose}
      >
        {words.choose}
      </Button>
      <Words kind="soft">{words.chooseHint}</Words>
    </Card>
  )
}

function History() {
  const imports = usePages('members.listImports', {})
  useReturn(imports.reload)

  return (
    <Section title={words.history}>
      <Listed
        pages={imports}
        sentences={listImportRefusals}
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

function ImportRow({ item: { importId, fileName, madeAt, rows, state } }: { item: ImportView }) {
  return (
    <Row
      title={fileName}
      note={words.historyNote(momentInWords(madeAt), rows)}
      mark={stateWords[state]}
      markTone={state === 'settled' ? 'done' : 'plain'}
      onTap={() => goTo(routes.import(importId))}
    />
  )
}
