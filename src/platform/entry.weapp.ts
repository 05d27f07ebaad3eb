import Taro from '@tarojs/taro'
import type { WayOfEntry } from './entry'

/** WeChat's launch scenes for a code on an image: long press or album, of a plain or a mini-program code. */
const scenesOfPictures = [1012, 1013, 1048, 1049]

export const wayOfEntry: WayOfEntry = () =>
  scenesOfPictures.includes(Taro.getEnterOptionsSync().scene) ? 'picture' : 'camera'
