import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { ActivityPerson, PeopleShown } from '../../../types/activities'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { momentInWords, spanInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { SearchBar } from '../../ui/search-bar'
import { Sheet } from '../../ui/sheet'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { useSettled } from '../accounts/unit-field'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import {
  emptyWords,
  enterRefusals,
  peopleWords,
  readRefusals,
  sheetRefusals,
  tierWords,
  undoRefusals,
  words,
} from './words'

interface PeopleScreenProps {
  orgId: string
  activityId: string
}

/** Who signed up, who waits, who came; and entering those who came, several at once (G07 G186). */
export function PeopleScreen({ orgId, activityId }: PeopleScreenProps) {
  const shown = useOperation('activities.show', { activityId }).known?.value
  const [show, setShow] = useState<PeopleShown>('signedUp')
  const [turn, setTurn] = useState(0)
  const keys: PeopleShown[] = ['signedUp', 'waiting', 'present', 'pending']
  if (shown?.can.seeEverybody) keys.push('everybody')

  return (
    <Frame
      title={shown?.activity.title ?? words.people}
      lead={shown && spanInWords(shown.activity.startsAt, shown.activity.endsAt)}
    >
      <PrintedSheet orgId={orgId} activityId={activityId} />
      <Tabs
        tabs={keys.map(key => ({ key, title: peopleWords[key] }))}
        chosen={show}
        onChoose={setShow}
        label={words.people}
      />
      <People
        key={`${show} ${turn}`}
        orgId={orgId}
        activityId={activityId}
        show={show}
        canEnter={shown?.can.enter === true}
        onChanged={() => setTurn(turn + 1)}
      />
    </Frame>
  )
}

interface PeopleProps extends PeopleScreenProps {
  show: PeopleShown
  canEnter: boolean
  onChanged: () => void
}

function People({ orgId, activityId, show, canEnter, onChanged }: PeopleProps) {
  const [text, setText] = useState('')
  const namePrefix = useSettled(text.trim())
  const pages = usePages('activities.listPeople', { orgId, activityId, show, namePrefix })
  const [open, setOpen] = useState<ActivityPerson | null>(null)
  const isTicking = canEnter && show !== 'present'
  return (
    <>
      {show === 'everybody' && (
        <SearchBar
          label={words.search}
          placeholder={words.searchHint}
          value={text}
          onType={setText}
          maxLength={20}
        />
      )}
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={emptyWords[show].title} next={emptyWords[show].next} />}
      >
        {items =>
          isTicking ? (
            <Ticking activityId={activityId} people={items} onDone={onChanged} />
          ) : (
            <Rows>
              {items.map(person => (
                <Row
                  key={person.memberId}
                  title={person.name}
                  note={noteOf(person)}
                  mark={markOf(person)}
                  markTone="done"
                  onTap={() => setOpen(person)}
                />
              ))}
            </Rows>
          )
        }
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {open && (
        <PersonSheet
          activityId={activityId}
          person={open}
          onClose={() => setOpen(null)}
          onChanged={onChanged}
        />
      )}
    </>
  )
}

function noteOf({ unitName, phoneTail, signup, attendance }: ActivityPerson): string {
  const came = signup === null || signup === 'left' ? words.noSignup : null
  const undone = attendance?.state === 'undone' ? words.wasUndone : null
  return [unitName, phoneTail && words.tail(phoneTail), came, undone].filter(Boolean).join(' · ')
}

function markOf({ attendance }: ActivityPerson): string | undefined {
  return attendance?.state === 'present' ? words.present : undefined
}

interface TickingProps {
  activityId: string
  people: ActivityPerson[]
  onDone: () => void
}

const mostAtOnce = 50

