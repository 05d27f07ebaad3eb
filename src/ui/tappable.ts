import { speak } from './speak'

interface Tappable {
  onTap: () => void
  label?: string
  role?: 'button' | 'tab' | 'radio'
  isSelected?: boolean
}

/** What makes a plain part answer to a finger, a key and a screen reader. */
export function tappable({ onTap, label, role = 'button', isSelected }: Tappable): Record<string, unknown> {
  const spoken = speak({ role, label, isSelected })
  if (process.env.TARO_ENV !== 'h5') return { ...spoken, onClick: onTap }

  const onKeyDown = (event: { key?: string; preventDefault?(): void }) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault?.()
    onTap()
  }
  return { ...spoken, onClick: onTap, onKeyDown, tabIndex: 0 }
}
