import Taro from '@tarojs/taro'
import type { Keep, Kept } from './keep'

export const keep: Keep = (name, value) => {
  Taro.setStorage({ key: name, data: value }).catch(() => {})
}

export const keepAtOnce: Keep = (name, value) => {
  try {
    Taro.setStorageSync(name, value)
  } catch {
    // A full shelf must not stop what is being done.
  }
}

export const kept: Kept = name => {
  try {
    return Taro.getStorageSync<unknown>(name) || undefined
  } catch {
    return undefined
  }
}
