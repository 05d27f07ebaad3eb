import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { collectiveInWords, rowWords as words } from './row-words'

/** An officer's way to the activities, with the quarter in one calm line (A57); without a network only the way. */
export function ActivitiesRow({ communityId }: { communityId: string }) {
  const story = useOperation('activities.quarter', { communityId, quarter: null })
  useReturn(story.reload)
  const known = story.known?.value
  const note = known
    ? collectiveInWords(known.collectiveWanted, known.collectiveArranged, known.quarterEnds)
    : words.calendarNote
  const waiting = known?.servicesToDecide ?? 0

  return (
    <Row
      icon="day"
      title={words.calendar}
      note={note}
      mark={waiting > 0 ? words.toDecide(waiting) : undefined}
      markTone="care"
      onTap={() => goTo(routes.communityActivities(communityId))}
    />
  )
}
