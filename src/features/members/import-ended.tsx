import { useState } from 'react'
import type { ImportView } from '../../../types/members'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Refused } from '../door/refused'
import { MovedOn } from './moved-on'
import type { Slices } from './use-slices'
import { planWords, settledInWords, undoRefusals, words } from './words'

interface ImportSettledProps {
  view: ImportView
  undo: Slices<'members.undoImport'>
}

/** Done; and, while nobody has moved on, the way back. */
export function ImportSettled({ view, undo }: ImportSettledProps) {
  const [isAsking, setIsAsking] = useState(false)
  const { counts, can, fileName, rows, notImported } = view
  const facts = (['same', 'stays', 'missing', 'leftOut', 'doubtful'] as const)
    .filter(plan => counts[plan] > 0)
    .map(plan => ({
      name: plan === 'missing' ? words.stillMissing : planWords[plan],
      text: words.lines(counts[plan], plan === 'missing' || plan === 'stays'),
    }))

  const takeBack = () => {
    setIsAsking(false)
    return undo.run()
  }

  return (
    <Frame title={words.settledTitle} lead={`${fileName}，${words.of(rows)}`}>
      {undo.refused && (
        <Refused answer={undo.refused} sentences={undoRefusals} onRetry={undo.run}>
          <MovedOn detail={undo.refused.detail} />
        </Refused>
      )}
      <Card tone="done">
        <Art name="done" />
        <Words kind="title">{settledInWords(view)}</Words>
        <Facts facts={facts} />
        {notImported.length > 0 && <Words kind="soft">{words.notImported(notImported)}</Words>}
      </Card>
      {can.undo && (
        <Button kind="quiet" busy={undo.isRunning && words.undoing} onTap={() => setIsAsking(true)}>
          {words.undo}
        </Button>
      )}
      {isAsking && (
        <Confirm
          title={words.undoTitle}
          sentence={words.undoText}
          yes={words.undoReally}
          onYes={takeBack}
          onNo={() => setIsAsking(false)}
        />
      )}
    </Frame>
  )
}

export function ImportUndone() {
  return (
    <Frame>
      <Empty art="papers" title={words.undoneTitle} next={words.undoneText} />
    </Frame>
  )
}

export function ImportDropped() {
  return (
    <Frame>
      <Empty art="papers" title={words.droppedTitle} next={words.droppedText} />
    </Frame>
  )
}
