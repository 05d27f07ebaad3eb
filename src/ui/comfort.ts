import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

/** How large text and targets are: as the phone asks, or as the person chose with one tap (G185). */
export type Comfort = 'usual' | 'large' | 'larger'

const place = 'comfort'
const readers = new Set<() => void>()
let chosen: Comfort | null = null
let fromPhone: Comfort | null = null

export function useComfort(): Comfort {
  return useSyncExternalStore(watch, comfort)
}

/** The classes of whatever stands outside a page and has to follow the page's text and targets. */
export function useTokens(): string {
  const comfort = useComfort()
  return comfort === 'usual' ? 'tokens' : `tokens tokens-${comfort}`
}

export function switchComfort(): void {
  chosen = comfort() === 'usual' ? largeOfPhone() : 'usual'
  Taro.setStorageSync(place, chosen)
  for (const tell of readers) tell()
}

function watch(tell: () => void): () => void {
  readers.add(tell)
  return () => readers.delete(tell)
}

function comfort(): Comfort {
  chosen ??= Taro.getStorageSync<Comfort | ''>(place) || null
  return chosen ?? phoneComfort()
}

function largeOfPhone(): Comfort {
  return phoneComfort() === 'larger' ? 'larger' : 'large'
}

/** WeChat's standard is 16 or 17 px, its care mode 23.8; a browser's is 16, then 20 and 24. */
function phoneComfort(): Comfort {
  fromPhone ??= comfortOf(fontSizeOfPhone())
  return fromPhone
}

function comfortOf(px: number): Comfort {
  if (px >= 22) return 'larger'
  return px >= 19 ? 'large' : 'usual'
}

function fontSizeOfPhone(): number {
  if (process.env.TARO_ENV !== 'weapp') return fontSizeOfBrowser()
  const phone = Taro.getAppBaseInfo()
  return ('fontSizeSetting' in phone && Number(phone.fontSizeSetting)) || 17
}

function fontSizeOfBrowser(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
