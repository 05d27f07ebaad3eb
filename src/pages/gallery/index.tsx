import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { Frame } from '../../ui/frame'
import { Tabs } from '../../ui/tabs'
import { Acts } from './acts'
import { Answers } from './answers'
import { Counts } from './counts'
import { Lists } from './lists'
import { Look } from './look'
import { Matters } from './matters'
import { Papers } from './papers'
import { Questions } from './questions'

const parts = {
  look: { title: '样子', show: () => <Look /> },
  acts: { title: '动作', show: () => <Acts /> },
  lists: { title: '名单', show: () => <Lists /> },
  questions: { title: '提问', show: () => <Questions /> },
  answers: { title: '回答', show: () => <Answers /> },
  matters: { title: '事情', show: () => <Matters /> },
  counts: { title: '数目', show: () => <Counts /> },
  papers: { title: '纸张', show: () => <Papers /> },
} satisfies Record<string, { title: string; show: () => ReactNode }>

type Part = keyof typeof parts
const tabs = (Object.keys(parts) as Part[]).map(key => ({ key, title: parts[key].title }))

/** Every piece of the kit in every state, for those who draw screens; `?part=` opens one part. */
export default function GalleryPage() {
  const asked = useRouter().params.part ?? ''
  const [part, setPart] = useState<Part>(asked in parts ? (asked as Part) : 'look')

  return (
    <Frame title="部件" lead="每一样部件，每一种样子。">
      <Tabs tabs={tabs} chosen={part} onChoose={setPart} />
      {parts[part].show()}
    </Frame>
  )
}
