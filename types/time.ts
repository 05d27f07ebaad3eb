/** A point in time in milliseconds since 1970 UTC, as it travels between phone and cloud. */
export type Moment = number

/** A calendar day at UTC+8, for example `2026-11-22`. */
export type CalendarDay = string

/** A calendar quarter at UTC+8, for example `2026Q4`. */
export type Quarter = `${number}Q${1 | 2 | 3 | 4}`

/** A half-year at UTC+8, for example `2026H2`. */
export type HalfYear = `${number}H${1 | 2}`
