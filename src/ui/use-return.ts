import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/** Calls back when the page is shown again; the first show is its own beginning. */
export function useReturn(onReturn: () => unknown): void {
  const shows = useRef(0)
  useDidShow(() => {
    shows.current += 1
    if (shows.current > 1) onReturn()
  })
}
