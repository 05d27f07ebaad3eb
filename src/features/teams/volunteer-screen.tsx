import { useState } from 'react'
import type { MyVolunteering, VolunteerView } from '../../../types/teams'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { availabilityWords, skillWords } from '../../contract/volunteer-form'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { ApplyForm } from './apply-form'
import { OfferCard } from './offer-card'
import { PrintForm } from './print-form'
import { leaveRefusals, namesOf, readRefusals, words } from './words'

/** My volunteering: the form to begin with, then my team, and the way out (A51 A52 X17). */
export function VolunteerScreen() {
  const [isWriting, setIsWriting] = useState(false)
  const mine = useOperation('teams.mine', { communityId: null })
  useReturn(mine.reload)

  const settle = () => {
    setIsWriting(false)
    void mine.reload()
  }
  const isResident = mine.known?.value.isResident === true
  return (
    <Frame title={words.title} lead={isResident ? words.residentLead : words.lead}>
      <Loaded story={mine} sentences={readRefusals} rows={3}>
        {value => {
          const { volunteer } = value
          if (volunteer && !isWriting) {
            return (
              <Mine mine={{ ...value, volunteer }} onEdit={() => setIsWriting(true)} onChanged={settle} />
            )
          }
          if (!value.isResident && !value.community) {
            return <Empty art="papers" title={words.homeUnknown} next={words.homeUnknownNext} />
          }
          return (
            <ApplyForm
              mine={value}
              onSent={() => {
                say(words.sent)
                settle()
              }}
              {...(volunteer && { onKeep: () => setIsWriting(false) })}
            />
          )
        }}
      </Loaded>
    </Frame>
  )
}

interface MineProps {
  mine: MyVolunteering & { volunteer: VolunteerView }
  onEdit: () => void
  onChanged: () => void
}

function Mine({ mine: { volunteer, leaders, isResident }, onEdit, onChanged }: MineProps) {
  const leave = useAction('teams.leave')
  const { state, team } = volunteer

  const settle = (answer: Awaited<ReturnType<typeof leave.run>>) => {
    if (!answer?.ok) return
    say(answer.value.volunteer.state === 'waiting' ? words.leftToWait : words.leftToStop)
    onChanged()
  }
  const go = async (to: 'wait' | 'stop') => settle(await leave.run({ volunteerId: null, to }))
  return (
    <>
      <Standing state={state} team={team?.name ?? ''} leaders={leaders} />
      {state !== 'withdrawn' && (
        <Section title={words.formTitle}>
          <Card>
            <Facts facts={factsOf(volunteer)} />
          </Card>
        </Section>
      )}
      {state !== 'withdrawn' && !isResident && (
        <OfferCard offered={volunteer.offered} onChanged={onChanged} />
      )}
      {leave.refused && (
        <Refused
          answer={leave.refused}
          sentences={leaveRefusals}
          onRetry={async () => settle(await leave.retry())}
        />
      )}
      <Button kind={state === 'withdrawn' ? 'main' : 'second'} onTap={onEdit}>
        {state === 'withdrawn' ? words.again : words.edit}
      </Button>
      {volunteer.can.print && <PrintForm whose={{ kind: 'mine' }} />}
      {state === 'placed' && (
        <Button kind="second" busy={leave.isBusy && words.leaving} onTap={() => go('wait')}>
          {words.wantOther}
        </Button>
      )}
      {state !== 'withdrawn' && (
        <Button kind="quiet" busy={leave.isBusy && words.leaving} onTap={() => go('stop')}>
          {words.stop}
        </Button>
      )}
      <Words kind="soft">{words.oversight}</Words>
    </>
  )
}

function Standing({
  state,
  team,
  leaders,
}: {
  state: VolunteerView['state']
  team: string
  leaders: string[]
}) {
  if (state === 'placed') {
    return (
      <Card tone="done">
        <Words kind="title">{words.placedIn(team)}</Words>
        <Words>{leaders.length > 0 ? words.leader(leaders.join('、')) : words.noLeader}</Words>
      </Card>
    )
  }
  const isWaiting = state === 'waiting'
  return (
    <Card>
      <Words kind="title">{isWaiting ? words.waitingTitle : words.withdrawnTitle}</Words>
      <Words>{isWaiting ? words.waitingNext : words.withdrawnNext}</Words>
    </Card>
  )
}

function factsOf({ wish, skills, availability, experience, remark }: VolunteerView) {
  const wishes = wish.map(({ name }) => name).join('、')
  return [
    { name: words.facts.wish, text: wishes || words.wherever },
    { name: words.facts.skills, text: namesOf(skills, skillWords) || words.none },
    { name: words.facts.availability, text: namesOf(availability, availabilityWords) || words.none },
    ...(experience ? [{ name: words.facts.experience, text: experience }] : []),
    ...(remark ? [{ name: words.facts.remark, text: remark }] : []),
  ]
}
