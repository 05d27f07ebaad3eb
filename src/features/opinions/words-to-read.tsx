import { useState } from 'react'
import type { OpinionWords, OpinionWordsView } from '../../../types/opinions'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button, SideBySide } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { checkedWords, readRefusals, words } from './words'

type Show = OpinionWords['state']
type Decision = 'show' | 'keepBack'

const shows: Show[] = ['toRead', 'shown', 'keptBack']
const decisions: Record<Show, Decision[]> = {
  toRead: ['show', 'keepBack'],
  shown: ['keepBack'],
  keptBack: ['show'],
}

interface WordsToReadProps {
  communityId: string
  year: string
}

/** G79 G182: what households wrote, without code, grade or moment; a person reads it before it is public. */
export function WordsToRead({ communityId, year }: WordsToReadProps) {
  const [show, setShow] = useState<Show>('toRead')
  const pages = usePages('opinions.words', { communityId, year, show })
  const decide = useAction('opinions.decideWords')
  const clear = (pages.items ?? []).filter(({ checked }) => checked === 'clear').slice(0, 20)

  const settle = async (asked: ReturnType<typeof decide.run>) => {
    if (!(await asked)?.ok) return
    say(words.decided)
    await pages.reload()
  }
  const take = (items: OpinionWordsView[], decision: Decision) =>
    settle(decide.run({ communityId, year, wordsIds: items.map(({ wordsId }) => wordsId), decision }))
  return (
    <>
      <Words kind="soft">{words.readWordsLead}</Words>
      <Tabs
        label={words.readWords}
        tabs={shows.map(key => ({ key, title: words.tabs[key] }))}
        chosen={show}
        onChoose={setShow}
      />
      {decide.refused && (
        <Refused answer={decide.refused} sentences={readRefusals} onRetry={() => settle(decide.retry())} />
      )}
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="done" title={words.wordsEmpty} next={words.wordsEmptyNext} />}
      >
        {items => (
          <>
            {items.map(item => (
              <Card key={item.wordsId} tone={checkedWords[item.checked] ? 'care' : 'plain'}>
                <Words>{item.text}</Words>
                {checkedWords[item.checked] && <Words kind="soft">{checkedWords[item.checked]}</Words>}
                <SideBySide>
                  {decisions[show].map(decision => (
                    <Button
                      key={decision}
                      kind="second"
                      label={`${words[decision]} ${item.text}`}
                      busy={decide.isBusy && words.deciding}
                      onTap={() => take([item], decision)}
                    >
                      {words[decision]}
                    </Button>
                  ))}
                </SideBySide>
              </Card>
            ))}
            {show === 'toRead' && clear.length > 1 && (
              <Button kind="second" busy={decide.isBusy && words.deciding} onTap={() => take(clear, 'show')}>
                {words.showAll(clear.length)}
              </Button>
            )}
          </>
        )}
      </Listed>
    </>
  )
}
