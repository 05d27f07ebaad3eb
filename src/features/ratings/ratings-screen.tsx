import { useState } from 'react'
import { useOperation } from '../../cloud/use-operation'
import { Frame } from '../../ui/frame'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { FollowUps } from './follow-ups'
import { RatingReviews } from './rating-reviews'
import { words } from './words'

type Tab = keyof typeof words.tabs

/** What the community's residents said, for its secretary alone (G71 G72 G74). */
export function RatingsScreen({ communityId }: { communityId: string }) {
  const [tab, setTab] = useState<Tab>('due')
  const count = useOperation('ratings.countFollowUps', { communityId })
  useReturn(count.reload)
  const due = count.known?.value.due
  const tabs = (Object.keys(words.tabs) as Tab[]).map(key => ({
    key,
    title: words.tabs[key],
    ...(key === 'due' && due && { count: due }),
  }))
  return (
    <Frame title={words.title} lead={words.lead}>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} label={words.tabsLabel} />
      {tab === 'reviews' ? (
        <RatingReviews communityId={communityId} />
      ) : (
        <FollowUps key={tab} communityId={communityId} show={tab} onChanged={count.reload} />
      )}
    </Frame>
  )
}
