import { useState } from 'react'
import type { CommunityOpinions } from '../../../types/opinions'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { ResultFacts } from './result-facts'
import { readRefusals, words } from './words'

const manyCommunities = 8

/** G79: what communities published of the yearly sheet, for everybody and in the order of the roster. */
export function OpinionResultsScreen() {
  const [wanted, setWanted] = useState<string | null>(null)
  const results = useOperation('opinions.results', { year: wanted })
  return (
    <Frame title={words.resultsTitle} lead={words.resultsLead}>
      <Rows>
        <Row
          icon="papers"
          title={words.haveCode}
          note={words.haveCodeNote}
          onTap={() => goTo(routes.opinion())}
        />
      </Rows>
      <Loaded story={results} sentences={readRefusals} rows={4}>
        {({ year, years, questions, items }) =>
          year === null ? (
            <Empty art="empty" title={words.noResults} next={words.noResultsNext} />
          ) : (
            <>
              <Section title={words.year(year)}>
                <Communities key={year} year={year} questions={questions} items={items} />
              </Section>
              {years
                .filter(other => other !== year)
                .map(other => (
                  <Button key={other} kind="second" onTap={() => setWanted(other)}>
                    {words.otherYear(other)}
                  </Button>
                ))}
            </>
          )
        }
      </Loaded>
    </Frame>
  )
}

interface CommunitiesProps {
  year: string
  questions: string[]
  items: CommunityOpinions[]
}

function Communities({ year, questions, items }: CommunitiesProps) {
  const [name, setName] = useState('')
  const [reading, setReading] = useState<CommunityOpinions['community'] | null>(null)
  const found = items.filter(({ community }) => community.name.includes(name.trim()))
  return (
    <>
      {items.length > manyCommunities && (
        <Field label={words.find} hint={words.findHint} value={name} onType={setName} maxLength={20} />
      )}
      {found.map(({ community, result }) => (
        <Card key={community.orgId}>
          <Words kind="strong">{community.name}</Words>
          {result ? (
            <ResultFacts result={result} questions={questions} />
          ) : (
            <Words kind="soft">{words.notPublished}</Words>
          )}
          {result?.isShown && (
            <Button
              kind="quiet"
              label={`${community.name} ${words.saidOpen}`}
              onTap={() => setReading(community)}
            >
              {words.saidOpen}
            </Button>
          )}
        </Card>
      ))}
      {reading && <Said year={year} community={reading} onClose={() => setReading(null)} />}
    </>
  )
}

interface SaidProps {
  year: string
  community: CommunityOpinions['community']
  onClose: () => void
}

function Said({ year, community, onClose }: SaidProps) {
  const pages = usePages('opinions.words', { communityId: community.orgId, year, show: 'shown' })
  return (
    <Sheet title={words.saidTitle(community.name)} onClose={onClose}>
      <Words kind="soft">{words.saidLead}</Words>
      <Listed pages={pages} sentences={readRefusals} empty={<Words>{words.saidEmpty}</Words>}>
        {items =>
          items.map(({ wordsId, text }) => (
            <Card key={wordsId}>
              <Words>{text}</Words>
            </Card>
          ))
        }
      </Listed>
    </Sheet>
  )
}
