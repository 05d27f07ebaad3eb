import { useState } from 'react'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { useMe } from '../accounts/use-me'
import { Listed } from '../door/listed'
import { AddTeamSheet } from './add-team-sheet'
import { EnterSheet } from './enter-sheet'
import { VolunteerList } from './volunteer-list'
import { WaitingTab } from './waiting-tab'
import { readRefusals, teamLine, words } from './words'

type Tab = 'waiting' | 'teams' | 'bank'

const tabs: { key: Tab; title: string }[] = [
  { key: 'waiting', title: words.tabs.waiting },
  { key: 'teams', title: words.tabs.teams },
  { key: 'bank', title: words.tabs.bank },
]

/** A community's volunteers: who waits for a team, the teams, and who can do what. */
export function TeamsScreen({ communityId }: { communityId: string }) {
  const [tab, setTab] = useState<Tab>('waiting')
  const [isEntering, setIsEntering] = useState(false)
  const [turn, setTurn] = useState(0)
  const community = useMe().known?.value.can.seeCommunities.find(({ orgId }) => orgId === communityId)

  return (
    <Frame title={words.teamsTitle} lead={community?.name}>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
      {tab === 'waiting' && (
        <>
          <WaitingTab key={turn} communityId={communityId} />
          <Button kind="second" onTap={() => setIsEntering(true)}>
            {words.enter}
          </Button>
        </>
      )}
      {tab === 'teams' && <TeamsTab communityId={communityId} />}
      {tab === 'bank' && (
        <VolunteerList
          orgId={communityId}
          placesIn={communityId}
          empty={{ title: words.nobody, next: words.nobodyNext }}
        />
      )}
      {isEntering && (
        <EnterSheet
          communityId={communityId}
          onClose={() => setIsEntering(false)}
          onEntered={() => {
            setIsEntering(false)
            setTurn(turn + 1)
          }}
        />
      )}
    </Frame>
  )
}

function TeamsTab({ communityId }: { communityId: string }) {
  const pages = usePages('teams.list', { orgId: communityId })
  const [isAdding, setIsAdding] = useState(false)
  useReturn(pages.reload)

  return (
    <>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.teamsEmpty} next={words.teamsEmptyNext} />}
      >
        {items => (
          <Rows>
            {items.map(view => (
              <Row
                key={view.team.orgId}
                title={view.team.name}
                note={teamLine(view)}
                onTap={() => goTo(routes.team(view.team.orgId, communityId))}
              />
            ))}
          </Rows>
        )}
      </Listed>
      <Button kind="second" onTap={() => setIsAdding(true)}>
        {words.addTeam}
      </Button>
      {isAdding && (
        <AddTeamSheet
          communityId={communityId}
          onClose={() => setIsAdding(false)}
          onAdded={teamId => {
            setIsAdding(false)
            goTo(routes.team(teamId, communityId))
          }}
        />
      )}
    </>
  )
}
