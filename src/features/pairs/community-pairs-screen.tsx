import { useState } from 'react'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { PairRow } from './pair-row'
import { readRefusals, words } from './words'

type View = 'running' | 'ended'

/** A community's pairs: where a visit was missed first, and a new one (G34 A49). */
export function CommunityPairsScreen({ communityId }: { communityId: string }) {
  const [view, setView] = useState<View>('running')
  return (
    <Frame
      title={words.title}
      lead={words.communityNote}
      foot={<Button onTap={() => goTo(routes.pairing(communityId))}>{words.form}</Button>}
    >
      <Tabs
        tabs={[
          { key: 'running', title: words.running },
          { key: 'ended', title: words.past },
        ]}
        chosen={view}
        onChoose={setView}
        label={words.views}
      />
      <PairsOf key={view} communityId={communityId} view={view} />
      <Words kind="soft">{words.service}</Words>
    </Frame>
  )
}

function PairsOf({ communityId, view }: { communityId: string; view: View }) {
  const pages = usePages('pairs.list', { communityId, show: view })
  useReturn(pages.reload)
  const [title, next] =
    view === 'running' ? [words.noneRunning, words.noneRunningNext] : [words.nonePast, words.nonePastNext]
  return (
    <Listed pages={pages} sentences={readRefusals} empty={<Empty art="empty" title={title} next={next} />}>
      {items => (
        <Rows>
          {items.map(pair => (
            <PairRow key={pair.pairId} pair={pair} isForHost />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
