import { useState } from 'react'
import type { PostPlaceView } from '../../../types/posts'
import { useOperation } from '../../cloud/use-operation'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { Loaded } from '../door/loaded'
import { ClaimsTab } from './claims-tab'
import { HandOversTab } from './hand-overs-tab'
import { PlaceSheet } from './place-sheet'
import { readRefusals, roomInWords, words } from './words'

type Tab = keyof typeof words.tabs

const tabs = (Object.keys(words.tabs) as Tab[]).map(key => ({ key, title: words.tabs[key] }))

/** A community's posts: who waits to be confirmed, what each post is here, who hands one over. */
export function CommunityPostsScreen({ communityId }: { communityId: string }) {
  const [tab, setTab] = useState<Tab>('waiting')
  const places = useOperation('posts.listPlaces', { communityId })

  return (
    <Frame title={words.communityTitle} lead={places.known?.value.community.name}>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} label={words.communityTitle} />
      {tab === 'waiting' && <ClaimsTab communityId={communityId} onChanged={places.reload} />}
      {tab === 'handOvers' && <HandOversTab communityId={communityId} onChanged={places.reload} />}
      {tab === 'places' && (
        <Loaded story={places} sentences={readRefusals} rows={5}>
          {({ posts }) => <Places communityId={communityId} posts={posts} onChanged={places.reload} />}
        </Loaded>
      )}
    </Frame>
  )
}

interface PlacesProps {
  communityId: string
  posts: PostPlaceView[]
  onChanged: () => unknown
}

function Places({ communityId, posts, onChanged }: PlacesProps) {
  const [openId, setOpenId] = useState<string | null>(null)
  const open = posts.find(({ postId }) => postId === openId)
  if (posts.length === 0) return <Words kind="soft">{words.none}</Words>
  return (
    <>
      <Rows>
        {posts.map(post => (
          <Row
            key={post.postId}
            title={post.name}
            note={roomInWords(post)}
            mark={post.state === 'closed' ? words.closedHere : words.holdAndWait(post.held, post.waiting)}
            markTone={post.state === 'closed' || post.waiting > 0 ? 'care' : 'plain'}
            onTap={() => setOpenId(post.postId)}
          />
        ))}
      </Rows>
      {open && (
        <PlaceSheet
          key={`${open.postId} ${open.revision}`}
          communityId={communityId}
          post={open}
          onClose={() => setOpenId(null)}
          onChanged={() => {
            setOpenId(null)
            onChanged()
          }}
        />
      )}
    </>
  )
}
