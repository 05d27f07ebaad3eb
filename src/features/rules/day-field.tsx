import type { CalendarDay } from '../../../types/time'
import { firstDayOfQuarter, nextQuarter, quarterOfDay } from '../../contract/calendar'
import { Section } from '../../ui/card'
import { DateField } from '../../ui/date-field'
import { Row, Rows } from '../../ui/row'
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
      <Rows>
        {days.map(one => (
          <Row
            key={one.day}
            title={one.title}
            mark={one.day === day ? words.chosen : words.choose}
            markTone={one.day === day ? 'done' : 'plain'}
            onTap={() => onChange(one.day)}
          />
        ))}
      </Rows>
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
