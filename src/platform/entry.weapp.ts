import Taro from '@tarojs/taro'
import type { WayOfEntry } from './entry'

/** WeChat's launch scenes for a code before the camera: a plain one, a mini-program code. */
const scenesOfCamera = [1011, 1047]
/** And for a code on an image: long press or album, of a plain or a mini-program code (G202). */
const scenesOfPictures = [1012, 1013, 1048, 1049]

export const wayOfEntry: WayOfEntry = () => {
  const { scene } = Taro.getEnterOptionsSync()
  if (scenesOfCamera.includes(scene)) return 'camera'
  return scenesOfPictures.includes(scene) ? 'picture' : 'link'
}
