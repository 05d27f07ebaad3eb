import Taro from '@tarojs/taro'

/** Puts a text where it can be pasted from; answers whether it is there. */
export async function copyText(data: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data })
    return true
  } catch {
    return false
  }
}
