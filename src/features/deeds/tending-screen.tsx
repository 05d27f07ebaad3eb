import { useState } from 'react'
import type { DeedOverview } from '../../../types/deeds'
import { useOperation } from '../../cloud/use-operation'
import { dayOf } from '../../contract/calendar'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Progress } from '../../ui/progress'
import { Tabs } from '../../ui/tabs'
import { useMe } from '../accounts/use-me'
import { Loaded } from '../door/loaded'
import { PledgesToRead } from '../pledges/pledges-to-read'
import { DeedsToConfirm } from './deeds-to-confirm'
import { PeopleTab } from './people-tab'
import { readRefusals, words } from './words'

type Tab = keyof typeof words.tabs

/** A community's pledges and deeds: what waits for its secretary, and whom to help. */
export function TendingScreen({ communityId }: { communityId: string }) {
  const [tab, setTab] = useState<Tab>('pledges')
  const overview = useOperation('deeds.overview', { communityId })
  const now = overview.known?.value.asOf
  const community = useMe().known?.value.can.seeCommunities.find(({ orgId }) => orgId === communityId)

  return (
    <Frame title={words.tending} lead={community?.name}>
      <Loaded story={overview} sentences={readRefusals} rows={1}>
        {value => <HowFar overview={value} />}
      </Loaded>
      <Tabs tabs={tabsOf(overview.known?.value)} chosen={tab} onChoose={setTab} label={words.tabsLabel} />
      {tab === 'pledges' && <PledgesToRead communityId={communityId} onChanged={overview.reload} />}
      {tab === 'deeds' && <DeedsToConfirm communityId={communityId} onChanged={overview.reload} />}
      {(tab === 'noPledge' || tab === 'noDeed' || tab === 'noPhone') && (
        <PeopleTab
          key={tab}
          communityId={communityId}
          today={now === undefined ? null : dayOf(now)}
          show={tab}
          onChanged={overview.reload}
        />
      )}
    </Frame>
  )
}

/** Each figure is a part of the people on the roster, and says when (X10). */
function HowFar({ overview }: { overview: DeedOverview }) {
  const { onRoster, withPledge, withDeed, asOf } = overview
  return (
    <Card>
      <Words kind="strong">{words.overview(overview)}</Words>
      <Progress done={withPledge} total={onRoster} label={words.overview(overview)} />
      <Words kind="strong">{words.overviewDeeds(overview)}</Words>
      <Progress done={withDeed} total={onRoster} label={words.overviewDeeds(overview)} />
      <Words>{words.confirmedDeeds(overview)}</Words>
      <Words kind="soft">{words.asOf(asOf)}</Words>
    </Card>
  )
}

function tabsOf(overview: DeedOverview | undefined): { key: Tab; title: string; count?: number }[] {
  const { pledgesToRead, deedsToConfirm } = overview ?? {}
  return [
    { key: 'pledges', title: words.tabs.pledges, ...(pledgesToRead && { count: pledgesToRead }) },
    { key: 'deeds', title: words.tabs.deeds, ...(deedsToConfirm && { count: deedsToConfirm }) },
    { key: 'noPledge', title: words.tabs.noPledge },
    { key: 'noDeed', title: words.tabs.noDeed },
    { key: 'noPhone', title: words.tabs.noPhone },
  ]
}
