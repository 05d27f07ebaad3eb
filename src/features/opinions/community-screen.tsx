import { useState } from 'react'
import type { OpinionSheetView } from '../../../types/opinions'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { copyText } from '../../platform/clipboard'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { ResultFacts } from './result-facts'
import { printRefusals, publishRefusals, readRefusals, stateWords, words } from './words'
import { WordsToRead } from './words-to-read'

/** G79 for a community: print the sheets, enter the papers, read the words, publish what came of it. */
export function CommunityOpinionsScreen({ communityId }: { communityId: string }) {
  const story = useOperation('opinions.community', { communityId })
  useReturn(story.reload)
  return (
    <Frame title={words.title} lead={words.collectLead}>
      <Loaded story={story} sentences={readRefusals}>
        {({ sheet, printed, sheets, result, isPublished, can }) =>
          sheet ? (
            <>
              <Card>
                <Words kind="strong">{`${words.year(sheet.year)} · ${stateWords[sheet.state]}`}</Words>
                <Words>{words.placeStands(printed, sheets)}</Words>
                {sheets === null && <Words kind="soft">{words.notTold}</Words>}
              </Card>
              {can.print && <PrintForms communityId={communityId} onPrinted={story.reload} />}
              {can.enter && (
                <Rows>
                  <Row
                    icon="papers"
                    title={words.enter}
                    note={words.enterNote}
                    onTap={() => goTo(routes.opinionPaper(communityId))}
                  />
                </Rows>
              )}
              {result && (
                <Section title={words.result}>
                  <Card tone={isPublished ? 'done' : 'plain'}>
                    <ResultFacts result={result} questions={sheet.questions} />
                    {isPublished && <Words kind="strong">{words.published}</Words>}
                    {can.publish && (
                      <Publish communityId={communityId} sheet={sheet} onPublished={story.reload} />
                    )}
                  </Card>
                </Section>
              )}
              {can.readWords && (
                <Section title={words.readWords}>
                  <WordsToRead communityId={communityId} year={sheet.year} />
                </Section>
              )}
            </>
          ) : (
            <Empty art="wait" title={words.noSheet} next={words.noSheetNext} />
          )
        }
      </Loaded>
    </Frame>
  )
}

const mostASheet = 40

function PrintForms({ communityId, onPrinted }: { communityId: string; onPrinted: () => unknown }) {
  const print = useAction('opinions.print')
  const [typed, setTyped] = useState(String(mostASheet))
  const count = Number(typed.trim())
  const isRight = Number.isInteger(count) && count >= 1 && count <= mostASheet
  const { done, refused } = print
  const settle = async (asked: ReturnType<typeof print.run>) => {
    if ((await asked)?.ok) await onPrinted()
  }
  const copy = async (url: string) => say((await copyText(url)) ? words.copied : words.notCopied)
  return (
    <Card>
      <Field
        label={words.howMany}
        hint={words.howManyHint}
        kind="number"
        value={typed}
        onType={setTyped}
        maxLength={2}
        error={isRight ? null : words.howManyWrong}
      />
      {refused && (
        <Refused answer={refused} sentences={printRefusals} onRetry={() => settle(print.retry())} />
      )}
      {done && (
        <>
          <Words kind="strong">{words.printReady(done.count)}</Words>
          <Words>{words.printNext}</Words>
          <Button onTap={() => copy(done.url)}>{words.copy}</Button>
        </>
      )}
      <Button
        kind={done ? 'second' : 'main'}
        icon="print"
        busy={print.isBusy && words.printing}
        onTap={() => (isRight ? settle(print.run({ communityId, count })) : undefined)}
      >
        {words.print}
      </Button>
    </Card>
  )
}

interface PublishProps {
  communityId: string
  sheet: OpinionSheetView
  onPublished: () => unknown
}

function Publish({ communityId, sheet: { year }, onPublished }: PublishProps) {
  const publish = useAction('opinions.publish')
  const settle = async (asked: ReturnType<typeof publish.run>) => {
    if ((await asked)?.ok) await onPublished()
  }
  return (
    <>
      {publish.refused && (
        <Refused
          answer={publish.refused}
          sentences={publishRefusals}
          onRetry={() => settle(publish.retry())}
        />
      )}
      <Button
        busy={publish.isBusy && words.publishing}
        onTap={() => settle(publish.run({ communityId, year }))}
      >
        {words.publish}
      </Button>
    </>
  )
}
