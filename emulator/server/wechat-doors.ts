import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Cloud } from '../cloud'
import { WireError } from '../database/errors'
import { FileTooLarge } from '../storage/files'
import type { Choice } from '../wechat/consents'
import { phoneInfo } from '../wechat/phone-number'
import { changeChoice, requestSubscribeMessage, type SubscribeAnswer } from '../wechat/subscribing'
import { HttpError, parseObject, readBody, sendJson } from './http'

const maximumBytes = 1024 * 1024

type ClientDoor = (cloud: Cloud, request: IncomingMessage, url: URL) => Promise<object>

/** What else the phone does with WeChat: `/wx/…`. */
const doors: Record<string, ClientDoor> = {
  'phone-code': phoneCode,
  'open-data': openData,
  upload,
  'temp-url': temporaryUrls,
  subscribe,
  setting,
}

export async function answerWeChatDoor(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  url: URL,
): Promise<void> {
  const door = Object.hasOwn(doors, name) ? doors[name] : undefined
  if (!door) throw new HttpError(404, 'no such door')
  sendJson(response, await door(cloud, request, url))
}

async function phoneCode({ ledger, wechat }: Cloud, request: IncomingMessage): Promise<object> {
  const openid = callerOf(request)
  const { phone } = await readObject(request)
  if (typeof phone === 'string') {
    if (!/^\+?\d{5,20}$/.test(phone)) throw new HttpError(400, 'not a phone number')
    await ledger.keepPhone(openid, phone)
  }
  const known = ledger.phoneOf(openid)
  return known ? { code: wechat.phoneCodes.issue(known) } : { errMsg: 'getPhoneNumber:fail no phone' }
}

/** The cloudID that comes with open data (`{ data }`, or the person's phone number), for five minutes. */
async function openData({ ledger, wechat }: Cloud, request: IncomingMessage): Promise<object> {
  const openid = callerOf(request)
  const { data } = await readObject(request)
  if (typeof data === 'object' && data !== null) {
    return { cloudID: wechat.openData.issue({ openid, data: data as Record<string, unknown> }) }
  }
  const phone = ledger.phoneOf(openid)
  if (!phone) return { errMsg: 'getPhoneNumber:fail no phone' }
  return { cloudID: wechat.openData.issue({ openid, data: { ...phoneInfo(wechat, phone) } }) }
}

async function upload(
  { faults, files, phoneRule }: Cloud,
  request: IncomingMessage,
  url: URL,
): Promise<object> {
  const openid = callerOf(request)
  const path = url.searchParams.get('cloudPath')
  const fail = (errCode: number, why: string): object => {
    request.resume()
    return { errCode, errMsg: `cloud.uploadFile:fail ${why}` }
  }
  if (!files.isPathAllowed(path)) return fail(-503001, 'invalid cloudPath')
  const before = files.record(path)
  if (!phoneRule.mayWrite(openid, { path, owner: before ? before.owner : openid })) {
    return fail(notAllowed.status, `${notAllowed.status} ${notAllowed.errMsg}`)
  }
  try {
    await faults.around({ action: 'storage.put', collection: '' }, () => files.keep(path, request, openid))
  } catch (error) {
    if (error instanceof FileTooLarge || error instanceof WireError) return fail(-503001, error.message)
    throw error
  }
  return { fileID: files.fileIdOf(path), statusCode: 204, errMsg: 'cloud.uploadFile:ok' }
}

const notAllowed = {
  status: -503002,
  errMsg: '[STORAGE_EXCEED_AUTHORITY] Have no access right to the storage',
}

async function temporaryUrls({ files, phoneRule }: Cloud, request: IncomingMessage): Promise<object> {
  const openid = callerOf(request)
  const { fileList } = await readObject(request)
  if (!Array.isArray(fileList) || fileList.length > 50)
    throw new HttpError(400, 'fileList is a list of at most 50')
  return {
    errMsg: 'cloud.getTempFileURL:ok',
    fileList: fileList.map(entry => {
      const fileID: unknown =
        typeof entry === 'object' && entry !== null ? (entry as { fileID?: unknown }).fileID : entry
      const path = files.pathOf(fileID)
      const found = path === undefined ? undefined : files.record(path)
      // Before it is said whether there is such a file.
      if (!phoneRule.mayRead(openid, { path: path ?? '', owner: found?.owner ?? null })) {
        return { fileID, tempFileURL: '', ...notAllowed }
      }
      if (!path || !found) {
        return { fileID, tempFileURL: '', status: -503003, errMsg: 'storage file not exists' }
      }
      return { fileID, tempFileURL: files.temporaryUrl(path), maxAge: 7200, status: 0, errMsg: 'ok' }
    }),
  }
}

const answers: SubscribeAnswer[] = ['accept', 'reject', 'ban', 'filter']
const isAnswer = (value: unknown): value is SubscribeAnswer => answers.some(known => known === value)

/** `{ templateIds, outcome?, outcomes?: { [id]: … }, always? }`: what the person taps, for all or for each. */
async function subscribe({ ledger, wechat }: Cloud, request: IncomingMessage): Promise<object> {
  const openid = callerOf(request)
  const { templateIds, outcome = 'accept', outcomes = {}, always } = await readObject(request)
  const each = new Map(Object.entries(outcomes ?? {}))
  if (![outcome, ...each.values()].every(isAnswer)) {
    throw new HttpError(400, 'an outcome is accept, reject, ban or filter')
  }
  await ledger.noteSeen(openid)
  return requestSubscribeMessage(wechat, openid, {
    templateIds,
    chosen: id => (each.get(id) ?? outcome) as SubscribeAnswer,
    isAlways: always === true,
  })
}

/**
 * `wx.getSetting({ withSubscriptions: true })`; with `{ mainSwitch?, items?: { [id]: choice } }` the person has
 * changed it in the settings before.
 */
async function setting({ wechat }: Cloud, request: IncomingMessage): Promise<object> {
  const openid = callerOf(request)
  const { mainSwitch, items } = await readObject(request)
  const changes = Object.entries(items ?? {})
  const isReadable = changes.every(([id, choice]) => wechat.templates.exists(id) && isChoice(choice))
  if (!isReadable) throw new HttpError(400, 'items are templates, each accept or reject')
  if (typeof mainSwitch === 'boolean') await wechat.consents.keepMainSwitch(openid, mainSwitch)
  for (const [id, choice] of changes) await changeChoice(wechat, openid, id, choice as Choice)
  return { errMsg: 'getSetting:ok', authSetting: {}, subscriptionsSetting: wechat.consents.setting(openid) }
}

const isChoice = (value: unknown): value is Choice => value === 'accept' || value === 'reject'

/** The header says who calls; throws 400 without it. */
export function callerOf(request: IncomingMessage): string {
  const openid = request.headers['x-wx-openid']
  if (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid))
    throw new HttpError(400, 'x-wx-openid says who calls')
  return openid
}

const readObject = async (request: IncomingMessage): Promise<Record<string, unknown>> =>
  parseObject(await readBody(request, maximumBytes))
