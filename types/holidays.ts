import type { Tap } from './api'
import type { CalendarDay } from './time'

/** One year's days off and its weekends that are worked (G31): the office enters them, none is shipped. */
export interface WorkYearView {
  year: number
  /** False while nobody has entered the year: Monday to Friday count then. */
  isListed: boolean
  daysOff: CalendarDay[]
  daysWorked: CalendarDay[]
  /** How often it was entered; whoever changes it says what was seen. */
  revision: number
}

export interface HolidayOperations {
  /** Anybody may know which days count. */
  'holidays.show': { input: { year: number }; value: WorkYearView; refusal: never }
  'holidays.set': {
    input: Tap & { year: number; revision: number; daysOff: CalendarDay[]; daysWorked: CalendarDay[] }
    value: WorkYearView
    refusal: 'changedMeanwhile' | 'notOfThatYear' | 'dayTwice' | 'notAWeekend'
  }
}
