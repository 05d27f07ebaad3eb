import { useState } from 'react'
import type { CalendarDay } from '../../../types/time'
import { addDays, daysBetween } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { DateField } from '../../ui/date-field'
import { Sheet } from '../../ui/sheet'
import { words } from './words'

interface AddDaysProps {
  year: number
  /** Days off come in rows, worked weekends one by one. */
  isRange: boolean
  written: CalendarDay[]
  onAdd: (days: CalendarDay[]) => void
  onClose: () => void
}

const longest = 15

/** A few days at once, from the notice that lies on the table. */
export function AddDays({ year, isRange, written, onAdd, onClose }: AddDaysProps) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const days = daysFrom(from, to || from)
  const error = whyNot(days, written)
  const within = { earliest: `${year}-01-01`, latest: `${year}-12-31` }

  const add = () => {
    setHasTried(true)
    if (!error) onAdd(days)
  }
  return (
    <Sheet title={isRange ? words.addOff : words.addWorked} onClose={onClose}>
      <DateField label={isRange ? words.from : words.day} value={from} onChoose={setFrom} {...within} />
      {isRange && <DateField label={words.to} hint={words.toNote} value={to} onChoose={setTo} {...within} />}
      {isRange && <Words kind="soft">{words.workdayNote}</Words>}
      {hasTried && error && <Words kind="strong">{error}</Words>}
      <Button onTap={add}>{words.add}</Button>
    </Sheet>
  )
}

function daysFrom(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  if (!from || to < from) return []
  const length = Math.min(daysBetween(from, to), longest) + 1
  return Array.from({ length }, (_, index) => addDays(from, index))
}

function whyNot(days: CalendarDay[], written: CalendarDay[]): string | null {
  if (days.length === 0) return words.addError
  if (days.length > longest) return words.tooLong
  return days.some(day => written.includes(day)) ? words.already : null
}
