import type { CalendarDay } from '../../../types/time'
import { firstDayOfQuarter, nextQuarter, quarterOfDay } from '../../contract/calendar'
import { Section } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { words } from './words'

interface DayFieldProps {
  earliest: CalendarDay
  day: string
  isWrong: boolean
  onChange: (day: string) => void
}

/** From which day on: the three that fit most changes, or any other. */
export function DayField({ earliest, day, isWrong, onChange }: DayFieldProps) {
  const quarter = firstDayOfQuarter(nextQuarter(quarterOfDay(earliest)))
  const year = `${Number(earliest.slice(0, 4)) + 1}-01-01`
  const days = [
    { day: earliest, title: words.tomorrow(earliest) },
    ...(quarter === year ? [] : [{ day: quarter, title: words.nextQuarter(quarter) }]),
    { day: year, title: words.nextYear(year) },
  ]
  return (
    <Section title={words.since}>
      <Choices
        label={words.since}
        choices={days.map(one => ({ key: one.day, title: one.title }))}
        chosen={day}
        onChoose={onChange}
      />
      <DateField
        label={words.otherDay}
        value={day}
        onChoose={onChange}
        earliest={earliest}
        error={isWrong ? words.dayError : null}
      />
    </Section>
  )
}
