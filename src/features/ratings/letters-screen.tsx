import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { showRefusals, words } from './words'

/** What the neighbours said, a letter a month (G72): mixed, so that nobody can tell who and of what. */
export function LettersScreen() {
  const pages = usePages('ratings.myLetters', {})
  return (
    <Frame title={words.lettersTitle} lead={words.lettersLead}>
      <Listed
        pages={pages}
        sentences={showRefusals}
        empty={<Empty art="papers" title={words.lettersEmpty} next={words.lettersEmptyNext} />}
      >
        {items => (
          <>
            {items.map(({ month, grades, remarks, writtenOn }) => (
              <Card key={month}>
                <Words kind="title">{words.letter(month)}</Words>
                <Words>{words.letterGrades(grades)}</Words>
                {remarks.length === 0 && <Words>{words.letterNoWords}</Words>}
                {remarks.map((remark, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two neighbours may have said the same, and a letter never changes
                  <Words key={index} kind="strong">{`“${remark}”`}</Words>
                ))}
                <Words kind="soft">{words.letterOn(writtenOn)}</Words>
              </Card>
            ))}
            <Rows>
              <Row icon="papers" title={words.correct} onTap={() => goTo(routes.suggestions('letter'))} />
            </Rows>
          </>
        )}
      </Listed>
    </Frame>
  )
}
