import type { Me } from '../../../types/accounts'
import { goTo, routes } from '../../routes'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { MyActivities } from '../activities/my-activities'
import { WhoLookedRow } from '../audits/who-looked-row'
import { MyQuarter } from '../checkins/my-quarter'
import { Loaded } from '../door/loaded'
import { InboxRow } from '../notices/inbox-row'
import { MyPairs } from '../pairs/my-pairs'
import { LettersRow, PublicRows } from '../ratings/rows'
import { askEntryWords as askWords, helpingEntryWords as helpingWords } from '../requests/entry-words'
import { MyHelping } from '../requests/my-helping'
import { ResidentEntry } from '../requests/resident-entry'
import { BindScreen } from './bind-screen'
import { ConsentScreen } from './consent-screen'
import { MovedAway, OfficesWaiting } from './moved-away'
import { MyWork } from './my-work'
import { PendingClaim } from './pending-claim'
import { useMe } from './use-me'
import { meRefusals, roleWords, homeWords as words, workWords } from './words'

/** Home for whoever I am: first consent, then the roster, then this quarter. */
export function HomeScreen() {
  const me = useMe()
  useReturn(me.reload)

  const now = me.known?.value
  if (now && !me.refused && (!now.consent.given || now.consent.isAskedAgain)) {
    const { version, given } = now.consent
    return <ConsentScreen version={version} isAgain={given} onGiven={() => {}} onOutdated={me.reload} />
  }
  if (now && !me.refused && now.binding === 'none' && now.roles.length === 0) {
    const first = now.movedAway ? <MovedAway movedAway={now.movedAway} /> : <ResidentEntry />
    return <BindScreen onSettled={() => {}} first={first} />
  }
  return (
    <Frame title={greeting(now)} lead={belonging(now)}>
      <Loaded story={me} sentences={meRefusals}>
        {value => <HomeParts me={value} isOld={me.refused !== null} />}
      </Loaded>
    </Frame>
  )
}

function HomeParts({ me, isOld }: { me: Me; isOld: boolean }) {
  return (
    <>
      {me.isPaused && <Paused />}
      {!me.isPaused && (
        <Rows>
          <InboxRow />
        </Rows>
      )}
      {me.movedAway && <MovedAway movedAway={me.movedAway} />}
      <OfficesWaiting waiting={me.waiting} />
      {me.binding === 'claimPending' && <PendingClaim />}
      {me.binding === 'bound' && !me.isPaused && <MyQuarter isAgeTold={isOld} />}
      {me.binding === 'bound' && !me.isPaused && <MyHelping />}
      {!me.isPaused && <MyPairs />}
      {me.binding === 'bound' && !me.isPaused && <MyActivities />}
      <MyWork me={me} />
      <Section title={words.about}>
        <Rows>
          <Row
            icon="talks"
            title={askWords.entryRow}
            note={askWords.entryNote}
            onTap={() => goTo(routes.ask())}
          />
          {me.binding === 'none' && (
            <Row icon="link" title={words.bindRow} onTap={() => goTo(routes.bind())} />
          )}
          {me.binding === 'bound' && (
            <Row
              icon="link"
              title={workWords.doubleCard}
              note={workWords.doubleCardNote}
              onTap={() => goTo(routes.doubleCard())}
            />
          )}
          {me.binding === 'bound' && (
            <Row
              icon="hand"
              title={helpingWords.row}
              note={helpingWords.rowNote}
              onTap={() => goTo(routes.helping())}
            />
          )}
          {me.binding === 'bound' && (
            <Row
              icon="people"
              title={workWords.volunteer}
              note={workWords.volunteerNote}
              onTap={() => goTo(routes.volunteer())}
            />
          )}
          {me.binding === 'bound' && (
            <Row
              icon="papers"
              title={workWords.posts}
              note={workWords.postsNote}
              onTap={() => goTo(routes.posts())}
            />
          )}
          <WhoLookedRow />
          {me.binding === 'bound' && <LettersRow />}
          <PublicRows />
          <Row icon="papers" title={words.consentRow} onTap={() => goTo(routes.consent())} />
        </Rows>
      </Section>
    </>
  )
}

function Paused() {
  return (
    <Card tone="care">
      <Words kind="title">{words.paused}</Words>
      <Words>{words.pausedNext}</Words>
    </Card>
  )
}

function greeting(me: Me | undefined): string {
  if (me?.person) return words.hello(me.person.name)
  return me?.roles[0]?.place.name ?? words.appName
}

function belonging(me: Me | undefined): string | undefined {
  if (me?.person) return words.belongs(me.person.unitName, me.person.community?.name ?? null)
  const [first, ...others] = me?.roles ?? []
  if (!first) return undefined
  const further = others.map(({ role, place }) => `${place.name} · ${roleWords[role]}`)
  return [roleWords[first.role], ...further].join('，')
}
