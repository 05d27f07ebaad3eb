import { parseArgs } from 'node:util'
import { build } from './build'
import { PlainError } from './plain-error'
import { serveApp } from './start/app'
import { startCloud } from './start/cloud'
import { welcome } from './start/welcome'

/** `npm start`: the app on one port, the local cloud on another, until Ctrl-C. */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args)
  const appUrl = `http://127.0.0.1:${options.port}`
  const cloudUrl = `http://127.0.0.1:${options.cloudPort}`

  const app = await serveApp(options.port, () => cloudUrl)
  try {
    await build(['functions', 'emulator', 'h5'])
    const cloud = await startCloud({ ...options, cloudUrl, appUrl })
    if (options.reset) await cloud.reset(options.seed)

    console.log(welcome({ appUrl, cloudUrl, data: options.data, personas: await cloud.personas() }))
    return await cloud.untilStopped()
  } finally {
    app.close()
    app.closeAllConnections()
  }
}

export interface StartOptions {
  port: number
  cloudPort: number
  data: string
  seed: string
  reset: boolean
}

function readOptions(args: string[]): StartOptions {
  const { values } = parse(args)
  return {
    port: portOf(values.port, '--port'),
    cloudPort: portOf(values['cloud-port'], '--cloud-port'),
    data: values.data,
    seed: values.seed,
    reset: values.reset,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8080' },
        'cloud-port': { type: 'string', default: '8090' },
        data: { type: 'string', default: '.emulator' },
        seed: { type: 'string', default: 'county' },
        reset: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new PlainError(
      `${why}. Options: --port 8080 --cloud-port 8090 --data .emulator --seed county|empty --reset`,
    )
  }
}

function portOf(text: string, name: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new PlainError(`${name} is a number from 1 to 65535, not ${text}. 端口应为 1 到 65535 的数字。`)
}
