import { readOptions, StartError } from './options'
import { startCloud } from './start'

/** The command line: one JSON line when the cloud is up, one sentence and exit code 2 when it cannot be. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const running = await startCloud(options)
  process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`)

  // A full disk rejects what lmdb promised to nobody; the requests themselves are answered with the failure.
  process.on('unhandledRejection', error => console.error(error))

  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await running.stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  if (options.endsWithInput) process.stdin.resume().once('end', () => void stop())
}

main().catch((error: unknown) => {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`)
  else console.error(error)
  process.exit(error instanceof StartError ? 2 : 1)
})
