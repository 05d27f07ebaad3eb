import { useState } from 'react'
import type { Matter, ReadySentence } from '../../../types/reminders'
import { useAction } from '../../cloud/use-action'
import { readySentences, sentencesFor } from '../../contract/ready-sentences'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Sheet } from '../../ui/sheet'
import { Refused } from '../door/refused'
import { MadeFile } from '../papers/made-file'
import { exportRefusals, words } from './push-words'

interface ExportSheetProps {
  communityId: string
  matter: Matter
  onClose: () => void
}

/** A131: the sentence, then the file for the county's gateway. */
export function ExportSheet({ communityId, matter, onClose }: ExportSheetProps) {
  const [sentence, setSentence] = useState<ReadySentence>(sentencesFor[matter][0] ?? 'scan')
  const making = useAction('reminders.exportNumbers')
  const { done, refused } = making
  const make = (cursor: string | null) => making.run({ communityId, matter, sentence, cursor })
  return (
    <Sheet title={words.exportTitle} onClose={onClose}>
      <Words>{words.exportNote}</Words>
      {refused && <Refused answer={refused} sentences={exportRefusals} onRetry={making.retry} />}
      {done && <MadeFile said={words.exported(done.people)} next={words.printNext} url={done.url} />}
      {!done && (
        <Choices
          label={words.how}
          choices={sentencesFor[matter].map(key => ({ key, title: readySentences[key] }))}
          chosen={sentence}
          onChoose={setSentence}
        />
      )}
      {(!done || done.cursor) && (
        <Button busy={making.isBusy && words.exporting} onTap={() => make(done?.cursor ?? null)}>
          {done ? words.exportMore : words.exportTitle}
        </Button>
      )}
    </Sheet>
  )
}
