import { type Fields, failed, ok } from './answers'
import type { ApiAnswer } from './protocol'
import type { WeChat } from './wechat'

/** `phonenumber.getPhoneNumber`: the number behind a code, once, for five minutes. */
export function phoneNumber(wechat: WeChat, { code }: Fields): ApiAnswer {
  const phone = wechat.phoneCodes.take(String(code))
  return phone ? ok({ phone_info: phoneInfo(wechat, phone) }) : failed(40029, 'invalid code')
}

export const phoneInfo = (wechat: WeChat, phone: string): object => ({
  phoneNumber: phone,
  purePhoneNumber: phone,
  countryCode: '86',
  watermark: { timestamp: Math.floor(wechat.now() / 1000), appid: wechat.appId },
})
