import { useOperation } from '../../cloud/use-operation'
import { dayInWords, quarterInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { workWords } from '../accounts/words'
import { words as basicsWords } from '../basics/words'
import { words as boardWords } from '../board/words'
import { words as checkinWords, mineRefusals } from '../checkins/words'
import { PledgeAndDeeds } from '../deeds/pledge-and-deeds'
import { Loaded } from '../door/loaded'
import { words as groupWords } from '../groups/words'
import { PrintPapers } from '../papers/print-papers'
import { words as thanksWords } from '../thanks/words'
import { MyMove } from './my-move'
import { RegistrationStory } from './registration-story'
import { readRefusals, words } from './words'

/** My double card (G16): unit and community, each step with its date, both stubs, the quarters, the pledge and the deeds. */
export function DoubleCardScreen() {
  const mine = useOperation('registrations.mine', {})
  useReturn(mine.reload)

  return (
    <Frame title={words.cardTitle}>
      <Loaded story={mine} sentences={readRefusals} rows={3}>
        {({ registration }) =>
          registration ? (
            <Card>
              <Words kind="title">{registration.name}</Words>
              <RegistrationStory registration={registration} />
              <MyMove registration={registration} />
              {registration.papers.map(kind => (
                <PrintPapers
                  key={kind}
                  kind={kind}
                  items={[{ memberId: registration.memberId, communityId: registration.community.orgId }]}
                />
              ))}
            </Card>
          ) : (
            <Empty art="papers" title={words.noCard} next={words.noCardNext} />
          )
        }
      </Loaded>
      <Quarters />
      <PledgeAndDeeds />
      <Rows>
        <Row
          icon="people"
          title={boardWords.mineRow}
          note={boardWords.mineNote}
          onTap={() => goTo(routes.myBoard())}
        />
        <Row
          icon="heart"
          title={thanksWords.mineRow}
          note={thanksWords.mineNote}
          onTap={() => goTo(routes.thanks())}
        />
        <Row icon="papers" title={words.posts} note={words.postsNote} onTap={() => goTo(routes.posts())} />
        <Row
          icon="papers"
          title={basicsWords.row}
          note={basicsWords.rowNote}
          onTap={() => goTo(routes.myBasics())}
        />
        <Row
          icon="people"
          title={groupWords.mineRow}
          note={groupWords.mineNote}
          onTap={() => goTo(routes.myGroup())}
        />
        <Row
          icon="people"
          title={words.certificate}
          note={words.certificateNote}
          onTap={() => goTo(routes.certificate())}
        />
        <Row
          icon="people"
          title={workWords.volunteer}
          note={workWords.volunteerNote}
          onTap={() => goTo(routes.volunteer())}
        />
        <Row
          icon="papers"
          title={words.verify}
          note={words.verifyNote}
          onTap={() => goTo(routes.verifyPaper())}
        />
      </Rows>
      <Words kind="soft">{words.wayToTalk}</Words>
    </Frame>
  )
}

function Quarters() {
  const mine = useOperation('checkins.mine', {})
  return (
    <Section title={checkinWords.history}>
      <Loaded story={mine} sentences={mineRefusals} rows={1} isAgeTold>
        {({ current, history }) => {
          const all = current ? [current, ...history] : history
          if (all.length === 0) return <Words kind="soft">{checkinWords.historyEmpty}</Words>
          return (
            <Rows>
              {all.map(({ quarter, day, community }) => (
                <Row
                  key={quarter}
                  title={quarterInWords(quarter)}
                  note={checkinWords.historyRow(dayInWords(day), community.name)}
                  mark={checkinWords.checkedIn}
                  markTone="done"
                />
              ))}
            </Rows>
          )
        }}
      </Loaded>
    </Section>
  )
}
