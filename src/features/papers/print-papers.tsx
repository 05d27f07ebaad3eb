import type { Operations } from '../../../types/api'
import type { RegistrationPaperKind } from '../../../types/papers'
import { type Action, useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Refused } from '../door/refused'
import { MadeFile } from './made-file'
import { itemWords, makeRefusals, words } from './words'

type Made = Operations['papers.make']['value']

interface PrintPapersProps {
  kind: RegistrationPaperKind
  items: { memberId: string; communityId: string }[]
}

/** One button that makes a paper, and then the way to the printer. */
export function PrintPapers({ kind, items }: PrintPapersProps) {
  const make = useAction('papers.make')
  return (
    <>
      <PaperMade make={make} kind={kind} nameOf={() => ''} />
      {!make.done && (
        <Button
          kind="second"
          icon="print"
          busy={make.isBusy && words.making}
          onTap={() => make.run({ kind, items })}
        >
          {words.print(kind)}
        </Button>
      )}
    </>
  )
}

interface PaperMadeProps {
  make: Action<'papers.make'>
  kind: RegistrationPaperKind
  nameOf: (memberId: string) => string
}

/** What came of a print run: the address to take away, who was left out, or why there is none. */
export function PaperMade({ make, kind, nameOf }: PaperMadeProps) {
  if (make.refused) return <Refused answer={make.refused} sentences={makeRefusals} onRetry={make.retry} />
  return make.done && <Ready made={make.done} kind={kind} nameOf={nameOf} />
}

function Ready({ made, kind, nameOf }: { made: Made } & Omit<PaperMadeProps, 'make'>) {
  const printed = made.items.filter(({ ok }) => ok).length
  const refused = made.items.flatMap(item => (item.ok ? [] : [item]))
  return (
    <Card tone="done">
      <MadeFile said={words.ready(printed, kind)} next={words.readyNext} url={made.url} />
      {refused.length > 0 && <Words kind="strong">{words.notPrinted}</Words>}
      {refused.map(({ memberId, refusal }) => (
        <Words key={memberId}>
          {nameOf(memberId)}：{itemWords[refusal]}
        </Words>
      ))}
    </Card>
  )
}
