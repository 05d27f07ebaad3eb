import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useHeldFocus } from '../platform/held-focus'
import { Button } from './button'
import './sheet.css'
import { speak } from './speak'
import { Toast } from './toast'
import { words } from './words'

interface SheetProps {
  title: string
  onClose: () => void
  /** What the quiet button says that puts the sheet away. */
  closing?: string
  children: ReactNode
}

/** One matter over the page, put away with one tap or Escape. */
export function Sheet({ title, onClose, closing = words.close, children }: SheetProps) {
  const held = useHeldFocus(onClose)
  return (
    <View className="sheet" {...speak({ role: 'dialog', label: title, isModal: true })} {...held}>
      <View className="sheet-shade" onClick={onClose} />
      <View className="sheet-card">
        <View className="sheet-title" {...speak({ role: 'heading', level: 2 })}>
          {title}
        </View>
        {children}
        <Button kind="quiet" onTap={onClose}>
          {closing}
        </Button>
      </View>
      <Toast />
    </View>
  )
}
