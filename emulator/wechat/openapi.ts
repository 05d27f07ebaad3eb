import { createHash } from 'node:crypto'
import { toBuffer } from 'qrcode'
import type { Ledger } from './ledger'
import { refusedField } from './message-fields'
import { type ApiAnswer, readCall, writeAnswer } from './protocol'

export interface OpenApiCall {
  apiName: string
  requestData: Uint8Array
  /** Which function asks, and which apis its declaration allows; null outside functions. */
  functionName: string | null
  allowed: string[] | null
}

type Fields = Record<string, unknown>
type Api = (fields: Fields) => ApiAnswer | Promise<ApiAnswer>

const noSuchApi = -604100
const noPermission = -604101

/** WeChat's server apis, in WeChat's shapes. */
export class OpenApi {
  constructor(
    private readonly ledger: Ledger,
    private readonly now: () => number,
    private readonly appId: string,
  ) {}

  async answer({ apiName, requestData, functionName, allowed }: OpenApiCall): Promise<Buffer> {
    const api = Object.hasOwn(this.apis, apiName) ? this.apis[apiName] : undefined
    if (!api) return writeAnswer({ kind: 'refused', errorCode: noSuchApi })
    if (allowed && !allowed.includes(apiName))
      return writeAnswer({ kind: 'refused', errorCode: noPermission })
    const request = readCall(requestData)
    const answer = await api(request)
    const errcode = answer.kind === 'json' ? answer.body.errcode : 0
    await this.ledger.noteSent({ at: this.now(), api: apiName, functionName, request, errcode })
    return writeAnswer(answer)
  }

  private readonly apis: Record<string, Api> = {
    'phonenumber.getPhoneNumber': fields => this.phoneNumber(fields),
    'wxacode.getUnlimited': fields => this.code(fields),
    'subscribeMessage.send': fields => this.send(fields),
    'security.msgSecCheck': fields => this.check(fields),
  }

  private phoneNumber({ code }: Fields): ApiAnswer {
    const phone = this.ledger.takePhone(code)
    if (!phone) return failed(40029, 'invalid code')
    return ok({
      phone_info: {
        phoneNumber: phone,
        purePhoneNumber: phone,
        countryCode: '86',
        watermark: { timestamp: Math.floor(this.now() / 1000), appid: this.appId },
      },
    })
  }

  /** A plain QR that says `<page>?scene=<scene>`: WeChat alone can draw its round code. */
  private async code({ scene, page, width }: Fields): Promise<ApiAnswer> {
    const isScene = typeof scene === 'string' && /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(scene)
    if (!isScene) return failed(40169, 'invalid length for scene, or the data is not json string')
    if (page !== undefined && (typeof page !== 'string' || /^\/|\?/.test(page)))
      return failed(41030, 'invalid page')
    const pixels = Number(width ?? 430)
    if (!(pixels >= 280 && pixels <= 1280)) return failed(40097, 'invalid args: width')
    const bytes = await toBuffer(`${page ?? 'pages/index/index'}?scene=${scene}`, {
      errorCorrectionLevel: 'M',
      width: pixels,
    })
    return { kind: 'bytes', contentType: 'image/png', bytes }
  }

  private async send({ touser, template_id: templateId, data, page }: Fields): Promise<ApiAnswer> {
    if (typeof touser !== 'string' || touser === '') return failed(40003, 'invalid openid')
    if (typeof templateId !== 'string' || templateId === '') return failed(40037, 'invalid template_id')
    if (typeof page === 'string' && page.startsWith('/')) return failed(41030, 'invalid page')
    const refused = refusedField((data ?? {}) as Fields)
    if (refused) return failed(47003, `argument invalid! data.${refused}.value invalid`)
    const isGranted = await this.ledger.useGrant(touser, templateId)
    if (!isGranted) return failed(43101, 'user refuse to accept the msg')
    return ok({ msgid: this.now() })
  }

  private check({ content, version, scene, openid }: Fields): ApiAnswer {
    if (Number(version) !== 2) return failed(44002, 'version must be 2')
    if (![1, 2, 3, 4].includes(Number(scene))) return failed(40129, 'invalid scene')
    if (typeof openid !== 'string' || !this.ledger.isKnown(openid)) return failed(40003, 'invalid openid')
    if (!this.ledger.isActive(openid)) return failed(61010, 'code is expired')
    if (typeof content !== 'string' || content === '' || content.length > 2500)
      return failed(47001, 'data format error')
    const isRisky = this.ledger.riskyWords().some(word => content.includes(word))
    const [suggest, label] = isRisky ? ['risky', 20006] : ['pass', 100]
    return ok({
      result: { suggest, label },
      detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
      trace_id: createHash('sha1').update(`${content}${this.now()}`).digest('hex'),
    })
  }
}

const ok = (more: Fields): ApiAnswer => ({ kind: 'json', body: { errcode: 0, errmsg: 'ok', ...more } })
const failed = (errcode: number, errmsg: string): ApiAnswer => ({ kind: 'json', body: { errcode, errmsg } })
