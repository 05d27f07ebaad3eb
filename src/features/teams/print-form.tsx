import type { Input } from '../../../types/api'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Refused } from '../door/refused'
import { MadeFile } from '../papers/made-file'
import { printRefusals, words } from './words'

/** A51 G186: the form on one A4, filled in or empty. */
export function PrintForm({ whose }: { whose: Input<'teams.printForm'>['whose'] }) {
  const print = useAction('teams.printForm')
  if (print.done) {
    const { url, code } = print.done
    return (
      <Card tone="done">
        <MadeFile said={code ? words.printed(code) : words.emptyPrinted} next={words.printNext} url={url} />
      </Card>
    )
  }
  return (
    <>
      {print.refused && <Refused answer={print.refused} sentences={printRefusals} onRetry={print.retry} />}
      <Button
        kind="second"
        icon="print"
        busy={print.isBusy && words.printing}
        onTap={() => print.run({ whose })}
      >
        {whose.kind === 'empty' ? words.printEmpty : words.print}
      </Button>
    </>
  )
}
