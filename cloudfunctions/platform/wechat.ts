import cloud from 'wx-server-sdk'

/**
 * The only file that knows WeChat's server SDK. Its own typings lack transactions, `multi` and
 * `throwOnNotFound`, so what we use of it is described here.
 */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

export interface SdkDatabase {
  command: SdkCommand
  collection(name: string): SdkCollection
  startTransaction(): Promise<SdkTransaction>
}

export interface SdkCommand {
  eq(value: unknown): unknown
  neq(value: unknown): unknown
  in(values: unknown[]): unknown
  nin(values: unknown[]): unknown
  gt(value: unknown): SdkRange
  gte(value: unknown): SdkRange
  lt(value: unknown): SdkRange
  lte(value: unknown): SdkRange
  exists(yes: boolean): unknown
  set(value: unknown): unknown
  inc(by: number): unknown
  push(values: unknown[] | { each: unknown[]; slice: number }): unknown
  pull(like: object): unknown
  remove(): unknown
  aggregate: { sum(value: unknown): unknown }
}

export interface SdkRange {
  and(other: unknown): unknown
}

export interface SdkCollection extends SdkQuery {
  doc(id: string): SdkDocument
  add(options: { data: object | object[] }): Promise<unknown>
  aggregate(): SdkAggregate
}

