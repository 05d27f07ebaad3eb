import { useState } from 'react'
import { usePages } from '../../cloud/use-pages'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Tabs } from '../../ui/tabs'
import { Listed } from '../door/listed'
import { SuggestionCard } from './suggestion-card'
import { readRefusals, words } from './words'

type Tab = keyof typeof words.tabs

/** What waits for an answer of the office or of a community (G77 G80). */
export function AnswersScreen({ orgId }: { orgId: string }) {
  const [tab, setTab] = useState<Tab>('waiting')
  const tabs = (Object.keys(words.tabs) as Tab[]).map(key => ({ key, title: words.tabs[key] }))
  return (
    <Frame title={words.answersTitle} lead={words.answersLead}>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} label={words.tabsLabel} />
      <Answers key={tab} orgId={orgId} show={tab} />
    </Frame>
  )
}

function Answers({ orgId, show }: { orgId: string; show: Tab }) {
  const pages = usePages('suggestions.list', { orgId, show })
  const title = words[`${show}Empty`]
  const next = words[`${show}EmptyNext`]
  return (
    <Listed pages={pages} sentences={readRefusals} empty={<Empty art="done" title={title} next={next} />}>
      {items =>
        items.map(item => (
          <SuggestionCard
            key={item.suggestionId}
            suggestion={item}
            onChanged={changed =>
              changed
                ? pages.change(({ suggestionId }) => suggestionId === item.suggestionId, null)
                : pages.reload()
            }
          />
        ))
      }
    </Listed>
  )
}
