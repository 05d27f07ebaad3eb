import { useState } from 'react'
import type { CommunityPerson } from '../../../types/checkins'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, quarterInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { SearchBar } from '../../ui/search-bar'
import { Sheet } from '../../ui/sheet'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { words as absenceWords } from '../absences/words'
import { useSettled } from '../accounts/unit-field'
import { useMe } from '../accounts/use-me'
import { words as activityWords } from '../activities/words'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { words as pushWords } from '../reminders/push-words'
import { HowFar } from './community-quarter'
import { reviewListWords } from './desk-words'
import { entryWords } from './entry-words'
import { listRefusals, listWaitingWords, tierWords, wayWords, words } from './list-words'
import { PersonSheet } from './person-sheet'
import { overviewRefusals } from './words'

type Show = 'all' | 'done' | 'notYet'

const tabs: { key: Show; title: string }[] = [
  { key: 'notYet', title: words.notYetTab },
  { key: 'done', title: words.doneTab },
  { key: 'all', title: words.all },
]

/** A community's quarter: how far it is, with its denominator, and who by name. Never a ranking. */
export function QuarterScreen({ communityId: first }: { communityId: string }) {
  const [communityId, setCommunityId] = useState(first)
  const overview = useOperation('checkins.overview', { communityId, quarter: null })
  const known = overview.known?.value
  // The county's office reads no names of these (A89).
  const writesToUnits = useMe().known?.value.roles.some(({ role }) => role === 'communitySecretary')
  useReturn(overview.reload)

  return (
    <Frame
      title={words.overviewTitle}
      lead={known && `${known.community.name} · ${quarterInWords(known.quarter)}`}
    >
      <Loaded story={overview} sentences={overviewRefusals} rows={1}>
        {value => (
          <Card>
            <HowFar overview={value} />
            {value.waiting > 0 && value.can.correct && (
              <Button kind="second" icon="check" onTap={() => goTo(routes.waiting(communityId))}>
                {`${listWaitingWords.row} · ${value.waiting}`}
              </Button>
            )}
            <Button kind="second" icon="people" onTap={() => goTo(routes.desk(communityId))}>
              {entryWords.open}
            </Button>
            {value.can.remind && (
              <Button kind="second" icon="talks" onTap={() => goTo(routes.remind(communityId))}>
                {pushWords.open}
              </Button>
            )}
            {value.can.correct && (
              <Button kind="quiet" onTap={() => goTo(routes.checkinReviews(communityId))}>
                {reviewListWords.row}
              </Button>
            )}
            {writesToUnits && (
              <Button kind="quiet" onTap={() => goTo(routes.communityAbsences(communityId))}>
                {absenceWords.row}
              </Button>
            )}
          </Card>
        )}
      </Loaded>
      <OtherCommunity communityId={communityId} onChoose={setCommunityId} />
      {known && (
        <People
          key={communityId}
          communityId={communityId}
          correctFrom={known.can.correct ? known.enterFrom : null}
          onCorrected={overview.reload}
        />
      )}
    </Frame>
  )
}

interface OtherCommunityProps {
  communityId: string
  onChoose: (communityId: string) => void
}

function OtherCommunity({ communityId, onChoose }: OtherCommunityProps) {
  const communities = useMe().known?.value.can.seeCommunities ?? []
  const [isChoosing, setIsChoosing] = useState(false)
  const choose = (orgId: string) => {
    onChoose(orgId)
    setIsChoosing(false)
  }

  if (communities.length < 2) return null
  return (
    <>
      <Button kind="second" onTap={() => setIsChoosing(true)}>
        {words.otherCommunity}
      </Button>
      {isChoosing && (
        <Sheet title={words.chooseCommunity} onClose={() => setIsChoosing(false)}>
          <Choices
            label={words.chooseCommunity}
            choices={communities.map(({ orgId, name, within }) => ({
              key: orgId,
              title: name,
              note: within ?? undefined,
            }))}
            chosen={communityId}
            onChoose={choose}
          />
        </Sheet>
      )}
    </>
  )
}

interface PeopleProps {
  communityId: string
  correctFrom: string | null
  onCorrected: () => unknown
}

function People({ communityId, correctFrom, onCorrected }: PeopleProps) {
  const [show, setShow] = useState<Show>('notYet')
  const [text, setText] = useState('')
  const [open, setOpen] = useState<CommunityPerson | null>(null)
  const namePrefix = useSettled(text.trim())
  const people = usePages('checkins.list', { communityId, quarter: null, show, namePrefix })
  const keep = (changed: CommunityPerson) => {
    people.change(({ memberId }) => memberId === changed.memberId, changed)
    setOpen(changed)
  }
  const corrected = async () => {
    setOpen(null)
    await Promise.all([people.reload(), onCorrected()])
  }

  return (
    <>
      <Tabs tabs={tabs} chosen={show} onChoose={setShow} />
      <SearchBar
        label={words.search}
        placeholder={words.searchHint}
        value={text}
        onType={setText}
        maxLength={20}
      />
      <Listed
        pages={people}
        sentences={listRefusals}
        empty={<Nobody show={show} isSearch={namePrefix !== ''} />}
      >
        {items => (
          <>
            <Rows>
              {items.map(person => (
                <PersonRow key={person.memberId} person={person} onOpen={() => setOpen(person)} />
              ))}
            </Rows>
            <Words kind="soft">{words.listNote}</Words>
          </>
        )}
      </Listed>
      {open && (
        <PersonSheet
          communityId={communityId}
          person={open}
          correctFrom={correctFrom}
          onCorrected={corrected}
          onChanged={keep}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function PersonRow({ person, onOpen }: { person: CommunityPerson; onOpen: () => void }) {
  const { name, phoneTail, unitName, checkin } = person
  const tail = phoneTail ? words.tail(phoneTail) : words.unknownTail
  const isDone = checkin?.state === 'counted'
  const evidence = checkin && (isDone || checkin.state === 'waiting') && evidenceOf(checkin)

  return (
    <Row
      title={name}
      note={[unitName, tail, evidence, person.isTaskDone && activityWords.taskMark]
        .filter(Boolean)
        .join(' · ')}
      mark={markOf(checkin)}
      markTone={isDone ? 'done' : checkin?.state === 'waiting' ? 'care' : 'plain'}
      onTap={onOpen}
    />
  )
}

function evidenceOf({ tier, way }: NonNullable<CommunityPerson['checkin']>): string {
  return tier === 'D' && way !== 'entered' ? wayWords[way] : tierWords[tier]
}

function markOf(checkin: CommunityPerson['checkin']): string {
  if (checkin?.state === 'counted') return dayInWords(checkin.day)
  if (checkin?.state === 'undone') return entryWords.undoneMark
  return checkin?.state === 'waiting' ? words.waitingMark : words.notYetMark
}

function Nobody({ show, isSearch }: { show: Show; isSearch: boolean }) {
  if (isSearch) return <Empty art="empty" title={words.nobody} next={words.nobodyNext} />
  if (show === 'notYet') return <Empty art="done" title={words.everybodyDone} />
  if (show === 'done') return <Empty art="empty" title={words.nobodyDone} />
  return <Empty art="empty" title={words.nobodyOnRoster} next={words.nobodyOnRosterNext} />
}
