import { createHash, randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { type Fields, failed, ok } from './answers'
import { isOpenid } from './ledger'
import type { ApiAnswer } from './protocol'
import type { EventFields } from './pushes'
import { verdictFields } from './verdicts'
import type { WeChat } from './wechat'

const mostCharacters = 2500
const mostMediaBytes = 10 * 1024 * 1024

/** `security.msgSecCheck` version 2: answers at once. */
export function checkText(wechat: WeChat, fields: Fields): ApiAnswer {
  const { content, title = '', nickname = '', signature = '' } = fields
  const refusal = refusalOf(wechat, fields)
  if (refusal) return refusal
  const texts = [content, title, nickname, signature]
  if (!texts.every(text => typeof text === 'string') || content === '' || content === undefined) {
    return failed(47001, 'data format error')
  }
  if (String(content).length > mostCharacters) return failed(47001, 'data format error')
  const verdict = wechat.verdicts.ofText(texts.join('\n'))
  return ok({ ...verdictFields(verdict), trace_id: randomUUID() })
}

/** `security.mediaCheckAsync` version 2: answers with a `trace_id`; the verdict is pushed later. */
export async function checkMedia(wechat: WeChat, fields: Fields): Promise<ApiAnswer> {
  const { media_url: address, media_type: type, openid } = fields
  const refusal = refusalOf(wechat, fields)
  if (refusal) return refusal
  if (![1, 2].includes(Number(type)) || typeof address !== 'string' || !/^https?:\/\//.test(address)) {
    return failed(47001, 'data format error')
  }
  const traceId = randomUUID()
  const event: EventFields = {
    Event: 'wxa_media_check',
    appid: wechat.appId,
    trace_id: traceId,
    version: 2,
    ...(await lookAt(wechat, address)),
  }
  await wechat.pushes.add(String(openid), event, wechat.mediaDelayMs())
  return ok({ trace_id: traceId })
}

/** Only addresses of this cloud's own storage can be opened here; nothing is fetched. */
async function lookAt(wechat: WeChat, address: string): Promise<object> {
  const { files, verdicts } = wechat
  const path = files.pathBehind(address)
  const found = path === undefined ? null : await files.read(path)
  if (path === undefined || !found || found.size > mostMediaBytes) {
    found?.bytes.destroy()
    return { errcode: -1008, errmsg: '下载错误,请检查媒体链接是否有效', detail: [] }
  }
  const hash = createHash('sha256')
  for await (const chunk of found.bytes) hash.update(chunk as Buffer)
  const verdict = verdicts.ofMedia(basename(path), hash.digest('hex'))
  return { errcode: 0, errmsg: 'ok', ...verdictFields(verdict) }
}

function refusalOf(wechat: WeChat, { version, scene, openid }: Fields): ApiAnswer | undefined {
  if (Number(version) !== 2) return failed(44002, 'version must be 2')
  if (![1, 2, 3, 4].includes(Number(scene))) return failed(40129, 'invalid scene')
  if (!isOpenid(openid) || !wechat.ledger.isKnown(openid)) return failed(40003, 'invalid openid')
  if (!wechat.ledger.isActive(openid)) return failed(61010, 'code is expired')
  return undefined
}
