import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { markOf, noteOf } from './activity-lines'
import { readRefusals, words } from './words'

/** What is on in my community (A38): look, and sign up if one likes. */
export function UpcomingScreen() {
  const pages = usePages('activities.upcoming', {})
  useReturn(pages.reload)

  return (
    <Frame title={words.upcoming} lead={words.upcomingNote}>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.noActivity} next={words.noActivityNext} />}
      >
        {items => (
          <Rows>
            {items.map(activity => (
              <Row
                key={activity.activityId}
                title={activity.title}
                note={noteOf(activity)}
                mark={markOf(activity)}
                markTone={activity.state === 'open' ? 'done' : 'care'}
                onTap={() => goTo(routes.activity(activity.activityId))}
              />
            ))}
          </Rows>
        )}
      </Listed>
    </Frame>
  )
}
