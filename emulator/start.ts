import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { CloudDeclaration } from '../config/cloud'
import { Clock } from './clock'
import type { Cloud } from './cloud'
import { Counts } from './counts'
import { Database } from './database/database'
import { WireError } from './database/errors'
import { readDeclaration } from './declaration'
import { Faults } from './faults/faults'
import { takeFolder } from './folder'
import { Functions } from './functions/functions'
import { maximumTimeoutSeconds } from './functions/limits'
import { Logs } from './functions/logs'
import { Journal } from './journal'
import { type CloudOptions, StartError } from './options'
import { plantSeed, seededWith } from './seeding'
import { Guard } from './server/guard'
import { readHttpEntries } from './server/http-access'
import { makeServer } from './server/server'
import { Files } from './storage/files'
import { PhoneRule } from './storage/rule'
import { nextTick, Timers } from './timers'
import { developmentVariables } from './variables'
import { Ledger } from './wechat/ledger'
import { OpenApi } from './wechat/openapi'
import { type Deliver, pushSource } from './wechat/pushes'
import { WeChat } from './wechat/wechat'

export interface RunningCloud {
  url: string
  cloud: Cloud
  stop(): Promise<void>
}

const environmentId = 'local-env'
const appId = 'wx0000000000000000'
const expirySweepMs = 500

/** Starts the local cloud; resolves when it answers and its seed is planted. Throws a StartError. */
export async function startCloud(options: CloudOptions): Promise<RunningCloud> {
  // Functions run at UTC in the cloud, whatever the machine says.
  process.env.TZ ??= 'UTC'
  const dataFolder = resolve(options.dataFolder)
  refuseMissingFunctions(options)
  const letGo = takeFolder(dataFolder)
  try {
    return await open(options, dataFolder, letGo)
  } catch (error) {
    letGo()
    throw error
  }
}

