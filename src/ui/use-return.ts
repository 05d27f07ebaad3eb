import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

const beginningMs = 1000

/** Calls back when the page is shown again; the first show is its own beginning. */
export function useReturn(onReturn: () => unknown): void {
  const shows = useRef(0)
  // A part that came when its page already stood there never sees the page's first show.
  const isNew = useRef(true)
  useEffect(() => {
    const timer = setTimeout(() => {
      isNew.current = false
    }, beginningMs)
    return () => clearTimeout(timer)
  }, [])
  const wasHidden = useRef(false)
  useDidHide(() => {
    wasHidden.current = true
  })
  useDidShow(() => {
    shows.current += 1
    if (shows.current > 1 || wasHidden.current || !isNew.current) onReturn()
  })
}
