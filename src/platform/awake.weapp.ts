import Taro from '@tarojs/taro'
import type { KeepAwake } from './awake'

export const keepAwake: KeepAwake = isAwake => {
  Taro.setKeepScreenOn({ keepScreenOn: isAwake }).catch(() => {})
}
