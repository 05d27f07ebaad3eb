import { View } from '@tarojs/components'
import { Art, type ArtName } from '../../ui/art'
import { Card, Section, Words } from '../../ui/card'
import './look.css'

const colours = [
  'paper',
  'card',
  'sunk',
  'line',
  'ink',
  'ink-soft',
  'accent',
  'accent-ink',
  'accent-tint',
  'done-ink',
  'done-tint',
  'care-ink',
  'care-tint',
]

const icons = [
  'scan',
  'camera',
  'picture',
  'print',
  'link',
  'phone',
  'people',
  'hand',
  'speech',
  'door',
  'papers',
]
const moreIcons = ['check', 'back', 'forward', 'place', 'search', 'clear', 'plus', 'minus', 'day']

const arts: { name: ArtName; meaning: string }[] = [
  { name: 'welcome', meaning: '欢迎' },
  { name: 'done', meaning: '办好了' },
  { name: 'empty', meaning: '还没有' },
  { name: 'away', meaning: '连不上' },
  { name: 'papers', meaning: '名册' },
  { name: 'closed', meaning: '不用了' },
  { name: 'wait', meaning: '请等等' },
]

/** Colours, the type scale, icons, drawings and cards. */
export function Look() {
  return (
    <>
      <Section title="字的大小">
        <Card>
          <Words kind="title">小标题：还没报到</Words>
          <Words kind="strong">要紧的话：到东路社区扫一次码</Words>
          <Words>正文：一个季度报到一次就好，不用再做别的。</Words>
          <Words kind="soft">轻声的话：截至 11月22日 20:00</Words>
        </Card>
      </Section>
      <Section title="颜色">
        <View className="gallery-colours">
          {colours.map(name => (
            <View className="gallery-colour" key={name}>
              <View className="gallery-swatch" style={{ background: `var(--${name})` }} />
              <View className="gallery-name">{name}</View>
            </View>
          ))}
        </View>
      </Section>
      <Section title="图标">
        <View className="gallery-icons">
          {[...icons, ...moreIcons].map(name => (
            <View className={`icon icon-${name}`} key={name} />
          ))}
        </View>
      </Section>
      <Section title="图画">
        <View className="gallery-arts">
          {arts.map(({ name, meaning }) => (
            <View className="gallery-art" key={name}>
              <Art name={name} />
              <View className="gallery-name">{meaning}</View>
            </View>
          ))}
        </View>
      </Section>
      <Section title="卡片">
        <Card>
          <Words>平常的一件事</Words>
        </Card>
        <Card tone="done">
          <Words>办好了的一件事</Words>
        </Card>
        <Card tone="care">
          <Words>要留心的一件事</Words>
        </Card>
      </Section>
    </>
  )
}
