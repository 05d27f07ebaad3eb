const format = options => {
  const formatter = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options })
  return moment => formatter.format(moment)
}

/** Moments in Beijing's time, whatever the machine's zone. */
export const inFull = format({ dateStyle: 'full', timeStyle: 'medium' })
export const short = format({
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})

export const hourMs = 3_600_000
const toShanghai = 8 * hourMs

/** Noon of the first day of the quarter after, or before, the one in which `now` lies. */
export function quarterFrom(now, steps) {
  const there = new Date(now + toShanghai)
  const month = Math.floor(there.getUTCMonth() / 3) * 3 + steps * 3
  return Date.UTC(there.getUTCFullYear(), month, 1, 12) - toShanghai
}

/** One second before the quarter ends. */
export const endOfQuarter = now => quarterFrom(now, 1) - 12 * hourMs - 1000

export const round = number => (number < 10 ? Math.round(number * 10) / 10 : Math.round(number))
