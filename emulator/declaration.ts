import { readFileSync } from 'node:fs'
import { type CloudDeclaration, cloud } from '../config/cloud'
import { StartError } from './options'

/**
 * What the cloud holds: config/cloud.ts, and beside it what a JSON file of the same shape adds or replaces
 * (for tests that need collections, indexes, functions or a rule of the storage of their own).
 */
export function readDeclaration(file: string | undefined): CloudDeclaration {
  if (file === undefined) return cloud
  try {
    const more = JSON.parse(readFileSync(file, 'utf8')) as Partial<CloudDeclaration>
    return {
      functions: { ...cloud.functions, ...more.functions },
      collections: { ...cloud.collections, ...more.collections },
      storage: more.storage ?? cloud.storage,
    }
  } catch (error) {
    throw new StartError(`The declaration ${file} cannot be read: ${(error as Error).message}.`)
  }
}
