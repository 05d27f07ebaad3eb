import { useState } from 'react'
import type { PostHandOverView } from '../../../types/posts'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { Listed } from '../door/listed'
import { HandOverSheet } from './hand-over-sheet'
import { handOverInWords, readRefusals, words } from './words'

type Shown = keyof typeof words.handOverTabs

const tabs = (Object.keys(words.handOverTabs) as Shown[]).map(key => ({
  key,
  title: words.handOverTabs[key],
}))

/** Posts that pass from one to another (A50): to whom, agreed or not, and the sheet to sign. */
export function HandOversTab({ communityId, onChanged }: { communityId: string; onChanged: () => unknown }) {
  const [show, setShow] = useState<Shown>('asked')
  return (
    <>
      <Tabs tabs={tabs} chosen={show} onChoose={setShow} label={words.tabs.handOvers} />
      <HandOvers key={show} communityId={communityId} show={show} onChanged={onChanged} />
      <Words kind="soft">{words.listNote}</Words>
    </>
  )
}

interface HandOversProps {
  communityId: string
  show: Shown
  onChanged: () => unknown
}

function HandOvers({ communityId, show, onChanged }: HandOversProps) {
  const pages = usePages('posts.listHandOvers', { communityId, show })
  const [open, setOpen] = useState<PostHandOverView | null>(null)
  const { title, next } = words.emptyHandOvers[show]
  return (
    <>
      <Listed pages={pages} sentences={readRefusals} empty={<Empty art="empty" title={title} next={next} />}>
        {items => (
          <Rows>
            {items.map(handOver => (
              <Row
                key={handOver.handOverId}
                title={words.handOverTitle(handOver.from.name || words.nameless, handOver.postName)}
                note={handOverInWords(handOver)}
                onTap={() => setOpen(handOver)}
              />
            ))}
          </Rows>
        )}
      </Listed>
      {open && (
        <HandOverSheet
          communityId={communityId}
          handOver={open}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            void pages.reload()
            onChanged()
          }}
        />
      )}
    </>
  )
}
