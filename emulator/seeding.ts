import { Readable } from 'node:stream'
import type { Cloud } from './cloud'
import { loadInto } from './loading'
import type { Seed, SeedClient } from './seed'
import { seed as county } from './seed/county'
import { seed as empty } from './seed/empty'

const seeds = { county, empty } satisfies Record<string, Seed>
export type SeedName = keyof typeof seeds

export const seedNames = Object.keys(seeds) as SeedName[]
export const isSeedName = (name: unknown): name is SeedName => seedNames.some(known => known === name)

const marker = 'seeded'

/** The seed that this data folder was completely filled with. */
export function seededWith(cloud: Cloud): string | undefined {
  return cloud.database.store.meta.get(marker) as string | undefined
}

/**
 * Empties the cloud and fills it. Until the mark at the end is written, the next start begins again. Functions begin
 * anew; with `keepsCode` theirs is not loaded again.
 */
export async function plantSeed(cloud: Cloud, name: SeedName, keepsCode = false): Promise<void> {
  const { database, files, functions, ledger, logs, wechat } = cloud
  const seed: Seed = seeds[name]
  wechat.pushes.stop()
  await functions.renew(keepsCode)
  functions.warmUp()
  await database.clear()
  await files.clear()
  wechat.forget()
  await ledger.keepPersonas(seed.personas)
  if (seed.words) await wechat.verdicts.keepWords(seed.words)
  if (seed.templates) await wechat.templates.keep(seed.templates)
  for (const [collection, documents] of Object.entries(seed.collections)) {
    await loadInto(database.store, collection, documents)
  }
  await seed.afterwards?.(clientOf(cloud))
  await ledger.forgetSent()
  logs.forget()
  cloud.counts.reset()
  cloud.journal.clear()
  await database.store.meta.put(marker, name)
  wechat.pushes.start()
}

function clientOf({ files, functions, ledger, phoneRule }: Cloud): SeedClient {
  return {
    async call(openid, functionName, event) {
      await ledger.noteSeen(openid)
      // A slow machine takes its time for a county: no phone waits for it.
      const call = { functionName, event, openid, source: 'wx_client' as const, isUntimed: true }
      const outcome = await functions.run(call)
      if (outcome.kind === 'failed') throw new Error(`${functionName} failed: ${outcome.message}`)
      return outcome.text === undefined ? undefined : (JSON.parse(outcome.text) as unknown)
    },
    async upload(openid, cloudPath, bytes) {
      const mayWrite =
        files.isPathAllowed(cloudPath) && phoneRule.mayWrite(openid, { path: cloudPath, owner: openid })
      if (!mayWrite) throw new Error(`not a path that a phone may write: ${cloudPath}`)
      await files.keep(cloudPath, Readable.from([Buffer.from(bytes)]), openid)
      return files.fileIdOf(cloudPath)
    },
  }
}