function Ticking({ activityId, people, onDone }: TickingProps) {
  const enter = useAction('activities.enter')
  const [ticked, setTicked] = useState<string[]>([])
  const [reason, setReason] = useState<string>(words.usualReason)
  const able = people.filter(({ attendance }) => attendance?.state !== 'present').slice(0, mostAtOnce)
  const memberIds = able.map(({ memberId }) => memberId).filter(id => ticked.includes(id))

  const settle = (answer: Awaited<ReturnType<typeof enter.run>>) => {
    if (!answer?.ok) return
    const done = answer.value.items.filter(({ ok }) => ok).length
    const left = answer.value.items.length - done
    say(left > 0 ? `${words.entered(done)}，${words.leftOut(left)}` : words.entered(done))
    onDone()
  }
  const send = async () => {
    if (memberIds.length === 0) return say(words.tickFirst)
    settle(await enter.run({ activityId, memberIds, reason: reason.trim() || words.usualReason }))
  }
  const tick = (memberId: string, isOn: boolean) =>
    setTicked(isOn ? [...ticked, memberId] : ticked.filter(id => id !== memberId))

  return (
    <>
      {enter.refused && (
        <Refused
          answer={enter.refused}
          sentences={enterRefusals}
          onRetry={async () => settle(await enter.retry())}
        />
      )}
      <Words kind="soft">{words.tickNote}</Words>
      <SelectBar
        chosen={memberIds.length}
        total={able.length}
        onAll={isAll => setTicked(isAll ? able.map(({ memberId }) => memberId) : [])}
      />
      <Rows>
        {people.map(person =>
          able.includes(person) ? (
            <CheckRow
              key={person.memberId}
              title={person.name}
              note={noteOf(person)}
              isChecked={ticked.includes(person.memberId)}
              onCheck={isOn => tick(person.memberId, isOn)}
            />
          ) : (
            <Row
              key={person.memberId}
              title={person.name}
              note={noteOf(person)}
              mark={markOf(person)}
              markTone="done"
            />
          ),
        )}
      </Rows>
      <Field label={words.reason} value={reason} onType={setReason} maxLength={100} />
      <Button busy={enter.isBusy && words.entering} onTap={send}>
        {words.enter(memberIds.length)}
      </Button>
    </>
  )
}

interface PersonSheetProps {
  activityId: string
  person: ActivityPerson
  onClose: () => void
  onChanged: () => void
}

/** One attendance, how it is known, and taking it back with a reason (G14). */
function PersonSheet({ activityId, person, onClose, onChanged }: PersonSheetProps) {
  const { memberId, name, unitName, attendance } = person
  const undo = useAction('activities.undo')
  const [isUndoing, setIsUndoing] = useState(false)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const send = async () => {
    setHasTried(true)
    if (!reason.trim()) return
    const answer = await undo.run({ activityId, memberId, reason: reason.trim() })
    if (!answer) return
    if (!answer.ok) {
      const { title, next } = undoRefusals[answer.refusal]
      return say(`${title}。${next}`)
    }
    say(words.undone)
    onClose()
    onChanged()
  }

  if (isUndoing) {
    return (
      <Confirm
        title={words.undoTitle}
        sentence={words.undoSentence}
        yes={words.undo}
        busy={undo.isBusy && words.undoing}
        reason={{
          label: words.undoReason,
          value: reason,
          maxLength: 100,
          error: hasTried && !reason.trim() ? words.reasonError : null,
          onType: setReason,
        }}
        onYes={send}
        onNo={() => setIsUndoing(false)}
      />
    )
  }
  return (
    <Sheet title={name} onClose={onClose}>
      <Facts
        facts={[
          { name: words.unit, text: unitName },
          ...(attendance
            ? [
                { name: words.whenCame, text: momentInWords(attendance.at) },
                { name: words.how, text: tierWords[attendance.tier] },
              ]
            : []),
          ...(attendance?.reason ? [{ name: words.whyEntered, text: attendance.reason }] : []),
        ]}
      />
      {attendance?.state === 'present' && (
        <Button kind="second" onTap={() => setIsUndoing(true)}>
          {words.undo}
        </Button>
      )}
    </Sheet>
  )
}

/** G186: the sheet to tick by hand, a hundred names each. */
function PrintedSheet({ orgId, activityId }: PeopleScreenProps) {
  const make = useAction('activities.sheet')
  const made = make.done
  const print = (cursor: string | null) => make.run({ orgId, activityId, cursor })
  return (
    <>
      {make.refused && <Refused answer={make.refused} sentences={sheetRefusals} onRetry={make.retry} />}
      {made ? (
        <Card tone="done">
          <Words kind="strong">{words.sheetReady(made.people)}</Words>
          <Words>{words.sheetNext}</Words>
          <Button kind="second" onTap={() => copy(made.url)}>
            {words.copyAddress}
          </Button>
          {made.cursor && (
            <Button kind="quiet" onTap={() => print(made.cursor)}>
              {words.sheetMore}
            </Button>
          )}
        </Card>
      ) : (
        <Button kind="second" icon="print" busy={make.isBusy && words.sheetMaking} onTap={() => print(null)}>
          {words.sheet}
        </Button>
      )}
    </>
  )
}

async function copy(url: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: url })
    say(words.copied)
  } catch {
    say(words.notCopied)
  }
}
