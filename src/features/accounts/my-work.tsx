import type { Me } from '../../../types/accounts'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Section } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { ActivitiesRow } from '../activities/activities-row'
import { rowWords as activityWords } from '../activities/row-words'
import { rowWords as boardWords } from '../board/row-words'
import { CommunityQuarter } from '../checkins/community-quarter'
import { rowWords as exchangeWords } from '../exchange/row-words'
import { rowWords as pairWords } from '../pairs/row-words'
import { FollowUpsRow } from '../ratings/follow-ups-row'
import { AnswersRow, OpinionsRow } from '../ratings/rows'
import { ReviewsRow } from '../requests/reviews-row'
import { words as wishWords } from '../wishes/row-words'
import { homeWords, roleWords, workWords as words } from './words'

/** An officer's work: exactly what `can` says. */
export function MyWork({ me }: { me: Me }) {
  return me.roles.length === 0 && me.handOvers.length === 0 ? null : <Work me={me} />
}

function Work({ me }: { me: Me }) {
  const { can, roles } = me
  const rebindings = useOperation('accounts.countRebindings', {})
  useReturn(rebindings.reload)
  const moved = rebindings.known?.value.waiting ?? 0

  const [first, ...others] = can.seeCommunities
  return (
    <>
      {first && others.length === 0 && <CommunityQuarter communityId={first.orgId} />}
      <Section title={homeWords.work}>
        <Rows>
          {moved > 0 && <RebindingsRow waiting={moved} />}
          <RequestRows can={can} />
          <DailyRows can={can} />
          <TeamsLed roles={roles} />
          <GroupRows roles={roles} />
          <CountyRows me={me} />
          <OfficeRows me={me} />
          {can.decideRebindings && moved === 0 && <RebindingsRow waiting={0} />}
        </Rows>
      </Section>
    </>
  )
}

/** What residents ask for: at the desk of a community, or as counts from above. */
function RequestRows({ can }: Pick<Me, 'can'>) {
  return (
    <>
      {can.hostRequests.map(community => (
        <ReviewsRow key={community.orgId} community={community} isOneOfMany={can.hostRequests.length > 1} />
      ))}
      {can.hostRequests.map(({ orgId, name }) => (
        <Row
          key={orgId}
          icon="phone"
          title={words.requests}
          note={can.hostRequests.length > 1 ? name : words.requestsNote}
          onTap={() => goTo(routes.communityRequests(orgId))}
        />
      ))}
      {can.hostRequests.map(({ orgId, name }) => (
        <Row
          key={orgId}
          icon="heart"
          title={wishWords.row}
          note={can.hostRequests.length > 1 ? name : wishWords.hostNote}
          onTap={() => goTo(routes.communityWishes(orgId))}
        />
      ))}
      {can.seeNeeds.map(({ orgId, name }) => (
        <Row
          key={orgId}
          icon="place"
          title={words.needs}
          note={name}
          onTap={() => goTo(routes.needs(orgId))}
        />
      ))}
    </>
  )
}

