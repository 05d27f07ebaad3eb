import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { rowWords as words } from './row-words'

/** How many residents are to be spoken with is said where somebody does it; without a network only the way. */
export function FollowUpsRow({ communityId }: { communityId: string }) {
  const count = useOperation('ratings.countFollowUps', { communityId })
  useReturn(count.reload)
  if (count.refused?.refusal === 'notAllowed') return null
  const { due = 0, late = 0 } = count.known?.value ?? {}
  return (
    <Row
      icon="people"
      title={words.ratings}
      note={words.ratingsNote}
      mark={due > 0 ? words.due(due, late) : undefined}
      markTone="care"
      onTap={() => goTo(routes.communityRatings(communityId))}
    />
  )
}
