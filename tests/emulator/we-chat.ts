import type { EventFields } from '../../emulator/wechat/pushes'
import { until } from '../until'
import type { TestCloud } from './cloud'

export interface Heard {
  event: EventFields
  at: number
  order: number
  OPENID: string | null
  SOURCE: string
}

/** As somebody at WeChat, or a hand at the console, would do it. */
export const post = async (
  cloud: TestCloud,
  path: string,
  body: object,
  openid = 'oLI',
): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json', 'x-wx-openid': openid }
  const response = await fetch(`${cloud.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Error(`${response.status} ${String(answer.error)}`)
  return answer
}

/** Templates, words, delays and calls made already (see `POST /console/api/wechat`). */
export const setWeChat = (cloud: TestCloud, change: object) => post(cloud, '/console/api/wechat', change)

/** The events of this name about this person that the listener has heard, once there are `count` of them. */
export async function heard(cloud: TestCloud, name: string, openid: string, count = 1): Promise<Heard[]> {
  const all = async () => (await cloud.documents('heard')) as unknown as Heard[]
  const found = async () =>
    (await all()).filter(({ event, OPENID }) => event.Event === name && OPENID === openid)
  return (await until(found, ({ length }) => length >= count)).sort((a, b) => a.order - b.order)
}

/** What is still on its way. */
export async function waiting(cloud: TestCloud): Promise<object[]> {
  const view = (await (await fetch(`${cloud.url}/console/api/wechat`)).json()) as {
    pushes: { waiting: object[] }
  }
  return view.pushes.waiting
}

export async function nothingWaits(cloud: TestCloud): Promise<void> {
  await until(
    () => waiting(cloud),
    ({ length }) => length === 0,
  )
}
