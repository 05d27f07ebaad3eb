import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Art, type ArtName } from './art'
import './notice.css'
import { speak } from './speak'

interface NoticeProps {
  art?: ArtName
  title: string
  /** What comes next, or what to do. */
  next?: string
  /** A number to quote when asking for help. */
  code?: string
  children?: ReactNode
}

/** Nothing here yet: said kindly, with what will fill the place. */
export function Empty(props: NoticeProps) {
  return <Notice {...props} />
}

/** A no, with its plain sentence and the next step (G13). */
export function Refusal(props: NoticeProps) {
  return <Notice isAlert {...props} />
}

function Notice({ art, title, next, code, children, isAlert }: NoticeProps & { isAlert?: boolean }) {
  return (
    <View className="notice" {...speak(isAlert ? { role: 'alert' } : {})}>
      {art && <Art name={art} />}
      <View className="notice-title">{title}</View>
      {next && <View className="notice-next">{next}</View>}
      {code && <View className="notice-code">{code}</View>}
      {children && <View className="notice-acts">{children}</View>}
    </View>
  )
}
