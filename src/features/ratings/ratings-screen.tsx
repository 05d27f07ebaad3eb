import { useState } from 'react'
import { useOperation } from '../../cloud/use-operation'
import { Frame } from '../../ui/frame'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { useMe } from '../accounts/use-me'
import { FollowUps } from './follow-ups'
import { LateFollowUps } from './late-follow-ups'
import { RatingReviews } from './rating-reviews'
import { words } from './words'

type Tab = keyof typeof words.tabs

const ofCounty: Tab[] = ['due', 'spoken']

/**
 * What the community's residents said, for its secretary alone (G71 G72 G74); for the county office what it speaks about
 * itself, and how much is late elsewhere.
 */
export function RatingsScreen({ communityId }: { communityId: string }) {
  const isCounty = useMe().known?.value.roles.some(
    ({ role, place }) => role === 'countyOffice' && place.orgId === communityId,
  )
  const [tab, setTab] = useState<Tab>('due')
  const count = useOperation('ratings.countFollowUps', { communityId })
  useReturn(count.reload)
  const due = count.known?.value.due
  const keys = isCounty ? ofCounty : (Object.keys(words.tabs) as Tab[])
  const tabs = keys.map(key => ({
    key,
    title: words.tabs[key],
    ...(key === 'due' && due && { count: due }),
  }))
  return (
    <Frame title={words.title} lead={isCounty ? words.countyLead : words.lead}>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} label={words.tabsLabel} />
      {tab === 'reviews' ? (
        <RatingReviews communityId={communityId} />
      ) : (
        <FollowUps key={tab} communityId={communityId} show={tab} onChanged={count.reload} />
      )}
      {isCounty && <LateFollowUps />}
    </Frame>
  )
}
