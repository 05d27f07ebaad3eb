import Taro from '@tarojs/taro'
import type { Ring } from './ring'

/** The phone's own keypad opens; whoever changes their mind there has only not called. */
export const ring: Ring = number => {
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => {})
}
