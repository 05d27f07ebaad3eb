import { useState } from 'react'
import type { CataloguePost, PostCategory, PostSet } from '../../../types/posts'
import type { ServiceCategory } from '../../../types/services'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { serviceWords } from '../teams/service-words'
import { categoryOf, categoryWords, readRefusals, setWords, words } from './words'

const tabs = (Object.keys(setWords) as PostSet[]).map(key => ({ key, title: setWords[key] }))

/** The county's catalogue (G90): each set by category, and the table of services (X7). */
export function CatalogueScreen() {
  const story = useOperation('posts.catalogue', {})
  const [set, setSet] = useState<PostSet>('ten')
  useReturn(story.reload)

  return (
    <Frame title={words.catalogueTitle} lead={words.catalogueLead}>
      <Tabs tabs={tabs} chosen={set} onChoose={setSet} label={words.catalogueTitle} />
      <Loaded story={story} sentences={readRefusals} rows={5}>
        {({ posts, sets }) => (
          <>
            {!sets.includes(set) && <Words kind="strong">{words.setOff}</Words>}
            <Tree posts={posts.filter(post => post.set === set)} />
            <Button kind="second" icon="plus" onTap={() => goTo(routes.newPost(set))}>
              {words.add}
            </Button>
            <Mapping posts={posts.filter(({ isInUse, state }) => isInUse && state === 'open')} />
          </>
        )}
      </Loaded>
    </Frame>
  )
}

/** Category → post → duties; what has no category stands last. */
function Tree({ posts }: { posts: CataloguePost[] }) {
  const categories = [...(Object.keys(categoryWords) as PostCategory[]), null]
  return (
    <>
      {categories.map(category => {
        const own = posts.filter(({ categoryId }) => categoryId === category)
        if (own.length === 0) return null
        return (
          <Section key={category ?? 'none'} title={categoryOf(category)}>
            <Rows>
              {own.map(post => (
                <Row
                  key={post._id}
                  title={post.name}
                  note={post.duties}
                  mark={markOf(post)}
                  markTone={post.state === 'closed' ? 'care' : 'plain'}
                  onTap={() => goTo(routes.post(post._id))}
                />
              ))}
            </Rows>
          </Section>
        )
      })}
    </>
  )
}

function markOf({ state, revision }: CataloguePost): string {
  if (state === 'closed') return words.closedMark
  return revision === 0 ? words.exampleMark : words.changedMark
}

function Mapping({ posts }: { posts: CataloguePost[] }) {
  const facts = (Object.keys(serviceWords) as ServiceCategory[]).map(service => {
    const own = posts.filter(({ serviceCategories }) => serviceCategories.includes(service))
    const teams = [...new Set(own.flatMap(({ teamName }) => teamName ?? []))]
    const text = [...own.map(({ name }) => name), ...teams].join('、')
    return { name: serviceWords[service], text: text || words.mappingNone }
  })
  return (
    <Section title={words.mapping}>
      <Words kind="soft">{words.mappingNote}</Words>
      <Facts facts={facts} />
    </Section>
  )
}
