import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { QueueBadge } from '../../ui/queue-badge'
import { Row, Rows } from '../../ui/row'
import { WhoLookedRow } from '../audits/who-looked-row'
import { InboxRow } from '../notices/inbox-row'
import { PublicRows } from '../ratings/rows'
import { words as wishWords } from '../wishes/row-words'
import { AskTiles } from './ask-tiles'
import { Emergencies } from './emergency'
import { askEntryWords as words } from './entry-words'
import { useUnsent } from './unsent'

/** The way in for somebody who is on no roster and holds no office: first on the page, and large (G20). */
export function ResidentEntry() {
  return (
    <>
      <Section title={words.residents}>
        <AskTiles onChoose={category => goTo(routes.ask(category))} />
      </Section>
      <AskRows isSpeakOffered />
      <Emergencies />
      <Rows>
        <WhoLookedRow />
        <PublicRows />
      </Rows>
    </>
  )
}

/** The other ways of asking, and what was asked before. */
export function AskRows({ isSpeakOffered = false }: { isSpeakOffered?: boolean }) {
  const unsent = useUnsent()
  return (
    <>
      <QueueBadge waiting={unsent.length} />
      <Rows>
        {isSpeakOffered && (
          <Row
            icon="voice"
            title={words.speak}
            note={words.speakNote}
            onTap={() => goTo(routes.ask('other'))}
          />
        )}
        {isSpeakOffered && <InboxRow />}
        <Row icon="papers" title={words.mineRow} note={words.mineNote} onTap={() => goTo(routes.asked())} />
        <Row
          icon="heart"
          title={wishWords.row}
          note={wishWords.sayNote}
          onTap={() => goTo(routes.myWishes())}
        />
        <Row
          icon="speech"
          title={words.opinionRow}
          note={words.opinionNote}
          onTap={() => goTo(routes.ask('', 'opinion'))}
        />
      </Rows>
    </>
  )
}
