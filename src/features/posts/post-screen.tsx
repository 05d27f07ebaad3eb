import { useState } from 'react'
import type { CataloguePost, PostChangeView, PostSet, PostWritten } from '../../../types/posts'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { goBack } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { PostForm } from './post-form'
import { changedInWords, editRefusals, readRefusals, setWords, words } from './words'

/** One post of the catalogue: what the office writes of it, and how it was changed. */
export function PostScreen({ postId }: { postId: string }) {
  const story = useOperation('posts.show', { postId })
  return (
    <Frame title={story.known?.value.post.name ?? words.postTitle}>
      <Loaded story={story} sentences={readRefusals} rows={5}>
        {({ post, history }) => (
          <>
            <EditPost key={post.revision} post={post} onChanged={story.reload} />
            <History history={history} />
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function EditPost({ post, onChanged }: { post: CataloguePost; onChanged: () => unknown }) {
  const edit = useAction('posts.edit')
  const [draft, setDraft] = useState<PostWritten>(writtenOf(post))
  const [hasTried, setHasTried] = useState(false)
  const settle = (answer: Awaited<ReturnType<typeof edit.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    onChanged()
  }
  const send = async () => {
    setHasTried(true)
    const written = tidied(draft)
    if (written) settle(await edit.run({ postId: post._id, revision: post.revision, ...written }))
  }
  return (
    <>
      <PostForm draft={draft} onChange={setDraft} hasTried={hasTried} />
      {edit.refused && (
        <Refused
          answer={edit.refused}
          sentences={editRefusals}
          onRetry={async () => settle(await edit.retry())}
        />
      )}
      <Button busy={edit.isBusy && words.saving} onTap={send}>
        {words.save}
      </Button>
    </>
  )
}

function writtenOf({ categoryId, name, duties, state, serviceCategories, skills, teamName }: PostWritten) {
  return { categoryId, name, duties, state, serviceCategories, skills, teamName }
}

/** As it is sent; null while something that must be written is missing. */
function tidied(draft: PostWritten): PostWritten | null {
  const name = draft.name.trim()
  const duties = draft.duties.trim()
  if (!name || !duties) return null
  return { ...draft, name, duties, teamName: draft.teamName?.trim() || null }
}

function History({ history }: { history: PostChangeView[] }) {
  return (
    <Section title={words.history}>
      {history.length === 0 && <Words kind="soft">{words.historyEmpty}</Words>}
      {history.length > 0 && (
        <Rows>
          {history.map(change => (
            <Row
              key={change.revision}
              title={changedInWords(change)}
              note={change.before ? words.was(change.before.name, change.before.duties) : undefined}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

const blank: PostWritten = {
  categoryId: null,
  name: '',
  duties: '',
  state: 'open',
  serviceCategories: [],
  skills: [],
  teamName: null,
}

/** A post that the source does not have. */
export function NewPostScreen({ set }: { set: PostSet }) {
  const add = useAction('posts.add')
  const [draft, setDraft] = useState(blank)
  const [hasTried, setHasTried] = useState(false)
  const settle = (answer: Awaited<ReturnType<typeof add.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    goBack()
  }
  const send = async () => {
    setHasTried(true)
    const written = tidied(draft)
    if (written) settle(await add.run({ set, ...written }))
  }
  return (
    <Frame title={words.newPost} lead={setWords[set]}>
      <PostForm draft={draft} onChange={setDraft} hasTried={hasTried} />
      {add.refused && (
        <Refused
          answer={add.refused}
          sentences={editRefusals}
          onRetry={async () => settle(await add.retry())}
        />
      )}
      <Button busy={add.isBusy && words.saving} onTap={send}>
        {words.save}
      </Button>
    </Frame>
  )
}
