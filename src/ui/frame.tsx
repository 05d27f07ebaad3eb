import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { goBack, hasWayBack, isHome } from '../routes'
import { classes } from './classes'
import { switchComfort, useComfort, useTokens } from './comfort'
import './base.css'
import './frame.css'
import './icon.css'
import { speak } from './speak'
import { tappable } from './tappable'
import { Toast } from './toast'
import './tokens.css'
import { words } from './words'

interface FrameProps {
  title?: string
  /** One line under the title. */
  lead?: string
  children: ReactNode
  /** The page's primary action: it stays in reach at the foot. */
  foot?: ReactNode
}

/** The frame of every page: its tokens, the one-tap switch for large text, a title, a foot, a voice. */
export function Frame({ title, lead, children, foot }: FrameProps) {
  const tokens = useTokens()
  const isLarge = useComfort() !== 'usual'

  return (
    <View className={classes(tokens, 'frame')} {...speak({ role: 'main' })}>
      <View className="frame-top">
        <BackOnH5 />
        <View
          className={classes('frame-comfort', isLarge && 'is-on')}
          {...tappable({ onTap: switchComfort, label: isLarge ? words.switchToUsual : words.switchToLarge })}
        >
          <Text>{isLarge ? words.usualText : words.largeText}</Text>
        </View>
      </View>
      {title && (
        <View className="frame-heading">
          <View className="frame-title" {...speak({ role: 'heading', level: 1 })}>
            {title}
          </View>
          {lead && <View className="frame-lead">{lead}</View>}
        </View>
      )}
      <View className="frame-body">{children}</View>
      {foot && <View className="frame-foot">{foot}</View>}
      <Toast />
    </View>
  )
}

/** WeChat draws its own way back; a browser's page needs one. */
function BackOnH5() {
  if (process.env.TARO_ENV !== 'h5' || isHome()) return <View />
  const label = hasWayBack() ? words.back : words.home
  return (
    <View className="frame-back" {...tappable({ onTap: goBack, label })}>
      <View className="icon icon-back" />
      <Text>{label}</Text>
    </View>
  )
}
