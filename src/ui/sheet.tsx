import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './button'
import './sheet.css'
import { speak } from './speak'
import { words } from './words'

interface SheetProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** One matter over the page, put away with one tap. */
export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <View className="sheet" {...speak({ role: 'dialog', label: title })}>
      <View className="sheet-shade" onClick={onClose} />
      <View className="sheet-card">
        <View className="sheet-title" {...speak({ role: 'heading' })}>
          {title}
        </View>
        {children}
        <Button kind="quiet" onTap={onClose}>
          {words.close}
        </Button>
      </View>
    </View>
  )
}
