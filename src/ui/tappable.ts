import { goOnByArrow } from './arrows'
import { speak } from './speak'

interface Tappable {
  onTap: () => void
  label?: string
  role?: 'button' | 'tab' | 'radio' | 'checkbox' | 'switch'
  isSelected?: boolean | 'mixed'
  isExpanded?: boolean
  /** Of tabs and radios only one answers to Tab, and arrows go on from there: the chosen one, or this. */
  isStop?: boolean
}

/** What makes a plain part answer to a finger, a key and a screen reader. */
export function tappable(part: Tappable): Record<string, unknown> {
  const { onTap, label, role = 'button', isSelected, isExpanded } = part
  const spoken = speak({ role, label, isSelected, isExpanded })
  if (process.env.TARO_ENV !== 'h5') return { ...spoken, onClick: onTap }

  const isOneOfGroup = role === 'tab' || role === 'radio'
  const isStop = part.isStop ?? isSelected === true
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOneOfGroup && goOnByArrow(event, role)) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onTap()
  }
  return { ...spoken, onClick: onTap, onKeyDown, tabIndex: isOneOfGroup && !isStop ? -1 : 0 }
}
