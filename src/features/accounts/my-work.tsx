import type { Me } from '../../../types/accounts'
import type { OrgBrief } from '../../../types/orgs'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { homeWords, workWords as words } from './words'

/** The entries to an officer's work: exactly what `can` says. */
export function MyWork({ me: { can } }: { me: Me }) {
  const [first, ...others] = can.seeCommunities
  const [unit] = can.leadUnits
  if (!first && !unit && !can.decideClaims && !can.importRoster) return null

  return (
    <Section title={homeWords.work}>
      <Rows>
        {first && <QuarterRow first={first} hasOthers={others.length > 0} />}
        {can.decideClaims && (
          <Row icon="hand" title={words.claims} note={words.claimsNote} onTap={() => goTo(routes.claims())} />
        )}
        {first && <Row icon="door" title={words.sites} onTap={() => goTo(routes.sites(first.orgId))} />}
        {first && (
          <Row
            icon="papers"
            title={words.registrations}
            note={words.registrationsNote}
            onTap={() => goTo(routes.communityRegistrations(first.orgId))}
          />
        )}
        {unit && (
          <Row
            icon="papers"
            title={words.unitRegistrations}
            note={unit.name}
            onTap={() => goTo(routes.unitRegistrations(unit.orgId))}
          />
        )}
        {can.importRoster && (
          <Row
            icon="papers"
            title={words.roster}
            note={words.rosterNote}
            onTap={() => goTo(routes.roster())}
          />
        )}
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
