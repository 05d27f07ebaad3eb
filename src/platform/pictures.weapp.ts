import Taro from '@tarojs/taro'
import type { TakeAway } from './pictures'

export const canPrint = false

export const takeAway: TakeAway = imageUrl => {
  Taro.previewImage({ urls: [imageUrl] }).catch(() => {})
}
