const ways = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End']

/** Left and right go round in the group of the part that has the focus, Home and End to its ends; the one come to is chosen. */
export function goOnByArrow(event: KeyboardEvent, role: 'tab' | 'radio'): boolean {
  const isUpright = event.key === 'ArrowUp' || event.key === 'ArrowDown'
  if (!ways.includes(event.key) || (role === 'tab' && isUpright)) return false
  const now = event.currentTarget as HTMLElement
  const group = now.closest('[role=tablist], [role=radiogroup]')
  const all = [...(group?.querySelectorAll<HTMLElement>(`[role=${role}]`) ?? [])]
  const next = all.at(placeAfter(event.key, all.indexOf(now), all.length))

  event.preventDefault()
  next?.focus()
  next?.click()
  return true
}

/** Counted from the end when negative. */
function placeAfter(key: string, place: number, count: number): number {
  if (key === 'Home') return 0
  if (key === 'End') return -1
  const isBack = key === 'ArrowLeft' || key === 'ArrowUp'
  return isBack ? place - 1 : (place + 1) % count
}
