import type { CorrectionOf } from '../../../types/suggestions'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { useMe } from '../accounts/use-me'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { SuggestionCard } from './suggestion-card'
import { SuggestionForm } from './suggestion-form'
import { readRefusals, words } from './words'

/** G77 G80: where everybody says what is wrong with the app, and a member what is wrong with the record. */
export function SuggestionsScreen({ about }: { about: CorrectionOf | null }) {
  const mine = usePages('suggestions.mine', {})
  const tally = useOperation('suggestions.tally', {})
  const isMember = useMe().known?.value.binding === 'bound'
  const days = tally.known?.value.answerDays
  return (
    <Frame title={words.title} lead={words.lead}>
      <SuggestionForm
        about={about}
        isMember={isMember}
        answerDays={days ?? null}
        onSent={() => {
          void mine.reload()
          void tally.reload()
        }}
      />
      <Listed pages={mine} sentences={readRefusals} empty={null}>
        {items => (
          <Section title={words.mine}>
            {items.map(item => (
              <SuggestionCard
                key={item.suggestionId}
                suggestion={item}
                isMine
                onChanged={next =>
                  next
                    ? mine.change(({ suggestionId }) => suggestionId === item.suggestionId, next)
                    : mine.reload()
                }
              />
            ))}
          </Section>
        )}
      </Listed>
      <Section title={words.tally}>
        <Loaded story={tally} sentences={readRefusals} rows={1}>
          {({ months }) =>
            months.length === 0 ? (
              <Words kind="soft">{words.tallyNone}</Words>
            ) : (
              <Rows>
                {months.map(month => (
                  <Row key={month.month} title={words.month(month)} note={words.counted(month)} />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Section>
    </Frame>
  )
}
