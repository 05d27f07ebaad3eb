import type { WeChat } from './wechat'

/** Open data that WeChat gave to one person's phone under a cloudID. */
export interface OpenDataTicket {
  openid: string
  data: Record<string, unknown>
}

const refusals = {
  invalid: { errCode: -601005, errMsg: 'invalid cloudID' },
  expired: { errCode: -601006, errMsg: 'cloudID expired' },
  foreign: { errCode: -601007, errMsg: 'cloudID and calling user does not match' },
}

/** `cloud.getOpenData` for one id: the data with WeChat's watermark, or why not. The id works until it expires. */
export function openDataOf(wechat: WeChat, cloudId: string, openid: string | null): object {
  const found = wechat.openData.find(cloudId)
  if (!found) return { cloudID: cloudId, ...refusals.invalid }
  if (found.isExpired) return { cloudID: cloudId, ...refusals.expired }
  if (found.value.openid !== openid) return { cloudID: cloudId, ...refusals.foreign }
  const watermark = { appid: wechat.appId, timestamp: Math.floor(wechat.now() / 1000) }
  return { cloudID: cloudId, data: { ...found.value.data, watermark } }
}

/** The event of a call, with each `wx.cloud.CloudID` at its top replaced by the data that it stands for. */
export function fillOpenData(wechat: WeChat, event: Record<string, unknown>, openid: string): object {
  const filled = Object.entries(event).map(([key, value]) => {
    const cloudId = cloudIdIn(value)
    return [key, cloudId === undefined ? value : openDataOf(wechat, cloudId, openid)]
  })
  return Object.fromEntries(filled) as object
}

function cloudIdIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined
  const { cloudID } = value as { cloudID?: unknown }
  return typeof cloudID === 'string' ? cloudID : undefined
}
