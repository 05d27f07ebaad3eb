import type { OrgBrief } from '../../../types/orgs'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { reviewsEntryWords as words } from './entry-words'

/** Somebody took, looked and let go again and again: on the home of whoever looks at it, and nothing when there is none. */
export function ReviewsRow({ community, isOneOfMany }: { community: OrgBrief; isOneOfMany: boolean }) {
  const { orgId: communityId, name } = community
  const count = useOperation('requests.countReviews', { communityId })
  useReturn(count.reload)
  const waiting = count.known?.value.waiting ?? 0
  if (waiting === 0) return null
  return (
    <Row
      icon="people"
      title={words.row}
      note={isOneOfMany ? name : words.rowNote}
      mark={words.waiting(waiting)}
      markTone="care"
      onTap={() => goTo(routes.communityRequests(communityId))}
    />
  )
}
