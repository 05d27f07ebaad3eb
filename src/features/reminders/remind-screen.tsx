import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { Chosen, Matter, PreviewPart, ReadySentence } from '../../../types/reminders'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { timeOf } from '../../contract/calendar'
import { readySentences, sentencesFor } from '../../contract/ready-sentences'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { ChooseWho } from './choose-who'
import { MakeNotice } from './make-notice'
import { NamesSheet } from './names-sheet'
import { matterTitles, partWords, previewRefusals, pushRefusals, standWords, words } from './push-words'

const matters: Matter[] = ['checkin', 'post', 'pledge']

/** A132 G55: what, whom and how it is said; who would be reached how; then one tap. */
export function RemindScreen({ communityId }: { communityId: string }) {
  const [matter, setMatter] = useState<Matter>('checkin')
  const [chosen, setChosen] = useState<Chosen | null>({ kind: 'all' })
  const [sentence, setSentence] = useState<ReadySentence>('scan')
  const [open, setOpen] = useState<'what' | 'how' | null>(null)
  const pushing = useAction('reminders.push')
  const chooseMatter = (next: Matter) => {
    setMatter(next)
    setSentence(sentencesFor[next][0] ?? 'scan')
    setChosen({ kind: 'all' })
    pushing.forget()
    setOpen(null)
  }
  const choose = (next: Chosen | null) => {
    setChosen(next)
    pushing.forget()
  }
  const chooseSentence = (next: ReadySentence) => {
    setSentence(next)
    setOpen(null)
  }
  const { done } = pushing

  return (
    <Frame title={words.title} lead={words.lead}>
      <Rows>
        <Row title={words.what} note={matterTitles[matter].title} onTap={() => setOpen('what')} />
        <Row title={words.how} note={readySentences[sentence]} onTap={() => setOpen('how')} />
      </Rows>
      <ChooseWho key={matter} communityId={communityId} matter={matter} onChoose={choose} />
      {pushing.refused && (
        <Refused answer={pushing.refused} sentences={pushRefusals} onRetry={pushing.retry} />
      )}
      {done ? (
        <Sent communityId={communityId} sent={done} />
      ) : (
        chosen && (
          <Preview
            communityId={communityId}
            matter={matter}
            chosen={chosen}
            isBusy={pushing.isBusy}
            onSend={() => pushing.run({ communityId, matter, chosen, sentence })}
          />
        )
      )}
      <Section title={words.more}>
        <Rows>
          <Row
            icon="phone"
            title={words.callsRow}
            note={words.callsNote}
            onTap={() => goTo(routes.calls(communityId))}
          />
          <Row
            icon="papers"
            title={words.watchRow}
            note={words.watchNote}
            onTap={() => goTo(routes.reminded(communityId))}
          />
        </Rows>
        <MakeNotice communityId={communityId} />
      </Section>
      {open === 'what' && (
        <Sheet title={words.what} onClose={() => setOpen(null)}>
          <Choices
            label={words.what}
            choices={matters.map(key => ({ key, ...matterTitles[key] }))}
            chosen={matter}
            onChoose={chooseMatter}
          />
        </Sheet>
      )}
      {open === 'how' && (
        <Sheet title={words.how} onClose={() => setOpen(null)}>
          <Choices
            label={words.how}
            choices={sentencesFor[matter].map(key => ({ key, title: readySentences[key] }))}
            chosen={sentence}
            onChoose={chooseSentence}
          />
        </Sheet>
      )}
    </Frame>
  )
}

interface PreviewProps {
  communityId: string
  matter: Matter
  chosen: Chosen
  isBusy: boolean
  onSend: () => unknown
}

function Preview({ communityId, matter, chosen, isBusy, onSend }: PreviewProps) {
  const preview = useOperation('reminders.preview', { communityId, matter, chosen })
  const [part, setPart] = useState<PreviewPart | null>(null)
  return (
    <Section title={words.preview}>
      <Loaded story={preview} sentences={previewRefusals} rows={4}>
        {value => {
          const parts = partsOf(value)
          const toTell = parts.phone.count + parts.inbox.count
          const toCall = parts.call.count
          return (
            <>
              <Rows>
                {partKeys.map(key => (
                  <Row
                    key={key}
                    title={partWords[key].title}
                    note={parts[key].why || partWords[key].note}
                    mark={words.people(parts[key].count)}
                    onTap={parts[key].count > 0 ? () => setPart(key) : undefined}
                  />
                ))}
              </Rows>
              <Words kind="soft">{words.previewNote}</Words>
              {value.gone > 0 && <Words kind="soft">{words.gone(value.gone)}</Words>}
              {!value.isOfficeHour && parts.phone.count > 0 && <Words kind="soft">{words.later}</Words>}
              {toTell > 0 && (
                <Button busy={isBusy && words.sending} onTap={onSend}>
                  {words.send(toTell)}
                </Button>
              )}
              {toTell === 0 && toCall > 0 && (
                <Button icon="phone" onTap={() => goTo(routes.calls(communityId))}>
                  {words.callThem(toCall)}
                </Button>
              )}
              {toTell + toCall === 0 && <Empty art="done" title={words.nobody} next={words.nobodyNext} />}
            </>
          )
        }}
      </Loaded>
      {part && (
        <NamesSheet asked={{ communityId, matter, chosen }} part={part} onClose={() => setPart(null)} />
      )}
    </Section>
  )
}

const partKeys: PreviewPart[] = ['phone', 'inbox', 'call', 'leftOut']

/** The numbers by what happens to people, each with its reasons where there are several. */
function partsOf({
  counts,
}: Value<'reminders.preview'>): Record<PreviewPart, { count: number; why: string }> {
  const sumOf = (kinds: (keyof typeof counts)[]) => ({
    count: kinds.reduce((sum, kind) => sum + counts[kind], 0),
    why: kinds
      .filter(kind => kinds.length > 1 && counts[kind] > 0)
      .map(kind => `${standWords[kind]} ${counts[kind]}`)
      .join('，'),
  })
  return {
    phone: sumOf(['phone']),
    inbox: sumOf(['noConsent', 'off', 'enough']),
    call: sumOf(['noAccount']),
    leftOut: sumOf(['done', 'toldToday']),
  }
}

function Sent({ communityId, sent }: { communityId: string; sent: Value<'reminders.push'> }) {
  const { push, isNew } = sent
  const going = push.state === 'running' ? words.going(push.told) : words.sent(push.told)
  return (
    <Card tone="done">
      <Words kind="strong">{isNew ? going : words.already(timeOf(push.at))}</Words>
      <Words>{isNew ? words.sentNext : words.alreadyNext}</Words>
      <Button kind="second" onTap={() => goTo(routes.reminded(communityId))}>
        {words.watch}
      </Button>
      <Button kind="second" icon="phone" onTap={() => goTo(routes.calls(communityId))}>
        {words.callsRow}
      </Button>
    </Card>
  )
}
