import type { DeedSuggestionView } from '../../../types/deeds'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { More } from '../../ui/more'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { declineRefusals, words } from './words'

/** Services done that may become a deed (G94): taken or put away in one tap. Nothing is shown while there are none. */
export function Suggestions({ onAccept }: { onAccept: (suggestion: DeedSuggestionView) => void }) {
  const pages = usePages('deeds.listSuggestions', {})
  if (!pages.items || pages.items.length === 0) return null
  return (
    <Section title={words.suggestions}>
      {pages.items.map(suggestion => (
        <Suggested
          key={suggestion.suggestionId}
          suggestion={suggestion}
          onAccept={() => onAccept(suggestion)}
          onDeclined={() =>
            pages.change(({ suggestionId }) => suggestionId === suggestion.suggestionId, null)
          }
        />
      ))}
      {pages.hasMore && <More onMore={pages.more} />}
    </Section>
  )
}

interface SuggestedProps {
  suggestion: DeedSuggestionView
  onAccept: () => void
  onDeclined: () => void
}

function Suggested({ suggestion: { suggestionId, day, title }, onAccept, onDeclined }: SuggestedProps) {
  const decline = useAction('deeds.declineSuggestion')

  const settle = (answer: Awaited<ReturnType<typeof decline.run>>) => {
    if (!answer?.ok) return
    say(words.declined)
    onDeclined()
  }
  return (
    <Card>
      <Words kind="strong">{title}</Words>
      <Words kind="soft">{words.suggested(day)}</Words>
      {decline.refused && (
        <Refused
          answer={decline.refused}
          sentences={declineRefusals}
          onRetry={async () => settle(await decline.retry())}
        />
      )}
      <Button kind="second" label={`${words.accept} ${title}`} onTap={onAccept}>
        {words.accept}
      </Button>
      <Button
        kind="quiet"
        label={`${words.decline} ${title}`}
        busy={decline.isBusy && words.declining}
        onTap={async () => settle(await decline.run({ suggestionId }))}
      >
        {words.decline}
      </Button>
    </Card>
  )
}
