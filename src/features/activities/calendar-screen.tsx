import { useState } from 'react'
import type { ActivityView } from '../../../types/activities'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { useMe } from '../accounts/use-me'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { countOf } from './activity-facts'
import { noteOf } from './activity-lines'
import { collectiveInWords } from './row-words'
import { readRefusals, words } from './words'

type Show = 'coming' | 'past'

const tabs: { key: Show; title: string }[] = [
  { key: 'coming', title: words.coming },
  { key: 'past', title: words.past },
]

/** The calendar of whoever runs activities: of a community, a group or a team. */
export function CalendarScreen({ orgId }: { orgId: string }) {
  const [show, setShow] = useState<Show>('coming')
  const pages = usePages('activities.list', { orgId, show })
  const last = usePages('activities.list', { orgId, show: 'past' }).items?.[0]
  const me = useMe().known?.value
  const community = me?.can.seeCommunities.find(place => place.orgId === orgId)
  const place = community ?? me?.roles.find(held => held.place.orgId === orgId)?.place
  useReturn(pages.reload)

  return (
    <Frame
      title={words.calendar}
      lead={place?.name}
      foot={
        <Button icon="plus" onTap={() => goTo(routes.activityPlan(orgId))}>
          {words.newOne}
        </Button>
      }
    >
      {community && <Quarter communityId={orgId} />}
      {last && (
        <Button kind="second" onTap={() => goTo(routes.activityCopy(orgId, last.activityId))}>
          {words.copyLast}
        </Button>
      )}
      <Tabs tabs={tabs} chosen={show} onChoose={setShow} />
      <Listed pages={pages} sentences={readRefusals} empty={<Nothing show={show} />}>
        {items => (
          <Rows>
            {items.map(activity => (
              <ActivityRow key={activity.activityId} activity={activity} />
            ))}
          </Rows>
        )}
      </Listed>
    </Frame>
  )
}

/** A57: what the quarter still wants, told calmly and in time; and what waits for a word. */
function Quarter({ communityId }: { communityId: string }) {
  const story = useOperation('activities.quarter', { communityId, quarter: null })
  useReturn(story.reload)
  return (
    <Loaded story={story} sentences={readRefusals} rows={1}>
      {({ collectiveWanted, collectiveArranged, quarterEnds, tasksDone, servicesToDecide }) => (
        <>
          <Card>
            <Words>{collectiveInWords(collectiveWanted, collectiveArranged, quarterEnds)}</Words>
            <Words kind="soft">{words.tasksDone(tasksDone)}</Words>
          </Card>
          <Rows>
            <Row
              icon="hand"
              title={words.servicesRow}
              note={words.servicesRowNote}
              mark={servicesToDecide > 0 ? words.toDecide(servicesToDecide) : undefined}
              markTone="care"
              onTap={() => goTo(routes.communityServices(communityId))}
            />
          </Rows>
        </>
      )}
    </Loaded>
  )
}

function ActivityRow({ activity }: { activity: ActivityView }) {
  return (
    <Row
      title={activity.title}
      note={`${noteOf(activity)} · ${countOf(activity)}`}
      mark={activity.state === 'cancelled' ? words.cancelled : undefined}
      markTone="care"
      onTap={() => goTo(routes.activity(activity.activityId))}
    />
  )
}

function Nothing({ show }: { show: Show }) {
  return show === 'coming' ? (
    <Empty art="empty" title={words.noComing} next={words.noComingNext} />
  ) : (
    <Empty art="empty" title={words.noPast} next={words.noPastNext} />
  )
}
