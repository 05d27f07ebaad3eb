import type { AskedOf } from '../example'

// biome-ignore format: a table to be read
export const jobs: AskedOf<'jobs'> = {
  //                       office  sunny   river   water   li      chen    stranger
  'jobs.list':     { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: {} },
  'jobs.listRuns': { who: ['yes',  '-',    '-',    '-',    '-',    '-',    'consent'], input: { name: 'reminders.deliver', cursor: null } },
}
