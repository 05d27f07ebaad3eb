import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { rowWords as words } from './row-words'

/** The way to the month's letters (G72), without a mark: they wait. */
export function LettersRow() {
  return (
    <Row icon="speech" title={words.letters} note={words.lettersNote} onTap={() => goTo(routes.letters())} />
  )
}

/** What everybody may read and say: the board of one's own estate (A66), stories (A73), the yearly sheet (G79), the three rates (G78), and what is wrong (G80). */
export function PublicRows() {
  return (
    <>
      <Row icon="place" title={words.board} note={words.boardNote} onTap={() => goTo(routes.board())} />
      <Row icon="heart" title={words.stories} note={words.storiesNote} onTap={() => goTo(routes.stories())} />
      <OpinionsRow path={routes.opinionResults()} />
      <Row icon="people" title={words.rates} note={words.ratesNote} onTap={() => goTo(routes.rates())} />
      <Row
        icon="papers"
        title={words.suggestions}
        note={words.suggestionsNote}
        onTap={() => goTo(routes.suggestions())}
      />
    </>
  )
}

/** The way to the yearly sheet: for everybody, for a community, for the office. */
export function OpinionsRow({ path }: { path: string }) {
  return <Row icon="papers" title={words.opinions} note={words.opinionsNote} onTap={() => goTo(path)} />
}

/** What waits for an answer of the office or of a community. */
export function AnswersRow({ orgId }: { orgId: string }) {
  return (
    <Row
      icon="papers"
      title={words.answers}
      note={words.answersNote}
      onTap={() => goTo(routes.answers(orgId))}
    />
  )
}