async function open(options: CloudOptions, dataFolder: string, letGo: () => void): Promise<RunningCloud> {
  let port = options.port
  const url = (): string => `http://127.0.0.1:${port}`
  const cloud = assemble(options, dataFolder, url)
  const server = makeServer(cloud, new Guard(() => port, options.appOrigin))

  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(listenError(error, options.port)))
    server.listen(options.port, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port

  cloud.functions.warmUp()

  const sweep = setInterval(() => cloud.database.expireTransactions(), expirySweepMs)
  sweep.unref()
  const stop = async (): Promise<void> => {
    clearInterval(sweep)
    cloud.timers.stop()
    cloud.wechat.pushes.stop()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    await cloud.functions.end()
    await cloud.database.close()
    letGo()
  }

  try {
    if (seededWith(cloud) === undefined) await plantSeed(cloud, options.seed)
  } catch (error) {
    await stop()
    throw new StartError(
      `The seed ${options.seed} could not be planted: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  if (options.runsTimers) cloud.timers.start()
  cloud.wechat.pushes.start()
  return { url: url(), cloud, stop }
}

function assemble(options: CloudOptions, dataFolder: string, url: () => string): Cloud {
  const clock = new Clock({ now: options.now, isFrozen: options.isFrozen })
  const now = (): number => clock.now()
  const declaration = readDeclaration(options.declarationFile)
  refuseMissingVariables(declaration)
  refuseBadTimers(declaration)
  refuseLongTimeouts(declaration)
  const database = openDatabase(options, declaration, dataFolder, now)
  const { meta } = database.store
  const counts = new Counts()
  const journal = new Journal(database.store)
  const faults = new Faults(transactionId => dropTransaction(database, transactionId))
  const logs = new Logs(join(dataFolder, 'logs', 'functions.log'))
  const ledger = new Ledger(meta, now)
  const files = new Files(join(dataFolder, 'files'), meta, now, `${environmentId}.6c6f-local-1250000000`, url)
  const functions = new Functions({
    declarations: declaration.functions,
    folder: resolve(options.functionsFolder),
    worker: new URL('./worker.mjs', import.meta.url),
    clock,
    counts,
    logs,
    variables: developmentVariables,
    adminUrl: () => `${url()}/admin`,
    environmentId,
    appId,
    maximumInstances: Math.max(1, options.maximumInstances),
    isDirty: options.isDirty,
  })
  const timers = new Timers(declaration.functions, clock, (functionName, event) =>
    functions.run({ functionName, event, openid: null, source: 'wx_trigger' }),
  )
  const receiver = receiverOf(declaration)
  const deliver: Deliver | undefined = receiver
    ? (event, openid) => functions.run({ functionName: receiver, event, openid, source: pushSource })
    : undefined
  const { appJsonFile } = options
  const wechat = new WeChat({ kept: meta, clock, ledger, files, appId, appJsonFile, deliver })
  const openApi = new OpenApi(wechat)
  const cloud: Cloud = {
    clock,
    counts,
    database,
    faults,
    files,
    functions,
    httpEntries: readHttpEntries(declaration.functions),
    journal,
    ledger,
    logs,
    openApi,
    phoneRule: readPhoneRule(declaration),
    timers,
    wechat,
    async reset(seed, keepsCode) {
      faults.clear()
      await plantSeed(cloud, seed, keepsCode)
    },
  }
  return cloud
}

/** As the server does with the loser of a conflict; a transaction that is over already is no news. */
async function dropTransaction(database: Database, transactionId: unknown): Promise<void> {
  const request = { transactionId }
  await database
    .run('database.abortTransaction', request, { documents: 0, keys: 0 })
    .catch((error: unknown) => {
      if (!(error instanceof WireError)) throw error
    })
}

function openDatabase(
  { isStrict }: CloudOptions,
  { collections }: CloudDeclaration,
  dataFolder: string,
  now: () => number,
): Database {
  try {
    return new Database({ folder: join(dataFolder, 'store'), collections, now, isStrict })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartError(
      `The data folder ${dataFolder} cannot be read (${why}): move it away, or name another with --data.`,
    )
  }
}

/** A cloud without functions would come up and answer nothing. */
function refuseMissingFunctions({ functionsFolder }: CloudOptions): void {
  if (existsSync(resolve(functionsFolder))) return
  throw new StartError(
    `There are no functions at ${functionsFolder}: build them first (npm run build:functions).`,
  )
}

function refuseMissingVariables({ functions }: CloudDeclaration): void {
  const wanted = Object.values(functions).flatMap(({ variables }) => variables)
  const missing = wanted.find(name => developmentVariables[name] === undefined)
  if (missing)
    throw new StartError(`The variable ${missing} has no development value in emulator/variables.ts.`)
}

function refuseLongTimeouts({ functions }: CloudDeclaration): void {
  for (const [functionName, { timeoutSeconds }] of Object.entries(functions)) {
    if (timeoutSeconds > 0 && timeoutSeconds <= maximumTimeoutSeconds) continue
    throw new StartError(
      `The function ${functionName} declares ${timeoutSeconds} s: phones give up after ${maximumTimeoutSeconds}, so declare at most that.`,
    )
  }
}

function readPhoneRule({ storage }: CloudDeclaration): PhoneRule {
  try {
    return new PhoneRule(storage)
  } catch (error) {
    throw new StartError(`The rule of the storage cannot be read: ${(error as Error).message}.`)
  }
}

function refuseBadTimers({ functions }: CloudDeclaration): void {
  for (const [functionName, { timer }] of Object.entries(functions)) {
    try {
      if (timer) nextTick(timer.cron, 0)
    } catch (error) {
      throw new StartError(`The timer of ${functionName} cannot be read: ${(error as Error).message}.`)
    }
  }
}

/** In the live service one kind of event goes to one function. */
function receiverOf({ functions }: CloudDeclaration): string | undefined {
  const [receiver, second] = Object.entries(functions)
    .filter(([, { receivesEvents }]) => receivesEvents)
    .map(([functionName]) => functionName)
  if (second)
    throw new StartError(`Both ${receiver} and ${second} receive WeChat's events: one function may.`)
  return receiver
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use: choose another with --cloud-port, or stop what listens there.`,
    )
  }
  return new StartError(`The local cloud cannot listen on port ${port}: ${error.message}.`)
}
