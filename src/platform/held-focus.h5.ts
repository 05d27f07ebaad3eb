import { useEffect, useRef } from 'react'

export const useHeldFocus = (onEscape: () => void): object => {
  const holder = useRef<HTMLElement>(null)
  const latest = useRef(onEscape)
  latest.current = onEscape

  useEffect(() => {
    const held = holder.current
    if (!held) return
    const opener = document.activeElement
    const page = held.closest<HTMLElement>('[role=main]')
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current()
      if (event.key === 'Tab') goRound(held, event)
    }

    held.focus({ preventScroll: true })
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      giveBack(opener, page)
    }
  }, [])
  return { ref: holder, tabIndex: -1 }
}

/** Within, the browser knows the order; at the ends and outside, it would leave. */
function goRound(held: HTMLElement, event: KeyboardEvent): void {
  const stops = [...held.querySelectorAll<HTMLElement>('[tabindex="0"], button, input, textarea')].filter(
    stop => stop.getClientRects().length > 0,
  )
  const [first] = stops
  const last = stops.at(-1)
  const now = document.activeElement
  const isWithin = held !== now && held.contains(now)
  const end = event.shiftKey ? first : last
  if (isWithin && now !== end) return

  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}

/** What opened it may be gone by now: then the page itself, so that Tab goes on from there. */
function giveBack(opener: Element | null, page: HTMLElement | null): void {
  const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected
  if (!isThere) page?.setAttribute('tabindex', '-1')
  const next = isThere ? opener : page
  next?.focus({ preventScroll: true })
}
