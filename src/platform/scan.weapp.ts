import Taro from '@tarojs/taro'
import type { Scan } from './scan'

/** Our own mini-program code arrives as `path`, a plain one as `result`. */
export const scan: Scan = async () => {
  try {
    const found = await Taro.scanCode({ onlyFromCamera: true })
    const path = 'path' in found && typeof found.path === 'string' ? found.path : ''
    return { kind: 'read', text: path || found.result, way: 'camera' }
  } catch (error) {
    return isCancel(error) ? { kind: 'cancelled' } : { kind: 'failed' }
  }
}

function isCancel(error: unknown): boolean {
  return error instanceof Object && 'errMsg' in error && String(error.errMsg).includes('cancel')
}
