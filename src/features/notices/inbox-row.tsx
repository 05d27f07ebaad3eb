import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Row } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { words } from './row-words'

/** The way to what I was told, with a quiet word when there is something new; without a network only the way. */
export function InboxRow() {
  const story = useOperation('notices.hasNew', {})
  useReturn(story.reload)
  const isNew = story.known?.value.hasNew ?? false
  return (
    <Row
      icon="papers"
      title={words.row}
      note={words.rowNote}
      mark={isNew ? words.hasNew : undefined}
      markTone="care"
      onTap={() => goTo(routes.notices())}
    />
  )
}
