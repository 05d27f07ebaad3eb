import { type Fields, failed } from './answers'
import { checkMedia, checkText } from './content-check'
import { miniProgramCode } from './mini-program-code'
import { openDataOf } from './open-data'
import { phoneNumber } from './phone-number'
import { type ApiAnswer, readCall, readCloudIds, writeAnswer } from './protocol'
import { sendMessage } from './subscribe-message'
import type { WeChat } from './wechat'

export interface OpenApiCall {
  apiName: string
  requestData: Uint8Array
  /** Which function asks, and which apis its declaration allows; null outside functions. */
  functionName: string | null
  allowed: string[] | null
  /** Whose call it runs in. */
  openid: string | null
}

type Api = (wechat: WeChat, fields: Fields) => ApiAnswer | Promise<ApiAnswer>

const apis: Record<string, Api> = {
  'phonenumber.getPhoneNumber': phoneNumber,
  'wxacode.getUnlimited': miniProgramCode,
  'subscribeMessage.send': sendMessage,
  'security.msgSecCheck': checkText,
  'security.mediaCheckAsync': checkMedia,
}

/** Asked by `cloud.getOpenData`, which needs no permission. */
const openDataApi = 'ApiGetOpenDataByCloudId'
const noSuchApi = -604100
const noPermission = -604101

/** WeChat's server apis, in WeChat's shapes. */
export class OpenApi {
  constructor(private readonly wechat: WeChat) {}

  async answer(call: OpenApiCall): Promise<Buffer> {
    return writeAnswer(call.apiName === openDataApi ? this.openData(call) : await this.callApi(call))
  }

  private openData({ requestData, openid }: OpenApiCall): ApiAnswer {
    const items = readCloudIds(requestData).map(cloudId => ({
      cloudId,
      json: JSON.stringify(openDataOf(this.wechat, cloudId, openid)),
    }))
    return { kind: 'openData', items }
  }

  private async callApi({ apiName, requestData, functionName, allowed }: OpenApiCall): Promise<ApiAnswer> {
    const api = Object.hasOwn(apis, apiName) ? apis[apiName] : undefined
    if (!api) return { kind: 'refused', errorCode: noSuchApi }
    if (allowed && !allowed.includes(apiName)) return { kind: 'refused', errorCode: noPermission }
    const { ledger, rates } = this.wechat
    const request = readCall(requestData)
    const isWithinRate = rates.take(apiName)
    const answer = isWithinRate
      ? await api(this.wechat, request)
      : failed(45009, 'reach max api minute or daily quota limit')
    const errcode = answer.kind === 'json' ? answer.body.errcode : 0
    await ledger.noteSent({ at: this.wechat.now(), api: apiName, functionName, request, errcode })
    return answer
  }
}
