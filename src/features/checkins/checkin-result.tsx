import type { Operations } from '../../../types/api'
import { dayInWords, quarterInWords } from '../../contract/calendar'
import { goHome, goTo, routes } from '../../routes'
import { Art } from '../../ui/art'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { wayWords, words } from './words'

type Created = Operations['checkins.create']['value']

/** Done: where, which quarter, when, and what is next. A second tap shows the first one, as done. */
export function CheckinResult({ checkin, isNew, nextQuarterFrom }: Created) {
  const { community, quarter, day, way } = checkin
  const facts = [
    { name: words.community, text: community.name },
    { name: words.quarter, text: quarterInWords(quarter) },
    { name: words.day, text: dayInWords(day) },
    ...(way === 'picture' ? [{ name: words.way, text: wayWords.picture }] : []),
    { name: words.next, text: words.nextFrom(dayInWords(nextQuarterFrom)) },
  ]

  return (
    <Frame foot={<Button onTap={goHome}>{words.goHome}</Button>}>
      <Card tone="done">
        <Art name="done" />
        <Words kind="title">{isNew ? words.success : words.successBefore}</Words>
        <Facts facts={facts} />
      </Card>
      <Rows>
        <Row icon="hand" title={words.posts} note={words.postsNote} onTap={() => goTo(routes.posts())} />
      </Rows>
    </Frame>
  )
}
