import type { ImportView } from '../../../types/members'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Progress } from '../../ui/progress'
import { Refused } from '../door/refused'
import { MovedOn } from './moved-on'
import type { Slices } from './use-slices'
import { applyRefusals, undoRefusals, words } from './words'

interface ImportApplyingProps {
  view: ImportView
  apply: Slices<'members.applyImport'>
}

/** An import half way: how far of how many rows, and a way to go on. */
export function ImportApplying({ view, apply }: ImportApplyingProps) {
  return (
    <Frame
      title={words.applyingTitle}
      lead={view.fileName}
      foot={
        <Button busy={apply.isRunning && words.applying} onTap={apply.run}>
          {words.applyGoOn}
        </Button>
      }
    >
      <HowFar view={view} note={apply.isRunning ? words.applyingNote : words.leftHalfWay} />
      {apply.refused && <Refused answer={apply.refused} sentences={applyRefusals} onRetry={apply.run} />}
    </Frame>
  )
}

interface ImportUndoingProps {
  view: ImportView
  undo: Slices<'members.undoImport'>
}

export function ImportUndoing({ view, undo }: ImportUndoingProps) {
  return (
    <Frame
      title={words.undoingTitle}
      lead={view.fileName}
      foot={
        <Button busy={undo.isRunning && words.undoing} onTap={undo.run}>
          {words.undoGoOn}
        </Button>
      }
    >
      <HowFar view={view} note={undo.isRunning ? words.undoingNote : words.leftHalfWay} />
      {undo.refused && (
        <Refused answer={undo.refused} sentences={undoRefusals} onRetry={undo.run}>
          <MovedOn detail={undo.refused.detail} />
        </Refused>
      )}
    </Frame>
  )
}

function HowFar({ view: { done, rows }, note }: { view: ImportView; note: string }) {
  return (
    <Card>
      <Words kind="strong">{words.progress(done, rows)}</Words>
      <Progress done={done} total={rows} label={words.progress(done, rows)} />
      <Words kind="soft">{note}</Words>
    </Card>
  )
}
