import { View } from '@tarojs/components'
import { classes } from './classes'
import './story.css'

export interface Sentence {
  /** The day, or the day and the hour, in words. */
  when: string
  /** Who did it, when the sentence does not say. */
  who?: string
  text: string
  tone?: 'plain' | 'done' | 'care'
}

interface StoryProps {
  /** The oldest first: told as it happened. */
  sentences: Sentence[]
  /** What is to come, and from whom. */
  next?: string
}

/** How a matter went, as dated sentences that one can read aloud. */
export function Story({ sentences, next }: StoryProps) {
  return (
    <View className="story">
      {sentences.map(({ when, who, text, tone = 'plain' }) => (
        <View key={`${when} ${text}`} className={classes('story-part', `story-${tone}`)}>
          <View className="story-when">{who ? `${when} · ${who}` : when}</View>
          <View className="story-text">{text}</View>
        </View>
      ))}
      {next && <View className="story-part story-next">{next}</View>}
    </View>
  )
}
