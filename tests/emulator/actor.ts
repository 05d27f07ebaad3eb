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

/** Functions that do what the test asks for: one for people, one hurried, one for the clock alone. */
const declaration: Partial<CloudDeclaration> = {
  functions: {
    actor: {
      ...plain,
      openapi: [
        'phonenumber.getPhoneNumber',
        'wxacode.getUnlimited',
        'subscribeMessage.send',
        'security.msgSecCheck',
      ],
      variables: ['PHONE_HASH_KEY'],
    },
    closed: { ...plain, isOpenToClients: false, timer: { name: 'tick', cron: '0 3/5 * * * * *' } },
  },
  collections: { notes: { permission: 'ADMINONLY', indexes: [] } },
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
