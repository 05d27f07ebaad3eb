import type { JobName } from '../types/jobs'
import type { Town } from './open-town'

const mostTicks = 12

/** The clock comes by, now and every five minutes, until this job finds nothing more to do. */
export async function ticksUntilIdle(town: Town, job: JobName): Promise<void> {
  for (let ticks = 0; ticks < mostTicks; ticks++) {
    const answer = (await town.cloud.fireTimer('jobs')) as { value: Record<string, string> }
    await town.cloud.clock({ advance: 5 * 60_000 })
    if (answer.value[job] === 'done 0') return
  }
  throw new Error(`${job} never came to an end`)
}
