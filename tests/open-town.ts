import type { Answer, Input, OperationName } from '../types/api'
import type { Moment } from '../types/time'
import { keptTestCloud, type TestCloud } from './emulator/cloud'
import { type Person, today } from './town'

export interface Town {
  cloud: TestCloud
  as(who: Person): { call<Name extends OperationName>(op: Name, input: Input<Name>): Promise<Answer<Name>> }
}

let cloud: TestCloud | null = null

/** Opens a town at noon of 2026-11-22. A file of tests has one cloud, emptied and cold for each town. */
export async function openTown(collections: Record<string, object[]>, now: Moment = today): Promise<Town> {
  if (cloud) await cloud.reset()
  cloud ??= await keptTestCloud(now)
  await cloud.clock({ now, freeze: true })
  await cloud.load(collections)
  return townOn(cloud)
}

/** Asks a cloud that stands as somebody of the town. */
export function townOn(cloud: TestCloud): Town {
  return {
    cloud,
    as: who => ({
      call: async (op, input) => (await cloud.call(who.openid, 'api', { op, input })) as Answer<typeof op>,
    }),
  }
}