export interface SdkQuery {
  where(condition: object): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  limit(rows: number): SdkQuery
  field(projection: object): SdkQuery
  get(): Promise<{ data: object[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface SdkDocument {
  get(): Promise<{ data: object | null }>
  set(options: { data: object }): Promise<unknown>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface SdkAggregate {
  match(condition: object): SdkAggregate
  addFields(fields: object): SdkAggregate
  sort(order: object): SdkAggregate
  limit(rows: number): SdkAggregate
  lookup(options: object): SdkAggregate
  group(fields: object): SdkAggregate
  project(fields: object): SdkAggregate
  end(): Promise<{ list: object[] }>
}

export interface SdkTransaction {
  collection(name: string): { doc(id: string): SdkDocument; add(options: { data: object }): Promise<unknown> }
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

/** A missing document answers null instead of throwing. */
export const database = cloud.database({ throwOnNotFound: false } as object) as unknown as SdkDatabase

export interface Caller {
  openid: string | null
  /** `wx_client`, `wx_trigger` …; chained with commas when one function calls another. */
  source: string
}

/** SOURCE in a run that a pushed event of WeChat starts. Its page names none, so this is assumed. */
export const pushSource = 'wx_unknown'

/** Who calls, as WeChat says it; read anew for every call. A client cannot forge it. */
export function caller(): Caller {
  const context = cloud.getWXContext()
  return { openid: context.OPENID ? String(context.OPENID) : null, source: String(context.SOURCE ?? '') }
}

/** The part of the caller's address that a whole neighbourhood shares; null where WeChat says none. */
export function addressClass(): string | null {
  const address = cloud.getWXContext().CLIENTIP
  if (!address) return null
  const text = String(address)
  return text.includes(':') ? text.split(':').slice(0, 4).join(':') : text.split('.').slice(0, 3).join('.')
}

/** The phone number behind the code of a getPhoneNumber button; null when the code is used up or expired. */
export async function phoneNumberOf(code: string): Promise<string | null> {
  try {
    const answer = await cloud.openapi.phonenumber.getPhoneNumber({ code })
    return String(answer.phoneInfo.purePhoneNumber ?? answer.phoneInfo.phoneNumber)
  } catch (error) {
    const invalidCode = 40029
    if ((error as { errCode?: number }).errCode === invalidCode) return null
    throw error
  }
}

/** A mini-program code that opens `page` with `scene` (≤ 32 characters), as image bytes. */
export async function miniProgramCode(page: string, scene: string, width = 860): Promise<Buffer> {
  const answer = await cloud.openapi.wxacode.getUnlimited({ page, scene, checkPath: false, width })
  return answer.buffer as Buffer
}

/** A person taps and waits for the answer. */
const judgedWithinMs = 5_000

/**
 * What WeChat thinks of a text that others will read (`scene` 3 is a forum). It never throws: whoever asks must go on
 * without an answer, too. The author has to have used the app within two hours.
 */
export async function judgeText(openid: string, content: string): Promise<'pass' | 'doubt' | 'unreached'> {
  const patience = new Promise<null>(resolve => setTimeout(() => resolve(null), judgedWithinMs).unref())
  try {
    const asked = cloud.openapi.security.msgSecCheck({ openid, content, version: 2, scene: 3 })
    const answer = await Promise.race([asked, patience])
    if (answer === null) return 'unreached'
    return answer.result?.suggest === 'pass' ? 'pass' : 'doubt'
  } catch {
    return 'unreached'
  }
}

/** `busy` proves that nothing was sent; `unknown` proves nothing. */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'busy'; code: number }
  | { kind: 'refused'; code: number }
  | { kind: 'unknown' }

const sentWithinMs = 5_000
/** WeChat's own words for "later": its system is busy, too many calls. */
const busyCodes = [-1, 45009]

/** Sends one subscribe message and says what is known of it; never throws. */
export async function sendMessage(
  openid: string,
  message: { templateId: string; page: string; data: Record<string, { value: string }> },
): Promise<SendOutcome> {
  const patience = new Promise<null>(resolve => setTimeout(() => resolve(null), sentWithinMs).unref())
  try {
    const asked = cloud.openapi.subscribeMessage.send({ touser: openid, ...message })
    return (await Promise.race([asked, patience])) === null ? { kind: 'unknown' } : { kind: 'sent' }
  } catch (error) {
    const { errCode, code } = error as { errCode?: number; code?: string }
    if (code === 'ECONNREFUSED') return { kind: 'busy', code: 0 }
    if (typeof errCode !== 'number') return { kind: 'unknown' }
    if (busyCodes.includes(errCode)) return { kind: 'busy', code: errCode }
    // Below zero the cloud speaks and not WeChat: the message may have passed.
    return errCode > 0 ? { kind: 'refused', code: errCode } : { kind: 'unknown' }
  }
}

/**
 * Asks WeChat to look at a stored picture or listen to a recording; it answers later, with an event under the id that
 * is answered here. Null when it could not be asked: whoever asks must go on.
 */
export async function checkMedia(
  openid: string,
  kind: 'picture' | 'recording',
  mediaUrl: string,
): Promise<string | null> {
  const patience = new Promise<null>(resolve => setTimeout(() => resolve(null), judgedWithinMs).unref())
  const mediaType = kind === 'recording' ? 1 : 2
  try {
    const asked = cloud.openapi.security.mediaCheckAsync({
      openid,
      mediaUrl,
      mediaType,
      version: 2,
      scene: 3,
    })
    const answer = await Promise.race([asked, patience])
    return answer?.traceId ? String(answer.traceId) : null
  } catch {
    return null
  }
}

/** Keeps bytes in cloud storage and answers the file id. */
export async function keepFile(cloudPath: string, content: Buffer): Promise<string> {
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: content } as never)
  return fileID
}

/** A file comes within this, or the call fails. */
const readWithinMs = 15_000

/**
 * The bytes of a stored file; null when it is gone. Whoever put it there chose its size, so that no more is read than
 * may be: `tooLarge` beyond that.
 */
export async function readFile(fileId: string, mostBytes: number): Promise<Buffer | 'tooLarge' | null> {
  const address = await temporaryAddress(fileId)
  if (address === null) return null
  const response = await fetch(address, { signal: AbortSignal.timeout(readWithinMs) })
  // Deleted after its address was given.
  if (response.status === 404) return null
  if (!response.ok || !response.body) throw new Error(`a stored file that cannot be read: ${response.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > mostBytes) return 'tooLarge'
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** How long what is looked at or listened to opens: whoever comes back is asked for the right anew. */
const shownSeconds = 10 * 60
/** How long what was made to be taken to another machine opens: as long as the file is kept. */
export const takenAwaySeconds = 2 * 60 * 60

/** An address of a stored file that expires; null when the file is gone. */
export async function temporaryAddress(fileId: string, seconds = shownSeconds): Promise<string | null> {
  const [address = null] = await temporaryAddresses([fileId], seconds)
  return address
}

/** Of several (fifty at most) in the order asked. */
export async function temporaryAddresses(
  fileIds: string[],
  seconds = shownSeconds,
): Promise<(string | null)[]> {
  if (fileIds.length === 0) return []
  const asked = fileIds.map(fileID => ({ fileID, maxAge: seconds }))
  const answer = (await cloud.getTempFileURL({ fileList: asked } as never)) as unknown as {
    fileList: { fileID: string; tempFileURL: string; status: number }[]
  }
  return fileIds.map(fileId => {
    const file = answer.fileList.find(({ fileID }) => fileID === fileId)
    return file && file.status === 0 ? file.tempFileURL : null
  })
}

export async function deleteFile(fileId: string): Promise<void> {
  await cloud.deleteFile({ fileList: [fileId] } as never)
}

const filesACall = 50
const goneAlready = -503003

/** Deletes them all; one that is gone already is no fault, one that could not be deleted is. */
export async function deleteFiles(fileIds: string[]): Promise<void> {
  for (let from = 0; from < fileIds.length; from += filesACall) {
    const answer = await cloud.deleteFile({ fileList: fileIds.slice(from, from + filesACall) } as never)
    const { fileList } = answer as { fileList: { status: number }[] }
    if (!fileList.every(({ status }) => status === 0 || status === goneAlready)) {
      throw new Error('a file that could not be deleted')
    }
  }
}
