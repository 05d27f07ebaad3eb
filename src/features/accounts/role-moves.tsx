import type { RoleMove } from '../../../types/accounts'
import { Card, Words } from '../../ui/card'
import { moveInWords, moveWords as words } from './move-words'

/** Before a binding moves: which offices go over now, which wait, for whom, and until when at the earliest. */
export function RoleMoves({ moves }: { moves: RoleMove[] }) {
  if (moves.length === 0) return null
  return (
    <Card tone="care">
      <Words kind="strong">{words.title}</Words>
      {moves.map(move => (
        <Words key={`${move.role} ${move.place.orgId}`}>{moveInWords(move, 'planned')}</Words>
      ))}
      <Words kind="soft">{words.sooner}</Words>
      <Words kind="soft">{words.lost}</Words>
    </Card>
  )
}
