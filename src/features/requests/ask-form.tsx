import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { RequestCategory, RequestFor, RequestKind, RequestWhen } from '../../../types/requests'
import { emergencyIn } from '../../contract/emergency'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Chips } from '../../ui/chips'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Rows } from '../../ui/row'
import { Refused } from '../door/refused'
import { AskContact } from './ask-contact'
import { AskPhotos } from './ask-photos'
import { AskSent } from './ask-sent'
import { AskVoice } from './ask-voice'
import { AskWhere } from './ask-where'
import { errorWords, sendRefusals, words } from './ask-words'
import {
  type AskedFrom,
  aboutInWords,
  type Draft,
  errorIn,
  longestText,
  mayBeAlone,
  newDraft,
  questionsFor,
} from './draft'
import { Emergencies, RingFirst } from './emergency'
import { tileWords } from './entry-words'
import { SomeoneAsked } from './someone-asked'
import { useSending } from './use-sending'
import { forWords, whenWords } from './words'

interface AskFormProps {
  kind: RequestKind
  category: RequestCategory
  known: Value<'requests.categories'>
  from: AskedFrom
}

/** Where danger is near, the numbers stand before the questions (G23). */
const mayBeUrgent: RequestCategory[] = ['healthCare', 'security']

/** Everything that may be said about one request, on one page; most of it may be left as it is. */
export function AskForm({ kind, category, known, from }: AskFormProps) {
  const [draft, setDraft] = useState(() => newDraft(kind, category, known.home, from))
  const [hasTried, setHasTried] = useState(false)
  const sending = useSending()
  const change = (part: Partial<Draft>) => setDraft(now => ({ ...now, ...part }))
  const error = hasTried ? errorIn(draft) : null
  const urgent = emergencyIn(draft.text)
  const isOpinion = kind === 'opinion'

  const send = async () => {
    setHasTried(true)
    if (errorIn(draft) === null) await sending.send(draft)
  }
  if (sending.sent || sending.isKept) return <AskSent sending={sending} />
  return (
    <Frame
      title={isOpinion ? words.opinionTitle : tileWords[category]}
      lead={isOpinion ? tileWords[category] : undefined}
      foot={
        <>
          {error && <Words kind="strong">{errorWords[error]}</Words>}
          <Button busy={sending.isBusy && words.sending} onTap={send}>
            {words.send}
          </Button>
        </>
      }
    >
      {sending.refused?.refusal === 'someoneAsked' ? (
        <SomeoneAsked refused={sending.refused} onNotSame={sending.forget} />
      ) : (
        sending.refused && <Refused answer={sending.refused} sentences={sendRefusals} onRetry={send} />
      )}
      {urgent ? (
        <RingFirst number={urgent} />
      ) : (
        mayBeUrgent.includes(category) && !isOpinion && <Emergencies />
      )}
      {questionsFor(draft, known.items).map(({ question, choices }) => (
        <Section key={question} title={question}>
          <Chips
            label={question}
            chips={choices.map(choice => ({ key: choice, title: choice }))}
            chosen={draft.answers[question] ?? null}
            onChoose={answer => change({ answers: { ...draft.answers, [question]: answer } })}
          />
        </Section>
      ))}
      <Section title={words.tell}>
        {draft.about && <Words kind="strong">{aboutInWords(draft.kind, draft.about)}</Words>}
        <AskVoice
          voice={draft.voice}
          onVoice={(voice, text) =>
            change({ voice, ...(text && { text: [draft.text, text].filter(Boolean).join('\n') }) })
          }
        />
        <Field
          label={words.written}
          placeholder={isOpinion ? words.tellOpinionHint : words.tellHint}
          isLong
          maxLength={longestText(draft)}
          value={draft.text}
          onType={text => change({ text })}
          error={error === 'nothingSaid' ? errorWords.nothingSaid : null}
        />
      </Section>
      <AskWhere draft={draft} home={known.home} error={error} onChange={change} />
      {!isOpinion && (
        <Section title={words.when}>
          <Chips
            label={words.when}
            chips={chipsOf<RequestWhen>(whenWords)}
            chosen={draft.when}
            onChoose={when => change({ when })}
          />
        </Section>
      )}
      <AskPhotos photos={draft.photos} onPhotos={photos => change({ photos })} />
      <Section title={words.forWhom}>
        <Chips
          label={words.forWhom}
          chips={chipsOf<RequestFor>(forWords)}
          chosen={draft.forWhom}
          onChoose={forWhom => change({ forWhom, hasAgreed: false })}
        />
        {(draft.forWhom !== 'me' || mayBeAlone(draft)) && (
          <Rows>
            {draft.forWhom !== 'me' && (
              <CheckRow
                title={words.agreed}
                note={words.agreedNote}
                isChecked={draft.hasAgreed}
                onCheck={hasAgreed => change({ hasAgreed })}
              />
            )}
            {mayBeAlone(draft) && (
              <CheckRow
                title={words.livesAlone}
                note={words.livesAloneNote}
                isChecked={draft.livesAlone}
                onCheck={livesAlone => change({ livesAlone })}
              />
            )}
          </Rows>
        )}
      </Section>
      <AskContact draft={draft} home={known.home} error={error} onChange={change} />
    </Frame>
  )
}

function chipsOf<Key extends string>(named: Record<Key, string>): { key: Key; title: string }[] {
  return (Object.keys(named) as Key[]).map(key => ({ key, title: named[key] }))
}
