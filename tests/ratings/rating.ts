import type { Input } from '../../types/api'
import type { Grade, Rating } from '../../types/ratings'
import type { Town } from '../open-town'
import { acceptedForClaims, asked, wangAyi } from '../requests/asking'
import { liJianguo, newTap, type Person } from '../town'

export const wordOn = (
  requestId: string,
  grade: Grade,
  text: string | null = null,
): Input<'ratings.rate'> => ({ tapId: newTap(), requestId, grade, reasons: [], text })

/** A matter that somebody asked for and a volunteer says is done. */
export async function endedFor(town: Town, who: Person = wangAyi, volunteer = liJianguo): Promise<string> {
  const request = await asked(town, {}, who)
  await acceptedForClaims(town, request)
  const { requestId } = request
  const claimed = await town.as(volunteer).call('requests.claim', { tapId: newTap(), requestId })
  if (!claimed.ok) throw new Error(claimed.refusal)
  await finished(town, requestId, volunteer)
  return requestId
}

export async function finished(town: Town, requestId: string, who: Person): Promise<void> {
  const answer = await town.as(who).call('requests.finish', { tapId: newTap(), requestId, note: null })
  if (!answer.ok) throw new Error(answer.refusal)
}

export async function says(
  town: Town,
  who: Person,
  requestId: string,
  grade: Grade,
  text: string | null = null,
) {
  const answer = await town.as(who).call('ratings.rate', wordOn(requestId, grade, text))
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

export async function keptRatings(town: Town): Promise<Rating[]> {
  return (await town.cloud.documents('ratings')) as unknown as Rating[]
}

export async function keptRating(town: Town, requestId: string): Promise<Rating> {
  const rating = (await keptRatings(town)).find(({ _id }) => _id === requestId)
  if (!rating) throw new Error('nothing was said')
  return rating
}

/** The clock's five minutes have come, so many times. */
export async function tick(town: Town, times = 1): Promise<void> {
  for (let done = 0; done < times; done++) {
    await town.cloud.clock({ advance: 5 * 60_000 })
    await town.cloud.fireTimer('jobs')
  }
}

/** What runs once an hour has run. */
export async function anHourLater(town: Town): Promise<void> {
  await town.cloud.clock({ advance: 60 * 60_000 })
  await town.cloud.fireTimer('jobs')
}
