import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './options'

/** Takes the data folder for this process alone; gives what lets go of it. */
export function takeFolder(folder: string): () => void {
  const mark = join(folder, 'process')
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be made: ${(error as Error).message}.`)
  }
  const owner = readOwner(mark)
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
    throw new StartError(`The data folder ${folder} is in use by another local cloud (process ${owner}).`)
  }
  try {
    writeFileSync(mark, String(process.pid))
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written: ${(error as Error).message}.`)
  }
  return () => rmSync(mark, { force: true })
}

function readOwner(mark: string): number | undefined {
  try {
    return Number(readFileSync(mark, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
