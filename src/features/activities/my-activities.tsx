import type { ActivityWithMe, TaskView } from '../../../types/activities'
import type { CalendarDay } from '../../../types/time'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { doorRefusals } from '../door/words'
import { markOf, noteOf } from './activity-lines'
import { newsWords, taskWords, rowWords as words } from './row-words'

const shownAtHome = 3

/** Home, beside the check-in: is the quarter's task done (A36), what I am going to, and what is on. */
export function MyActivities() {
  const story = useOperation('activities.mine', {})
  useReturn(story.reload)

  return (
    <Section title={words.home}>
      <Loaded story={story} sentences={doorRefusals} rows={2} isAgeTold>
        {({ task, quarterEnds, mine, next }) => (
          <>
            {mine
              .filter(({ my }) => my.news !== null)
              .map(activity => (
                <News key={activity.activityId} activity={activity} onSeen={story.reload} />
              ))}
            <Rows>
              <Task task={task} quarterEnds={quarterEnds} />
              {mine.slice(0, shownAtHome).map(activity => (
                <ActivityRow key={activity.activityId} activity={activity} />
              ))}
              {next && <ActivityRow activity={next} />}
              <Row
                icon="people"
                title={words.upcoming}
                note={words.upcomingNote}
                onTap={() => goTo(routes.activities())}
              />
              <Row
                icon="hand"
                title={words.noService}
                note={words.noServiceNote}
                onTap={() => goTo(routes.myServices())}
              />
            </Rows>
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Task({ task, quarterEnds }: { task: TaskView | null; quarterEnds: CalendarDay }) {
  if (!task) {
    return <Row icon="check" title={words.taskOpen} note={words.taskOpenNote(dayInWords(quarterEnds))} />
  }
  return (
    <Row
      icon="check"
      title={words.taskDone}
      note={taskWords[task.source]}
      mark={words.done}
      markTone="done"
    />
  )
}

function ActivityRow({ activity }: { activity: ActivityWithMe }) {
  return (
    <Row
      icon="day"
      title={activity.title}
      note={noteOf(activity)}
      mark={markOf(activity)}
      markTone={activity.state === 'open' ? 'done' : 'care'}
      onTap={() => goTo(routes.activity(activity.activityId))}
    />
  )
}

interface NewsProps {
  activity: ActivityWithMe
  onSeen: () => unknown
}

/** What happened to an activity I signed up for, until I have seen it. */
export function News({ activity, onSeen }: NewsProps) {
  const see = useAction('activities.see')
  const { activityId, title, my, cancelReason } = activity
  if (!my.news) return null
  const told = newsWords[my.news]
  const seen = async () => {
    await see.run({ activityId })
    await onSeen()
  }
  return (
    <Card tone={my.news === 'movedUp' ? 'done' : 'care'}>
      <Words kind="strong">{`${told.title}：${title}`}</Words>
      <Words>{cancelReason ? words.cancelledBecause(cancelReason) : told.text}</Words>
      <Button kind="second" onTap={seen}>
        {words.gotIt}
      </Button>
    </Card>
  )
}