/** What comes up week by week. */
function DailyRows({ can }: Pick<Me, 'can'>) {
  const [first, ...others] = can.seeCommunities
  const [unit] = can.leadUnits
  const [door] = can.openDoors
  return (
    <>
      {first && others.length > 0 && (
        <Row icon="people" title={words.communities} onTap={() => goTo(routes.quarter(first.orgId))} />
      )}
      {first && <ActivitiesRow communityId={first.orgId} />}
      {first && (
        <Row
          icon="papers"
          title={words.registrations}
          note={words.registrationsNote}
          onTap={() => goTo(routes.communityRegistrations(first.orgId))}
        />
      )}
      {first && (
        <Row
          icon="people"
          title={words.teams}
          note={words.teamsNote}
          onTap={() => goTo(routes.teams(first.orgId))}
        />
      )}
      {can.keepTownTeams.map(({ orgId, name }) => (
        <Row
          key={orgId}
          icon="hand"
          title={words.teams}
          note={words.townTeamsNote(name)}
          onTap={() => goTo(routes.teams(orgId))}
        />
      ))}
      {first && (
        <Row
          icon="papers"
          title={words.communityPosts}
          note={words.communityPostsNote}
          onTap={() => goTo(routes.communityPosts(first.orgId))}
        />
      )}
      {first && (
        <Row
          icon="people"
          title={pairWords.title}
          note={pairWords.communityNote}
          onTap={() => goTo(routes.communityPairs(first.orgId))}
        />
      )}
      {first && (
        <Row
          icon="people"
          title={words.groups}
          note={words.groupsNote}
          onTap={() => goTo(routes.groups(first.orgId))}
        />
      )}
      {first && <FollowUpsRow communityId={first.orgId} />}
      {first && others.length === 0 && <AnswersRow orgId={first.orgId} />}
      {first && others.length === 0 && <OpinionsRow path={routes.communityOpinions(first.orgId)} />}
      {can.leadGroups.map(({ orgId, name }) => (
        <Row
          key={orgId}
          icon="people"
          title={words.leadGroup}
          note={name}
          onTap={() => goTo(routes.group(orgId))}
        />
      ))}
      {first && (
        <Row
          icon="check"
          title={words.pledges}
          note={words.pledgesNote}
          onTap={() => goTo(routes.communityPledges(first.orgId))}
        />
      )}
      {first && (
        <Row
          icon="people"
          title={boardWords.keepRow}
          note={boardWords.keepNote}
          onTap={() => goTo(routes.boards(first.orgId))}
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
      {can.enterCheckins.map(place => (
        <Row
          key={place.orgId}
          icon="papers"
          title={words.desk}
          note={place.name}
          onTap={() => goTo(routes.desk(place.orgId))}
        />
      ))}
      {can.decideClaims && <ClaimsRow />}
      {door && !first && (
        <Row icon="scan" title={words.doors} note={door.name} onTap={() => goTo(routes.doors(door.orgId))} />
      )}
      {first && <Row icon="door" title={words.sites} onTap={() => goTo(routes.sites(first.orgId))} />}
    </>
  )
}

/** The teams I lead. */
function TeamsLed({ roles }: Pick<Me, 'roles'>) {
  return (
    <>
      {roles
        .filter(({ role }) => role === 'teamLeader')
        .map(({ place }) => (
          <Row
            key={place.orgId}
            icon="people"
            title={words.myTeam}
            note={place.name}
            onTap={() => goTo(routes.team(place.orgId, null))}
          />
        ))}
    </>
  )
}

/** A leader's own group or team. */
function GroupRows({ roles }: Pick<Me, 'roles'>) {
  const led = roles.filter(({ role }) => role === 'groupLeader' || role === 'teamLeader')
  return led.map(({ place }) => (
    <Row
      key={place.orgId}
      icon="day"
      title={activityWords.calendar}
      note={place.name}
      onTap={() => goTo(routes.communityActivities(place.orgId))}
    />
  ))
}

/** What is set up for all: places, people, rules, and the trail of who looked. */
function CountyRows({ me: { can, roles } }: { me: Me }) {
  const office = roles.find(({ role }) => role === 'countyOffice')
  return (
    <>
      {office && (
        <Row
          icon="people"
          title={words.progress}
          note={words.progressNote}
          onTap={() => goTo(routes.progress(office.place.orgId))}
        />
      )}
      {can.importRoster && (
        <Row icon="papers" title={words.roster} note={words.rosterNote} onTap={() => goTo(routes.roster())} />
      )}
      {can.seeTree && (
        <Row icon="door" title={words.places} note={words.placesNote} onTap={() => goTo(routes.places())} />
      )}
      {office && <AnswersRow orgId={office.place.orgId} />}
      {office && <FollowUpsRow communityId={office.place.orgId} />}
      {office && <OpinionsRow path={routes.countyOpinions()} />}
      {office && (
        <Row
          icon="print"
          title={words.templates}
          note={words.templatesNote}
          onTap={() => goTo(routes.templates())}
        />
      )}
      {office && (
        <Row
          icon="day"
          title={words.holidays}
          note={words.holidaysNote}
          onTap={() => goTo(routes.holidays())}
        />
      )}
      {office && (
        <Row icon="day" title={words.jobs} note={words.jobsNote} onTap={() => goTo(routes.jobs())} />
      )}
      <Row icon="papers" title={words.rules} onTap={() => goTo(routes.rules())} />
      {can.importRoster && (
        <Row icon="papers" title={words.catalogue} onTap={() => goTo(routes.catalogue())} />
      )}
      {office && (
        <Row
          icon="door"
          title={exchangeWords.row}
          note={exchangeWords.rowNote}
          onTap={() => goTo(routes.exchange())}
        />
      )}
      {can.importRoster && (
        <Row icon="people" title={words.trail} note={words.trailNote} onTap={() => goTo(routes.trail())} />
      )}
    </>
  )
}

/** An office that I may hand over, or that waits for me. */
function OfficeRows({ me: { can, handOvers } }: { me: Me }) {
  return (
    <>
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
          icon="people"
          title={words.takeOver}
          note={`${place.name} · ${roleWords[role]}`}
          onTap={() => goTo(routes.acceptOffice(handOverId))}
        />
      ))}
    </>
  )
}

/** People with a new identity whose office waits for a word, or can be stopped: on top while there is one. */
const RebindingsRow = ({ waiting }: { waiting: number }) => (
  <Row
    icon="link"
    title={words.rebindings}
    note={words.rebindingsNote}
    mark={waiting > 0 ? words.rebindingsWaiting(waiting) : undefined}
    markTone="care"
    onTap={() => goTo(routes.rebindings())}
  />
)

/** How many wait is said where somebody may do something about it; without a network nothing is said. */
function ClaimsRow() {
  const claims = useOperation('accounts.countClaims', {})
  useReturn(claims.reload)
  const waiting = claims.known?.value.waiting ?? 0

  return (
    <Row
      icon="people"
      title={words.claims}
      note={words.claimsNote}
      mark={waiting > 0 ? words.waiting(waiting) : undefined}
      markTone="care"
      onTap={() => goTo(routes.claims())}
    />
  )
}
