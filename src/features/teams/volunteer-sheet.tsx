import { useState } from 'react'
import type { PlacedItem, VolunteerView, WaitingView } from '../../../types/teams'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { availabilityWords, skillWords } from '../../contract/volunteer-form'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Facts } from '../../ui/facts'
import { Sheet } from '../../ui/sheet'
import { Story } from '../../ui/story'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { PrintForm } from './print-form'
import {
  itemInWords,
  leaveRefusals,
  namesOf,
  readRefusals,
  stepInWords,
  suggestionInWords,
  teamLine,
  words,
} from './words'

interface VolunteerSheetProps {
  volunteer: VolunteerView & Partial<Pick<WaitingView, 'suggestion'>>
  /** Where the teams to choose from are; null for who may only look. */
  placesIn: string | null
  onClose: () => void
  onChanged: () => void
}

/** One volunteer: what he or she said, how it went, and the decision about the team (A52). */
export function VolunteerSheet({ volunteer, placesIn, onClose, onChanged }: VolunteerSheetProps) {
  const { volunteerId, name, phoneTail, suggestion, steps, can } = volunteer
  return (
    <Sheet title={[name || words.nameless, phoneTail].filter(Boolean).join(' ')} onClose={onClose}>
      <Facts facts={factsOf(volunteer)} />
      {suggestion && <Words kind="strong">{suggestionInWords(suggestion)}</Words>}
      {placesIn && <Decide volunteer={volunteer} placesIn={placesIn} onChanged={onChanged} />}
      {can.print && <PrintForm whose={{ kind: 'volunteer', volunteerId }} />}
      <Section title={words.story}>
        <Story sentences={steps.map(step => ({ when: momentInWords(step.at), text: stepInWords(step) }))} />
      </Section>
    </Sheet>
  )
}

function factsOf({ unitName, estateName, team, wish, ...volunteer }: VolunteerView) {
  const { skills, availability, experience, remark } = volunteer
  return [
    { name: words.facts.unit, text: unitName ?? words.facts.resident },
    ...(estateName ? [{ name: words.facts.estate, text: estateName }] : []),
    ...(team ? [{ name: words.facts.team, text: team.name }] : []),
    { name: words.facts.wish, text: wish.map(({ name }) => name).join('、') || words.wherever },
    { name: words.facts.skills, text: namesOf(skills, skillWords) || words.none },
    { name: words.facts.availability, text: namesOf(availability, availabilityWords) || words.none },
    ...(experience ? [{ name: words.facts.experience, text: experience }] : []),
    ...(remark ? [{ name: words.facts.remark, text: remark }] : []),
  ]
}

interface DecideProps {
  volunteer: VolunteerSheetProps['volunteer']
  placesIn: string
  onChanged: () => void
}

function Decide({ volunteer, placesIn, onChanged }: DecideProps) {
  const { volunteerId, team, suggestion, state } = volunteer
  const teams = usePages('teams.list', { orgId: placesIn })
  const place = useAction('teams.place')
  const leave = useAction('teams.leave')
  const [chosen, setChosen] = useState(suggestion?.team.orgId ?? team?.orgId ?? null)

  const settlePlace = (answer: Awaited<ReturnType<typeof place.run>>) => {
    const item: PlacedItem | undefined = answer?.ok ? answer.value.items[0] : undefined
    if (!item) return
    say(item.ok ? words.placed(1) : itemInWords(item))
    onChanged()
  }
  const settleLeave = (answer: Awaited<ReturnType<typeof leave.run>>) => {
    if (!answer?.ok) return
    say(answer.value.volunteer.state === 'waiting' ? words.leftToWait : words.leftToStop)
    onChanged()
  }
  const takeOut = async (to: 'wait' | 'stop') => settleLeave(await leave.run({ volunteerId, to }))
  const placeOne = async (teamId: string) => {
    const item = { volunteerId, fromTeamId: team?.orgId ?? null, teamId }
    settlePlace(await place.run({ items: [item] }))
  }
  return (
    <>
      <Section title={words.placeInto}>
        <Listed pages={teams} sentences={readRefusals} empty={<Words kind="soft">{words.teamsEmpty}</Words>}>
          {items => (
            <Choices
              label={words.placeInto}
              choices={items.map(view => ({
                key: view.team.orgId,
                title: view.team.name,
                note: teamLine(view),
              }))}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
        </Listed>
      </Section>
      {place.refused && (
        <Refused
          answer={place.refused}
          sentences={readRefusals}
          onRetry={async () => settlePlace(await place.retry())}
        />
      )}
      {leave.refused && (
        <Refused
          answer={leave.refused}
          sentences={leaveRefusals}
          onRetry={async () => settleLeave(await leave.retry())}
        />
      )}
      {chosen && chosen !== team?.orgId && (
        <Button busy={place.isBusy && words.placing} onTap={() => placeOne(chosen)}>
          {words.placeOne}
        </Button>
      )}
      {state === 'placed' && (
        <Button kind="second" busy={leave.isBusy && words.leaving} onTap={() => takeOut('wait')}>
          {words.takeOut}
        </Button>
      )}
      <Button kind="second" busy={leave.isBusy && words.leaving} onTap={() => takeOut('stop')}>
        {words.takeOff}
      </Button>
    </>
  )
}

/** Who could not be placed, and why. */
export function NotPlaced({ items, names }: { items: PlacedItem[]; names: Map<string, string> }) {
  const refused = items.flatMap(item => (item.ok ? [] : [item]))
  if (refused.length === 0) return null
  return (
    <Card tone="care">
      <Words kind="strong">{words.notPlaced}</Words>
      {refused.map(item => (
        <Words key={item.volunteerId}>
          {names.get(item.volunteerId) ?? ''}：{itemInWords(item)}
        </Words>
      ))}
    </Card>
  )
}
