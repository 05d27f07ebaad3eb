import type { Me } from '../../../types/accounts'
import type { OrgBrief } from '../../../types/orgs'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { homeWords, workWords as words } from './words'

/** The entries to an officer's work: exactly what `can` says. */
export function MyWork({ me }: { me: Me }) {
  const { can } = me
  const [first, ...others] = can.seeCommunities
  const isOfficer = me.roles.length > 0
  if (!first && !can.decideClaims && !can.importRoster && !isOfficer) return null

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
        {isOfficer && <Row icon="papers" title={words.rules} onTap={() => goTo(routes.rules())} />}
        {can.importRoster && <Row icon="people" title={words.trail} onTap={() => goTo(routes.trail())} />}
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
