import Taro from '@tarojs/taro'

/** Opens the phone's own keypad with the number; whoever changes their mind there has only not called. */
export function dial(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => {})
}
