import { useState } from 'react'
import type { ResponsibleOn } from '../../../types/orgs'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords, dayOf, isCalendarDay } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { DateField } from '../../ui/date-field'
import { Facts } from '../../ui/facts'
import { Loaded } from '../door/loaded'
import { partWords, thenRefusals, words } from './words'

/** Who was responsible on a day that has passed (A08 A20). */
export function ResponsibleThen({ orgId }: { orgId: string }) {
  const [isAsking, setIsAsking] = useState(false)
  const [day, setDay] = useState('')
  const today = dayOf(Date.now())

  if (!isAsking) {
    return (
      <Button kind="quiet" onTap={() => setIsAsking(true)}>
        {words.whoThen}
      </Button>
    )
  }
  return (
    <Card>
      <DateField label={words.whichDay} value={day} onChoose={setDay} latest={today} />
      {isCalendarDay(day) && day <= today && <OnDay orgId={orgId} day={day} />}
    </Card>
  )
}

function OnDay({ orgId, day }: { orgId: string; day: string }) {
  const story = useOperation('orgs.responsibleOn', { orgId, day })
  return (
    <Loaded story={story} sentences={thenRefusals} rows={1}>
      {({ responsible }) => <Facts facts={responsible.map(factOf)} />}
    </Loaded>
  )
}

function factOf({ part, name, since, until }: ResponsibleOn) {
  const days = words.sinceUntil(dayWritten(since), dayWritten(until))
  return { name: partWords[part], text: name ? `${name}${days}` : words.nobodyThen }
}

const dayWritten = (at: number | null): string | null => (at === null ? null : dayInWords(dayOf(at)))
