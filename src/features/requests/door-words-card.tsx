import { Card, Words } from '../../ui/card'
import { words } from './volunteer-words'

/** G37: the two words that both sides of a door know. */
export function DoorWords({ isAtHome = false, children }: { isAtHome?: boolean; children: string }) {
  return (
    <Card>
      <Words kind="soft">{isAtHome ? words.doorWordsAtHome : words.doorWords}</Words>
      <Words kind="title">{children}</Words>
      <Words kind="soft">{isAtHome ? words.doorWordsAtHomeNote : words.doorWordsNote}</Words>
    </Card>
  )
}
