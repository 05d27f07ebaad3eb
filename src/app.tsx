import { mergeInternalComponents } from '@tarojs/shared'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { openQueue } from './cloud/queue'
import { openCloud } from './cloud/transport'
import { openUnsent } from './features/requests/unsent'
import { Shell } from './platform/shell'
import { spokenParts } from './ui/spoken-parts'

// Before the first page is drawn: the names a template's attributes get are counted once.
if (process.env.TARO_ENV === 'weapp') mergeInternalComponents(spokenParts)

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openCloud()
    openQueue()
    openUnsent()
  })
  return <Shell>{children}</Shell>
}
