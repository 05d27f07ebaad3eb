import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { failureOf, openSdk, type SdkDatabase } from './sdk'

const main = join(__dirname, '..', '..', 'dist/emulator/main.mjs')
const largestFileKB = 8192

/** A cloud whose files cannot grow beyond 8 MB, or without that limit. */
async function start(dataFolder: string, isLimited: boolean) {
  const limit = isLimited ? `ulimit -f ${largestFileKB} && ` : ''
  const functions = `--functions=${join(__dirname, 'functions')}`
  const options = ['--cloud-port=0', `--data=${dataFolder}`, '--seed=empty', '--no-timers', functions]
  const child = spawn('bash', ['-c', `${limit}exec "$0" "$@"`, process.execPath, main, ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', line => resolve((JSON.parse(line) as { url: string }).url))
    child.once('exit', code => reject(new Error(`the local cloud ended with ${code}`)))
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const isOver = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    await isOver
  }
  return { url, stop, isAlive: () => child.exitCode === null && child.signalCode === null }
}

it('a disk that takes no more costs writes their answer, and nothing that was acknowledged', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'full-'))
  const limited = await start(dataFolder, true)
  const collection = (database: SdkDatabase) => database.collection('members')
  const acknowledged: string[] = []
  try {
    const database = openSdk(limited).database()
    const text = 'x'.repeat(200_000)
    const add = (n: number) => collection(database).add({ data: { _id: `m${n}`, text } })
    let refused: object | undefined
    for (let n = 0; n < 100 && !refused; n++) {
      await add(n).then(
        ({ _id }) => acknowledged.push(_id),
        async () => {
          refused = await failureOf(add(n))
        },
      )
    }
    expect(refused).toMatchObject({ errCode: -501001 })
    expect(acknowledged.length).toBeGreaterThan(5)
    expect(limited.isAlive()).toBe(true)
    expect((await collection(database).doc('m0').get()).data).toMatchObject({ _id: 'm0' })
    expect((await collection(database).count()).total).toBe(acknowledged.length)
  } finally {
    await limited.stop()
  }

  const free = await start(dataFolder, false)
  try {
    const database = openSdk(free).database()
    expect((await collection(database).count()).total).toBe(acknowledged.length)
    await collection(database).add({ data: { _id: 'later' } })
  } finally {
    await free.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
})
