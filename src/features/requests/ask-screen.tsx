import { useState } from 'react'
import type { RequestCategory, RequestKind } from '../../../types/requests'
import { useOperation } from '../../cloud/use-operation'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { Loaded } from '../door/loaded'
import { AskForm } from './ask-form'
import { AskTiles } from './ask-tiles'
import { words } from './ask-words'
import type { AskedFrom } from './draft'
import { Emergencies } from './emergency'
import { tileWords } from './entry-words'
import { AskRows } from './resident-entry'
import { readRefusals } from './words'

interface AskScreenProps {
  category: RequestCategory | null
  kind: RequestKind
  from: AskedFrom
}

/** Asking for help, or telling an opinion (A71): what, where and when; three taps when the home is known (G20). */
export function AskScreen({ category, kind, from }: AskScreenProps) {
  const [chosen, setChosen] = useState(category)
  const asking = useOperation('requests.categories', {})
  const isOpinion = kind === 'opinion'
  const title = isOpinion ? words.opinionTitle : words.title

  if (chosen === null) {
    return (
      <Frame title={title} lead={isOpinion ? words.opinionLead : words.lead}>
        <AskTiles onChoose={setChosen} />
        {!isOpinion && (
          <>
            <Rows>
              <Row icon="voice" title={words.speak} note={words.speakNote} onTap={() => setChosen('other')} />
            </Rows>
            <Emergencies />
            <AskRows />
          </>
        )}
      </Frame>
    )
  }
  const known = asking.known?.value
  if (!known || asking.stands === 'refused') {
    return (
      <Frame title={tileWords[chosen]}>
        <Loaded story={asking} sentences={readRefusals} rows={3}>
          {() => null}
        </Loaded>
      </Frame>
    )
  }
  return <AskForm kind={kind} category={chosen} known={known} from={from} />
}
