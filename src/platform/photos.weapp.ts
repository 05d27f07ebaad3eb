import Taro from '@tarojs/taro'
import { cleanPhoto } from './clean-photo'
import type { Enlarge, TakePhotos } from './photos'

export const takePhotos: TakePhotos = async most => {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['camera', 'album'],
    })
    return Promise.all(tempFiles.map(async ({ tempFilePath }) => cleanPhoto(await bytesAt(tempFilePath))))
  } catch {
    return []
  }
}

/** Small enough for a slow network; as it is where the phone cannot make it smaller. */
async function bytesAt(path: string): Promise<Uint8Array> {
  const smaller = await Taro.compressImage({ src: path, quality: 80, compressedWidth: 1600 } as never).then(
    ({ tempFilePath }) => tempFilePath,
    () => path,
  )
  const bytes = Taro.getFileSystemManager().readFileSync(smaller)
  return new Uint8Array(bytes as ArrayBuffer)
}

export const enlarge: Enlarge = (address, all) => {
  Taro.previewImage({ current: address, urls: all }).catch(() => {})
}
