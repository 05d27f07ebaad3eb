import { sdkEnvironment } from '../../emulator/functions/environment'
import type { TestCloud } from './cloud'

/**
 * What these tests use of the real, unmodified `wx-server-sdk`. Its own typings know neither
 * transactions nor lists of documents.
 */
export interface Sdk {
  init(options: { env: unknown; secretId?: string; secretKey?: string }): void
  DYNAMIC_CURRENT_ENV: unknown
  database(options?: object): SdkDatabase
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>
  getTempFileURL(options: { fileList: unknown[] }): Promise<{ fileList: TempFile[] }>
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: { fileID: string; status: number }[] }>
  callFunction(options: { name: string; data: object }): Promise<{ result: unknown }>
}

interface TempFile {
  fileID: string
  status: number
  tempFileURL: string
}

export interface SdkDatabase {
  command: Record<string, (...operands: unknown[]) => unknown> & {
    aggregate: Record<string, (...operands: unknown[]) => unknown>
  }
  RegExp(options: { regexp: string; options?: string }): unknown
  serverDate(options?: { offset: number }): unknown
  Geo: { Point(longitude: number, latitude: number): unknown }
  collection(name: string): SdkCollection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<SdkTransaction>
  runTransaction(work: (transaction: SdkTransaction) => Promise<unknown>, times?: number): Promise<unknown>
}

interface SdkQuery {
  where(condition: object): SdkQuery
  orderBy(field: string, way: 'asc' | 'desc'): SdkQuery
  skip(count: number): SdkQuery
  limit(count: number): SdkQuery
  field(projection: object): SdkQuery
  get(): Promise<{ data: Row[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object; multi?: boolean }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

interface SdkDocument {
  get(): Promise<{ data: Row }>
  set(options: { data: object }): Promise<{ _id: string; stats: { updated: number; created: number } }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

interface SdkCollection extends SdkQuery {
  doc(id: unknown): SdkDocument
  add(options: { data: object | object[] }): Promise<{ _id: string; _ids: string[]; errMsg: string }>
  aggregate(): SdkAggregate
}

export type SdkAggregate = Record<string, (...operands: unknown[]) => SdkAggregate> & {
  end(): Promise<{ list: Row[] }>
}

export interface SdkTransaction {
  collection(name: string): SdkCollection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

export type Row = Record<string, unknown>

/** The version that the product runs on, and two that came before it. */
const versions = {
  '4.0.2': () => require('wx-server-sdk') as Sdk,
  '3.0.4': () => require('wx-server-sdk-3') as Sdk,
  '2.6.3': () => require('wx-server-sdk-2') as Sdk,
}
export type SdkVersion = keyof typeof versions

/** The SDK of this test file, speaking to `cloud` as a function of it would. */
export function openSdk(cloud: Pick<TestCloud, 'url'>, version: SdkVersion = '4.0.2'): Sdk {
  pointSdkAt(cloud)
  const sdk = versions[version]()
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  return sdk
}

export interface RealEnvironment {
  env: string
  secretId: string
  secretKey: string
}

/** The environment that the variables REAL_TCB_ENV, REAL_TCB_SECRET_ID and REAL_TCB_SECRET_KEY name, or null. */
export function realEnvironment(): RealEnvironment | null {
  const { REAL_TCB_ENV: env, REAL_TCB_SECRET_ID: secretId, REAL_TCB_SECRET_KEY: secretKey } = process.env
  return env && secretId && secretKey ? { env, secretId, secretKey } : null
}

/** The SDK speaking to Tencent's own service, with nothing of the local cloud left in its environment. */
export function openRealSdk(keys: RealEnvironment): Sdk {
  for (const name of Object.keys(sdkEnvironment('', ''))) delete process.env[name]
  const sdk = versions['4.0.2']()
  sdk.init({ ...keys })
  return sdk
}

/** After a restart the cloud answers at another address. */
export function pointSdkAt({ url }: Pick<TestCloud, 'url'>): void {
  Object.assign(process.env, sdkEnvironment(`${url}/admin`, 'local-env'))
}

/** How a call failed; fails the test when it did not. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ errCode?: number; code?: string; message: string }> {
  try {
    await call
  } catch (error) {
    const { errCode, code, message, errMsg } = error as {
      errCode?: number
      code?: string
      message?: string
      errMsg?: string
    }
    return { errCode, code, message: message ?? errMsg ?? '' }
  }
  throw new Error('it was expected to fail')
}
