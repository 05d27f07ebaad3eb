import Taro from '@tarojs/taro'
import type { OpenCloud, Send } from './transport'

export const openCloud: OpenCloud = () => {
  Taro.cloud.init({ env: process.env.TARO_APP_CLOUD_ENV || undefined, traceUser: true })
}

export const send: Send = async event => {
  try {
    const { result } = await Taro.cloud.callFunction({ name: 'api', data: event })
    return { kind: 'answered', result }
  } catch (error) {
    return isOfTheFunction(error) ? { kind: 'failed' } : { kind: 'unreached' }
  }
}

/** The platform's codes for a function that was called and broke, ran too long or answered too much. */
function isOfTheFunction(error: unknown): boolean {
  const code = error instanceof Object && 'errCode' in error ? Number(error.errCode) : 0
  return (code <= -404011 && code > -405000) || code <= -500000
}
