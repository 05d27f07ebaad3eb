// @ts-check
import { once } from 'node:events'
import { createServer } from 'node:http'
import * as playwright from 'playwright-core'
import KeptEnvironment, { kept } from './kept-environment.mjs'

/** Hands on the address of the app, too, and the driver of browsers: seven megabytes of script that each file would read. */
export default class JourneyEnvironment extends KeptEnvironment {
  /** @override */
  async setup() {
    await super.setup()
    kept.site ??= await listen()
    Object.assign(this.global, { playwright })
  }
}

async function listen() {
  const server = createServer()
    .on('connection', socket => socket.unref())
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server.unref()
}
