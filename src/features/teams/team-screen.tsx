import { useState } from 'react'
import type { TeamView } from '../../../types/teams'
import { useOperation } from '../../cloud/use-operation'
import { skillWords } from '../../contract/volunteer-form'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { DescribeSheet } from './describe-sheet'
import { serviceWords } from './service-words'
import { VolunteerList } from './volunteer-list'
import { kindWords, namesOf, readRefusals, words } from './words'

interface TeamScreenProps {
  teamId: string
  /** Where the teams are in which its people may be placed instead; unknown to who only leads the team. */
  placesIn: string | null
}

/** One team: what it is, and its people, for its leader and for who keeps it. */
export function TeamScreen({ teamId, placesIn }: TeamScreenProps) {
  const team = useOperation('teams.show', { teamId })
  const [isDescribing, setIsDescribing] = useState(false)
  useReturn(team.reload)

  return (
    <Frame
      title={team.known?.value.team.name ?? words.teamsTitle}
      lead={team.known?.value.team.within ?? undefined}
    >
      <Loaded story={team} sentences={readRefusals} rows={2}>
        {view => (
          <>
            <Card>
              <Facts facts={factsOf(view)} />
            </Card>
            {view.can.describe && (
              <>
                <Button kind="second" onTap={() => setIsDescribing(true)}>
                  {words.describe}
                </Button>
                <Rows>
                  <Row
                    icon="people"
                    title={words.leaders}
                    note={words.leadersNote}
                    onTap={() => goTo(routes.roles(teamId))}
                  />
                  <Row
                    icon="door"
                    title={words.renameOrClose}
                    note={words.renameOrCloseNote}
                    onTap={() => goTo(routes.place(teamId))}
                  />
                </Rows>
              </>
            )}
            <Section title={words.people}>
              <VolunteerList
                orgId={teamId}
                placesIn={view.can.place ? placesIn : null}
                empty={{ title: words.peopleEmpty, next: words.peopleEmptyNext }}
                onChanged={team.reload}
              />
            </Section>
            {isDescribing && (
              <DescribeSheet
                view={view}
                onClose={() => setIsDescribing(false)}
                onSaved={() => {
                  setIsDescribing(false)
                  void team.reload()
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function factsOf({ kind, people, wanted, services, skills }: TeamView) {
  const count = wanted > 0 ? words.peopleWanted(people, wanted) : words.peopleCount(people)
  return [
    { name: words.facts.kind, text: kindWords[kind] },
    { name: words.facts.people, text: count },
    { name: words.facts.services, text: namesOf(services, serviceWords) || words.none },
    { name: words.needs, text: namesOf(skills, skillWords) || words.none },
  ]
}
