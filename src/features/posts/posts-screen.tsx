import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { PostOffer } from '../../../types/posts'
import { useOperation } from '../../cloud/use-operation'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { PostSheet } from './post-sheet'
import { mineInWords, readRefusals, roomInShort, whyFits, words } from './words'

/** The posts of my community (A41, G10): mine, then what my skills speak for, then the others. */
export function PostsScreen() {
  const story = useOperation('posts.list', { skills: [] })
  useReturn(story.reload)

  return (
    <Frame title={words.title} lead={story.known?.value.community?.name}>
      <Loaded story={story} sentences={readRefusals} rows={5}>
        {value => <Posts shown={value} onChanged={story.reload} />}
      </Loaded>
    </Frame>
  )
}

function Posts({ shown, onChanged }: { shown: Value<'posts.list'>; onChanged: () => unknown }) {
  const { community, isAccepted, left, atMost, posts } = shown
  const [openId, setOpenId] = useState<string | null>(null)
  const open = posts.find(({ postId }) => postId === openId)
  const mine = posts.filter(post => post.mine)
  const suggested = posts.filter(post => !post.mine && post.fits.length > 0)
  const others = posts.filter(post => !post.mine && post.fits.length === 0)

  if (!community) return <Empty art="papers" title={words.noCommunity} next={words.noCommunityNext} />
  if (posts.length === 0) return <Empty art="empty" title={words.none} next={words.noneNext} />
  return (
    <>
      <Card tone={isAccepted ? 'plain' : 'care'}>
        <Words kind="strong">{isAccepted ? words.summary(left, atMost) : words.notAccepted}</Words>
        <Words kind="soft">{words.freeWill}</Words>
      </Card>
      {isAccepted && (
        <Section title={words.mine}>
          {mine.length === 0 && <Words kind="soft">{words.mineEmpty}</Words>}
          <PostRows posts={mine} onOpen={setOpenId} />
        </Section>
      )}
      {suggested.length > 0 && (
        <Section title={words.suggested}>
          <PostRows posts={suggested} onOpen={setOpenId} />
        </Section>
      )}
      <Section title={suggested.length > 0 || mine.length > 0 ? words.others : words.all}>
        <PostRows posts={others} onOpen={setOpenId} />
      </Section>
      {open && (
        <PostSheet
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

function PostRows({ posts, onOpen }: { posts: PostOffer[]; onOpen: (postId: string) => void }) {
  if (posts.length === 0) return null
  return (
    <Rows>
      {posts.map(post => (
        <Row
          key={post.postId}
          title={post.name}
          note={noteOf(post)}
          mark={post.mine ? undefined : roomInShort(post)}
          onTap={() => onOpen(post.postId)}
        />
      ))}
    </Rows>
  )
}

function noteOf({ mine, fits, duties }: PostOffer): string {
  if (mine) return mineInWords(mine)
  return fits.length > 0 ? whyFits(fits) : duties
}
