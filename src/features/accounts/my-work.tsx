import type { Me } from '../../../types/accounts'
import type { OrgBrief } from '../../../types/orgs'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { homeWords, roleWords, workWords as words } from './words'

/** The entries to an officer's work: exactly what `can` says. */
export function MyWork({ me: { can, handOvers } }: { me: Me }) {
  const [first, ...others] = can.seeCommunities
  const hasMore = can.seeTree || handOvers.length > 0
  if (!first && !can.decideClaims && !can.importRoster && !hasMore) return null

  return (
    <Section title={homeWords.work}>
      <Rows>
        {first && <QuarterRow first={first} hasOthers={others.length > 0} />}
        {can.decideClaims && (
          <Row icon="hand" title={words.claims} note={words.claimsNote} onTap={() => goTo(routes.claims())} />
        )}
        {first && <Row icon="door" title={words.sites} onTap={() => goTo(routes.sites(first.orgId))} />}
        {can.importRoster && (
          <Row
            icon="papers"
            title={words.roster}
            note={words.rosterNote}
            onTap={() => goTo(routes.roster())}
          />
        )}
        {can.seeTree && (
          <Row
            icon="place"
            title={words.places}
            note={words.placesNote}
            onTap={() => goTo(routes.places())}
          />
        )}
        {can.handOver.map(({ role, place }) => (
          <Row
            key={`${role} ${place.orgId}`}
            icon="people"
            title={words.handOver}
            note={`${place.name} · ${roleWords[role]}`}
            onTap={() => goTo(routes.handOver(place.orgId, role))}
          />
        ))}
        {handOvers.map(({ handOverId, role, place }) => (
          <Row
            key={handOverId}
            icon="hand"
            title={words.takeOver}
            note={`${place.name} · ${roleWords[role]}`}
            onTap={() => goTo(routes.acceptOffice(handOverId))}
          />
        ))}
      </Rows>
    </Section>
  )
}

function QuarterRow({ first, hasOthers }: { first: OrgBrief; hasOthers: boolean }) {
  return (
    <Row
      icon="people"
      title={hasOthers ? words.communities : words.quarter}
      note={hasOthers ? undefined : first.name}
      onTap={() => goTo(routes.quarter(first.orgId))}
    />
  )
}
