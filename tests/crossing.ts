import type { Town } from './open-town'
import { until } from './until'

const heldBackMs = 500

/** One person's act twice at once, each a tap of its own: what the first to ask changes comes after the second's. */
export async function crossing<Answered>(
  town: Town,
  collection: string,
  act: () => Promise<Answered>,
): Promise<Answered[]> {
  const effect = { kind: 'latency', ms: heldBackMs } as const
  const { id } = await town.cloud.fault({ collection, action: 'database.modifyDocument', effect })
  const isHeld = async () => (await town.cloud.faults()).some(fault => fault.id === id && fault.happened > 0)
  const first = act()
  await until(isHeld, Boolean)
  const second = await act()
  return [await first, second]
}
