import type { Me } from '../../../types/accounts'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { CommunityQuarter } from '../checkins/community-quarter'
import { homeWords, workWords as words } from './words'

/** An officer's work: exactly what `can` says. */
export function MyWork({ me: { can } }: { me: Me }) {
  const [first, ...others] = can.seeCommunities
  if (!first && !can.decideClaims && !can.importRoster) return null

  return (
    <>
      {first && others.length === 0 && <CommunityQuarter communityId={first.orgId} />}
      <Section title={homeWords.work}>
        <Rows>
          {first && others.length > 0 && (
            <Row icon="people" title={words.communities} onTap={() => goTo(routes.quarter(first.orgId))} />
          )}
          {can.decideClaims && <ClaimsRow />}
          {first && <Row icon="door" title={words.sites} onTap={() => goTo(routes.sites(first.orgId))} />}
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
    </>
  )
}

/** How many wait is said where somebody may do something about it; without a network nothing is said. */
function ClaimsRow() {
  const claims = useOperation('accounts.countClaims', {})
  useReturn(claims.reload)
  const waiting = claims.known?.value.waiting ?? 0

  return (
    <Row
      icon="hand"
      title={words.claims}
      note={words.claimsNote}
      mark={waiting > 0 ? words.waiting(waiting) : undefined}
      markTone="care"
      onTap={() => goTo(routes.claims())}
    />
  )
}
