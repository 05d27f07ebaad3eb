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
import { PrintForm } from './print-form'
import { VolunteerList } from './volunteer-list'
import { WaitingTab } from './waiting-tab'
import { readRefusals, teamLine, words } from './words'

type Tab = 'waiting' | 'teams' | 'bank'

const tabs: { key: Tab; title: string }[] = [
  { key: 'waiting', title: words.tabs.waiting },
  { key: 'teams', title: words.tabs.teams },
  { key: 'bank', title: words.tabs.bank },
]

/** A town has teams of its own, and its volunteers are the communities'. */
const townTabs = tabs.filter(({ key }) => key !== 'bank')

/** Who waits for a team, and the teams, of a community or a town; of a community also who can do what. */
export function TeamsScreen({ orgId }: { orgId: string }) {
  const [tab, setTab] = useState<Tab>('waiting')
  const [isEntering, setIsEntering] = useState(false)
  const [turn, setTurn] = useState(0)
  const can = useMe().known?.value.can
  const town = can?.keepTownTeams.find(place => place.orgId === orgId)
  const place = town ?? can?.seeCommunities.find(place => place.orgId === orgId)

  return (
    <Frame title={words.teamsTitle} lead={place?.name}>
      <Tabs tabs={town ? townTabs : tabs} chosen={tab} onChoose={setTab} />
      {tab === 'waiting' && <WaitingTab key={turn} orgId={orgId} isTown={town !== undefined} />}
      {tab === 'waiting' && !town && (
        <>
          <Button kind="second" onTap={() => setIsEntering(true)}>
            {words.enter}
          </Button>
          <PrintForm whose={{ kind: 'empty', communityId: orgId }} />
        </>
      )}
      {tab === 'teams' && <TeamsTab orgId={orgId} />}
      {tab === 'bank' && (
        <VolunteerList
          orgId={orgId}
          placesIn={orgId}
          empty={{ title: words.nobody, next: words.nobodyNext }}
        />
      )}
      {isEntering && (
        <EnterSheet
          communityId={orgId}
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

function TeamsTab({ orgId }: { orgId: string }) {
  const pages = usePages('teams.list', { orgId })
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
                onTap={() => goTo(routes.team(view.team.orgId, orgId))}
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
          parentId={orgId}
          onClose={() => setIsAdding(false)}
          onAdded={teamId => {
            setIsAdding(false)
            goTo(routes.team(teamId, orgId))
          }}
        />
      )}
    </>
  )
}
