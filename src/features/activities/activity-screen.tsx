import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Value } from '../../../types/api'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { momentInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { Story } from '../../ui/story'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { factsOf } from './activity-facts'
import { News } from './my-activities'
import { Peers } from './peers'
import { kindWords } from './row-words'
import {
  actWords,
  arriveRefusals,
  cancelRefusals,
  changedWords,
  checkOutRefusals,
  educationWords,
  leaveRefusals,
  readRefusals,
  signUpRefusals,
  tierWords,
  words,
} from './words'

type Shown = Value<'activities.show'>

/** One activity: what it is, my part in it, and for whoever runs it the way on. */
export function ActivityScreen({ activityId }: { activityId: string }) {
  const story = useOperation('activities.show', { activityId })
  useReturn(story.reload)
  const shown = story.known?.value
  const act = useActs(activityId, story.reload)

  return (
    <Frame
      title={shown?.activity.title ?? words.calendar}
      lead={shown && leadOf(shown)}
      foot={shown && footOf(shown, act)}
    >
      <Loaded story={story} sentences={readRefusals} rows={3}>
        {value => (
          <>
            {act.refused}
            <News activity={{ ...value.activity, my: value.my }} onSeen={story.reload} />
            <MyPartCard shown={value} />
            <Card>
              <Facts facts={factsOf(value.activity)} />
            </Card>
            {value.can.checkOut && (
              <Button kind="second" busy={act.checkOut.isBusy && words.checkingOut} onTap={act.goHome}>
                {words.checkOut}
              </Button>
            )}
            {value.can.confirmOthers && <Peers activityId={activityId} />}
            {value.can.leave && (
              <Button kind="quiet" busy={act.leave.isBusy && words.leaving} onTap={act.stayAway}>
                {words.leave}
              </Button>
            )}
            {value.can.run && <Running shown={value} onChanged={story.reload} />}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function leadOf({ activity: { kind, educationWay } }: Shown): string {
  return educationWay ? `${kindWords[kind]} · ${educationWords[educationWay]}` : kindWords[kind]
}

/** The acts of a member here; only one is under way, and its refusal is told. */
function useActs(activityId: string, reload: () => unknown) {
  const signUp = useAction('activities.signUp')
  const leave = useAction('activities.leave')
  const arrive = useAction('activities.arrive')
  const checkOut = useAction('activities.checkOut')
  const settle = async (answer: { ok: boolean } | null) => {
    if (answer?.ok) await reload()
    return answer?.ok === true
  }
  const begin = () => {
    for (const act of [signUp, leave, arrive, checkOut]) act.forget()
  }
  const refused: ReactNode = (
    <>
      {signUp.refused && (
        <Refused
          answer={signUp.refused}
          sentences={signUpRefusals}
          onRetry={async () => settle(await signUp.retry())}
        />
      )}
      {leave.refused && (
        <Refused
          answer={leave.refused}
          sentences={leaveRefusals}
          onRetry={async () => settle(await leave.retry())}
        />
      )}
      {arrive.refused && (
        <Refused
          answer={arrive.refused}
          sentences={arriveRefusals}
          onRetry={async () => settle(await arrive.retry())}
        />
      )}
      {checkOut.refused && (
        <Refused
          answer={checkOut.refused}
          sentences={checkOutRefusals}
          onRetry={async () => settle(await checkOut.retry())}
        />
      )}
    </>
  )
  return {
    signUp,
    leave,
    arrive,
    checkOut,
    refused,
    join: async () => {
      begin()
      await settle(await signUp.run({ activityId }))
    },
    stayAway: async () => {
      begin()
      if (await settle(await leave.run({ activityId }))) say(words.left)
    },
    come: async () => {
      begin()
      await settle(await arrive.run({ activityId }))
    },
    goHome: async () => {
      begin()
      await settle(await checkOut.run({ activityId }))
    },
  }
}

/** The one thing most people came for. */
function footOf({ can, activity }: Shown, act: ReturnType<typeof useActs>): ReactNode {
  if (can.arrive) {
    return (
      <Button busy={act.arrive.isBusy && words.arriving} onTap={act.come}>
        {words.arrive}
      </Button>
    )
  }
  if (!can.signUp) return undefined
  const { capacity, signedUp, waiting } = activity
  const isFull = capacity !== null && (signedUp >= capacity || waiting > 0)
  return (
    <Button busy={act.signUp.isBusy && words.signingUp} onTap={act.join}>
      {isFull ? words.signUpWaiting : words.signUp}
    </Button>
  )
}

function MyPartCard({ shown }: { shown: Shown }) {
  const { activity, my, placeInLine, can } = shown
  const { attendance } = my
  if (activity.cancelReason && !my.news) {
    return (
      <Card tone="care">
        <Words kind="strong">{words.cancelledBecause(activity.cancelReason)}</Words>
      </Card>
    )
  }
  if (attendance?.state === 'present') {
    return (
      <Card tone="done">
        <Words kind="title">{words.arrived}</Words>
        <Words>{words.arrivedAt(momentInWords(attendance.at), tierWords[attendance.tier])}</Words>
        {attendance.leftAt !== null && <Words>{words.leftAt(momentInWords(attendance.leftAt))}</Words>}
      </Card>
    )
  }
  if (attendance) return <Told title={words.pending} next={words.pendingNext} />
  if (can.arrive) return <Words kind="soft">{words.arriveNote}</Words>
  if (my.signup === 'waiting' && placeInLine) {
    return <Told title={words.inLine(placeInLine)} next={words.inLineNext} />
  }
  if (my.signup !== 'signedUp' || activity.state !== 'open') return null
  return (
    <Card tone="done">
      <Words kind="title">{words.signedUp}</Words>
      <Words>{words.signedUpNext}</Words>
    </Card>
  )
}

function Told({ title, next }: { title: string; next: string }) {
  return (
    <Card>
      <Words kind="title">{title}</Words>
      <Words>{next}</Words>
    </Card>
  )
}

/** For whoever runs it: the people, changes, another one like it, or none at all. */
function Running({ shown, onChanged }: { shown: Shown; onChanged: () => unknown }) {
  const { activity, can, history } = shown
  const { activityId, org } = activity
  const [isCancelling, setIsCancelling] = useState(false)
  return (
    <>
      <Section title={words.run}>
        <Rows>
          <Row
            icon="people"
            title={words.people}
            onTap={() => goTo(routes.activityPeople(org.orgId, activityId))}
          />
          {can.edit && (
            <Row
              icon="papers"
              title={words.edit}
              onTap={() => goTo(routes.activityEdit(org.orgId, activityId))}
            />
          )}
          <Row
            icon="plus"
            title={words.copy}
            onTap={() => goTo(routes.activityCopy(org.orgId, activityId))}
          />
          {can.cancel && <Row icon="clear" title={words.cancel} onTap={() => setIsCancelling(true)} />}
        </Rows>
      </Section>
      <Section title={words.history}>
        <Story
          sentences={history.map(({ act, at, place, fields, reason }) => ({
            when: momentInWords(at),
            who: place ?? undefined,
            text: words.by(actWords[act], changedWords(fields), reason),
          }))}
        />
      </Section>
      {isCancelling && (
        <Cancelling
          activityId={activityId}
          onDone={async () => {
            setIsCancelling(false)
            await onChanged()
          }}
          onNo={() => setIsCancelling(false)}
        />
      )}
    </>
  )
}

interface CancellingProps {
  activityId: string
  onDone: () => unknown
  onNo: () => void
}

function Cancelling({ activityId, onDone, onNo }: CancellingProps) {
  const cancel = useAction('activities.cancel')
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const send = async () => {
    setHasTried(true)
    if (!reason.trim()) return
    const answer = await cancel.run({ activityId, reason: reason.trim() })
    if (answer?.ok) await onDone()
    else if (answer) say(`${cancelRefusals[answer.refusal].title}。${cancelRefusals[answer.refusal].next}`)
  }
  return (
    <Confirm
      title={words.cancelTitle}
      sentence={words.cancelSentence}
      yes={words.cancel}
      busy={cancel.isBusy && words.cancelling}
      reason={{
        label: words.cancelReason,
        hint: words.cancelHint,
        value: reason,
        maxLength: 100,
        error: hasTried && !reason.trim() ? words.reasonError : null,
        onType: setReason,
      }}
      onYes={send}
      onNo={onNo}
    />
  )
}
