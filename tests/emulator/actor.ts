import { join } from 'node:path'
import type { CloudDeclaration, FunctionDeclaration } from '../../config/cloud'
import { startTestCloud, type TestCloud, type TestCloudOptions } from './cloud'

const plain: FunctionDeclaration = {
  timeoutSeconds: 5,
  memoryMB: 128,
  openapi: [],
  isOpenToClients: true,
  timer: null,
  variables: [],
}

/** Functions that do what the test asks for: for people, for the clock, for WeChat's events, for HTTP access. */
const declaration: Partial<CloudDeclaration> = {
  functions: {
    actor: {
      ...plain,
      openapi: [
        'phonenumber.getPhoneNumber',
        'wxacode.getUnlimited',
        'subscribeMessage.send',
        'security.msgSecCheck',
        'security.mediaCheckAsync',
      ],
      variables: ['PHONE_HASH_KEY'],
    },
    closed: { ...plain, isOpenToClients: false, timer: { name: 'tick', cron: '0 3/5 * * * * *' } },
    listener: { ...plain, isOpenToClients: false, receivesEvents: true },
    entry: { ...plain, timeoutSeconds: 20, isOpenToClients: false, httpEntry: 'open' },
    // The product's own would be pushed to as well.
    jobs: { ...plain, isOpenToClients: false },
  },
  collections: {
    notes: { permission: 'ADMINONLY', indexes: [] },
    heard: { permission: 'ADMINONLY', indexes: [{ name: 'byName', keys: [['event.Event', 1]] }] },
  },
  storage: { read: true, write: true },
}

export function startActorCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  return startTestCloud({ functions: join(__dirname, 'functions'), declaration, ...options })
}

/** A cloud for tests that speak to it through the SDK alone: none of its functions is there. */
export function startSdkCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  return startTestCloud({ functions: join(__dirname, 'functions'), ...options })
}

/** Functions with one second to live, for functions that never end. */
export function startHurriedCloud(): Promise<TestCloud> {
  const actor = { ...plain, timeoutSeconds: 1, memoryMB: 64 }
  return startActorCloud({ declaration: { ...declaration, functions: { actor } } })
}
