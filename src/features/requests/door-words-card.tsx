import { Card, Words } from '../../ui/card'
import { words } from './volunteer-words'

/** G37: the two words that both sides of a door know. */
export function DoorWords({ children }: { children: string }) {
  return (
    <Card>
      <Words kind="soft">{words.doorWords}</Words>
      <Words kind="title">{children}</Words>
      <Words kind="soft">{words.doorWordsNote}</Words>
    </Card>
  )
}
