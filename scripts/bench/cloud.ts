import { measureDoor } from '../../emulator/bench/door'
import { measureFloor } from '../../emulator/bench/floor'
import { type Figure, told } from './figure'
import { measureThroughput } from './throughput'

const inFlight = 32

/** The local cloud beside lmdb's own rates, measured in one run. */
export async function measureCloud(): Promise<{ figures: Figure[]; kept: object }> {
  const floor = await measureFloor(inFlight)
  const door = await measureDoor(inFlight)
  const path = await measureThroughput()
  const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(0)} %`
  const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en')} / s`
  const figures = [
    told(`lmdb alone: durable commits, ${inFlight} in flight`, rate(floor.commitsPerSecond)),
    {
      ...told('durable inserts at the door, no index', rate(door.inserts.plainPerSecond)),
      beside: share(door.inserts.plainPerSecond, floor.commitsPerSecond),
      budget: '40 % of lmdb',
    },
    {
      ...told(
        'durable inserts at the door, one index, beside a million',
        rate(door.inserts.indexedPerSecond),
      ),
      beside: share(door.inserts.indexedPerSecond, floor.commitsPerSecond),
    },
    told('lmdb alone: walks of 20 documents', rate(floor.walksPerSecond)),
    {
      ...told(
        'equality + order + limit 20 of 1,000,000 documents',
        `${rate(door.query.perSecond)}, p50 ${door.query.medianMs.toFixed(2)} ms`,
      ),
      beside: share(door.query.perSecond, floor.walksPerSecond),
      budget: '4,000 / s, p50 1 ms',
    },
    told(
      `count of ${door.count.counted.toLocaleString('en')} by index`,
      `p50 ${door.count.medianMs.toFixed(2)} ms`,
    ),
    {
      ...told('match + group over all 100,000 documents', `p50 ${door.group.wholeMs.toFixed(0)} ms`),
      budget: '400 ms',
    },
    told('match + group over 100,000 among 1,000,000', `p50 ${door.group.amongMs.toFixed(0)} ms`),
    {
      ...told(
        'start with 1,000,000 documents',
        `${door.start.ms.toFixed(0)} ms, ${door.start.heapMB.toFixed(0)} MB of heap`,
      ),
      budget: '3,000 ms, 600 MB',
    },
    told(`a check-in through the whole path, ${path.atOnce} at once`, rate(path.checkinsPerSecond)),
    told('a durable insert through the SDK alone', rate(path.insertsPerSecond)),
  ]
  return { figures, kept: { floor, door, path } }
}
