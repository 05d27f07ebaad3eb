import { useState } from 'react'
import type { WorkYearView } from '../../../types/holidays'
import type { CalendarDay } from '../../../types/time'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords, dayOf, weekdayOf, yearOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { AddDays } from './add-days'
import { setRefusals, showRefusals, weekdayWords, words } from './words'

/** The county's list of each year (G31): which weekdays are free, which weekends are worked. */
export function HolidaysScreen() {
  const thisYear = yearOf(dayOf(Date.now()))
  const [year, setYear] = useState(thisYear)
  const years = [thisYear - 1, thisYear, thisYear + 1]
  const story = useOperation('holidays.show', { year })

  return (
    <Frame title={words.title} lead={words.lead}>
      <Tabs
        tabs={years.map(one => ({ key: String(one), title: words.year(one) }))}
        chosen={String(year)}
        label={words.title}
        onChoose={key => setYear(Number(key))}
      />
      <Loaded story={story} sentences={showRefusals} rows={3}>
        {shown => <Year key={`${shown.year} ${shown.revision}`} shown={shown} onReload={story.reload} />}
      </Loaded>
    </Frame>
  )
}

type Kind = 'daysOff' | 'daysWorked'

/** What is written here is kept by one tap; until then it is only on this page. */
function Year({ shown, onReload }: { shown: WorkYearView; onReload: () => unknown }) {
  const { year, isListed, revision } = shown
  const set = useAction('holidays.set')
  const [days, setDays] = useState({ daysOff: shown.daysOff, daysWorked: shown.daysWorked })
  const [adding, setAdding] = useState<Kind | null>(null)
  const isChanged = days.daysOff !== shown.daysOff || days.daysWorked !== shown.daysWorked

  const settle = async (answer: Awaited<ReturnType<typeof set.run>>) => {
    if (answer?.ok) {
      say(words.saved)
      remember('holidays.show', { year }, answer.value)
    } else if (answer?.refusal === 'changedMeanwhile') await onReload()
  }
  const put = (kind: Kind, all: CalendarDay[]) => setDays({ ...days, [kind]: [...all].sort() })

  return (
    <>
      <Card tone={isListed ? 'plain' : 'care'}>
        <Words kind="strong">
          {isListed ? words.listed(shown.daysOff.length, shown.daysWorked.length) : words.notListed(year)}
        </Words>
        {!isListed && <Words>{words.notListedNext}</Words>}
      </Card>
      {(['daysOff', 'daysWorked'] as const).map(kind => (
        <Section key={kind} title={kind === 'daysOff' ? words.off : words.worked}>
          <Days
            days={days[kind]}
            onRemove={day =>
              put(
                kind,
                days[kind].filter(other => other !== day),
              )
            }
          />
          <Button kind="second" icon="plus" onTap={() => setAdding(kind)}>
            {kind === 'daysOff' ? words.addOff : words.addWorked}
          </Button>
        </Section>
      ))}
      {set.refused && (
        <Refused
          answer={set.refused}
          sentences={setRefusals}
          onRetry={async () => settle(await set.retry())}
        />
      )}
      {isChanged && <Words kind="strong">{words.unsaved}</Words>}
      <Button
        busy={set.isBusy && words.saving}
        onTap={async () => settle(await set.run({ year, revision, ...days }))}
      >
        {words.save}
      </Button>
      {adding && (
        <AddDays
          year={year}
          isRange={adding === 'daysOff'}
          written={[...days.daysOff, ...days.daysWorked]}
          onClose={() => setAdding(null)}
          onAdd={added => {
            put(adding, [...days[adding], ...added])
            setAdding(null)
          }}
        />
      )}
    </>
  )
}

function Days({ days, onRemove }: { days: CalendarDay[]; onRemove: (day: CalendarDay) => void }) {
  if (days.length === 0) return <Words kind="soft">{words.none}</Words>
  return (
    <Rows>
      {days.map(day => (
        <Row
          key={day}
          title={dayInWords(day)}
          note={weekdayWords[weekdayOf(day)]}
          mark={words.remove}
          onTap={() => onRemove(day)}
        />
      ))}
    </Rows>
  )
}
