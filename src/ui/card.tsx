import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './card.css'
import { classes } from './classes'
import { speak } from './speak'

interface CardProps {
  children: ReactNode
  tone?: 'plain' | 'done' | 'care'
}

/** One matter, on its own sheet. */
export function Card({ children, tone = 'plain' }: CardProps) {
  return <View className={classes('card', tone !== 'plain' && `card-${tone}`)}>{children}</View>
}

interface SectionProps {
  title: string
  children: ReactNode
}

/** A heading and what belongs under it. */
export function Section({ title, children }: SectionProps) {
  return (
    <View className="section">
      <View className="section-title" {...speak({ role: 'heading', level: 2 })}>
        {title}
      </View>
      {children}
    </View>
  )
}

interface WordsProps {
  children: ReactNode
  kind?: 'title' | 'strong' | 'body' | 'soft'
}

/** A paragraph at one step of the type scale. */
export function Words({ children, kind = 'body' }: WordsProps) {
  return <View className={`words words-${kind}`}>{children}</View>
}
