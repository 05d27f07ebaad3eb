import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { perSecond } from './pace'

/** lmdb's own rates on this machine, opened as the store opens it: what the store can at best come near. */
export interface Floor {
  /** Durable commits a second of one document each, so many in flight. */
  commitsPerSecond: number
  /** Twenty documents fetched by key after a walk to them, a second. */
  walksPerSecond: number
}

export async function measureFloor(inFlight: number): Promise<Floor> {
  const folder = mkdtempSync(join(tmpdir(), 'floor-'))
  const root = open({ path: folder, maxDbs: 2, overlappingSync: false, noMemInit: true, cache: false })
  const documents = root.openDB<Buffer, Buffer>('documents', { encoding: 'binary', keyEncoding: 'binary' })
  const value = Buffer.alloc(220, 1)
  const key = (index: number) => Buffer.from(`document-${String(index).padStart(9, '0')}`)
  try {
    const commitsPerSecond = await perSecond(20_000, inFlight, index =>
      root.transaction(() => void documents.put(key(index), value)),
    )
    const walksPerSecond = await perSecond(5_000, 1, index => {
      const start = key((index * 7919) % 19_000)
      for (const found of documents.getKeys({ start, limit: 20 })) documents.get(found)
    })
    return { commitsPerSecond, walksPerSecond }
  } finally {
    await root.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
