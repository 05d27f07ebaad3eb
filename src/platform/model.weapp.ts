import Taro from '@tarojs/taro'
import type { PhoneModel } from './model'

export const phoneModel: PhoneModel = () => {
  try {
    return Taro.getDeviceInfo().model.trim().slice(0, 60) || null
  } catch {
    return null
  }
}
