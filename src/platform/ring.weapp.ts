import Taro from '@tarojs/taro'
import type { Ring } from './ring'

export const ring: Ring = number => {
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => {})
}
