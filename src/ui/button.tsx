import { Button as BaseButton, type ButtonProps as BaseProps, Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useActing } from './acting'
import './button.css'
import { classes } from './classes'
import { speak } from './speak'
import { tappable } from './tappable'

interface ButtonProps {
  children: string
  /** One `main` a screen: what most people came for. */
  kind?: 'main' | 'second' | 'quiet'
  icon?: string
  /** Said while the act is under way; taps do nothing then. */
  busy?: string | false
  label?: string
  onTap?: () => unknown
  /** WeChat's own abilities of a button. */
  open?: Pick<BaseProps, 'openType' | 'onGetPhoneNumber'>
}

/**
 * A button that cannot be tapped twice: until its act has ended, it says so and waits. Of several buttons of one act the
 * one that was tapped says so; the others wait with it.
 */
export function Button({ children, kind = 'main', icon, busy = false, label, onTap, open }: ButtonProps) {
  const [isActing, setIsActing] = useState(false)
  const lock = useRef(false)
  const wasTapped = useRef(false)
  const isUnderWay = Boolean(busy)
  useEffect(() => {
    if (!isUnderWay) wasTapped.current = false
  }, [isUnderWay])
  const acting = useActing(isUnderWay && !isActing)
  const isBusy = isActing || (isUnderWay && (wasTapped.current || !acting.isAnother))

  const tap = async () => {
    if (lock.current || busy || !onTap) return
    lock.current = true
    wasTapped.current = true
    setIsActing(true)
    acting.begin()
    try {
      await onTap()
    } finally {
      lock.current = false
      acting.end()
      setIsActing(false)
    }
  }

  const said = (isBusy && busy) || children
  return (
    <BaseButton
      className={classes('button', `button-${kind}`, isBusy && 'is-busy')}
      hoverClass="none"
      {...(open?.openType
        ? { ...speak({ label: label ?? said }), ...(!isBusy && open) }
        : tappable({ onTap: tap, label: label ?? said }))}
    >
      {icon && !isBusy && <View className={`icon icon-${icon}`} />}
      {isBusy && <View className="button-turning" />}
      <Text>{said}</Text>
    </BaseButton>
  )
}

/** Buttons of a few letters each beside each other, below each other where they have no room. */
export function SideBySide({ children }: { children: ReactNode }) {
  return <View className="side-by-side">{children}</View>
}
