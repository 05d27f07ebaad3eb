import { useState } from 'react'
import type { FollowUpsShown, FollowUpView } from '../../../types/ratings'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { ring } from '../../platform/ring'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Story } from '../../ui/story'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { categoryWords } from '../requests/card-words'
import { readRefusals } from '../requests/words'
import { HearRemark } from './hear-remark'
import { ReopenButton } from './reopen-button'
import { SpeakSheet } from './speak-sheet'
import { gradeWords, outcomeWords, showRefusals, words } from './words'

interface FollowUpsProps {
  communityId: string
  show: FollowUpsShown
  onChanged: () => unknown
}

/** G71: whom to speak with, late first; what to read; whom one has spoken with. */
export function FollowUps({ communityId, show, onChanged }: FollowUpsProps) {
  const pages = usePages('ratings.listFollowUps', { communityId, show })
  const title = words[`${show}Empty`]
  const next = words[`${show}EmptyNext`]
  return (
    <Listed pages={pages} sentences={showRefusals} empty={<Empty art="done" title={title} next={next} />}>
      {items =>
        items.map(item => (
          <FollowUp
            key={item.requestId}
            communityId={communityId}
            item={item}
            onDone={followUp => {
              const isStill = followUp?.standing === show
              pages.change(({ requestId }) => requestId === item.requestId, isStill ? followUp : null)
              void onChanged()
            }}
            onHeard={followUp =>
              pages.change(
                ({ requestId }) => requestId === item.requestId,
                show === 'toRead' && !followUp.can.clearWords ? null : followUp,
              )
            }
            onReopened={pages.reload}
          />
        ))
      }
    </Listed>
  )
}

interface FollowUpProps {
  communityId: string
  item: FollowUpView
  onDone: (followUp: FollowUpView | null) => void
  onHeard: (followUp: FollowUpView) => void
  onReopened: () => unknown
}

function FollowUp({ communityId, item, onDone, onHeard, onReopened }: FollowUpProps) {
  const [isSpeaking, setIsSpeaking] = useState(false)
  const [isCalling, setIsCalling] = useState(false)
  const { requestId, no, category, place, said, dueAt, isLate, steps, can } = item
  return (
    <Card tone={isLate ? 'care' : 'plain'}>
      <Words kind="title">{`${categoryWords[category]} · ${place}`}</Words>
      <Words kind="soft">{words.no(no)}</Words>
      {dueAt !== null && <Words kind="strong">{words.due(dueAt, isLate)}</Words>}
      <Words kind="strong">{gradeWords[said.grade]}</Words>
      {said.reasons.length > 0 && <Words>{words.reasons(said.reasons)}</Words>}
      {said.text && <Words>{said.text}</Words>}
      {item.words !== 'clear' && <Words kind="soft">{words.doubtful}</Words>}
      <HearRemark communityId={communityId} item={item} onHeard={onHeard} />
      {steps.length > 0 && (
        <Story
          sentences={steps.map(({ at, outcome, note, name }) => ({
            when: momentInWords(at),
            ...(name && { who: name }),
            text: `${outcomeWords[outcome]}：${note}`,
            tone: outcome === 'notReached' ? ('care' as const) : ('done' as const),
          }))}
        />
      )}
      {can.clearWords && <ClearWords communityId={communityId} item={item} onDone={() => onDone(null)} />}
      {isCalling ? (
        <Contact requestId={requestId} />
      ) : (
        can.speak && (
          <Button kind="second" onTap={() => setIsCalling(true)}>
            {words.contact}
          </Button>
        )
      )}
      {can.speak && (
        <Button kind="second" onTap={() => setIsSpeaking(true)}>
          {words.speak}
        </Button>
      )}
      {can.speak && <ReopenButton request={item} said={words.secretaryReopen} onChanged={onReopened} />}
      <Button kind="quiet" onTap={() => goTo(routes.request(requestId))}>
        {words.seeMatter}
      </Button>
      {isSpeaking && (
        <SpeakSheet
          communityId={communityId}
          requestId={requestId}
          onClose={() => setIsSpeaking(false)}
          onDone={followUp => {
            setIsSpeaking(false)
            onDone(followUp)
          }}
        />
      )}
    </Card>
  )
}

/** Each look leaves a row (G29), so that it is asked for by a tap. */
function Contact({ requestId }: { requestId: string }) {
  const contact = useOperation('requests.contact', { requestId })
  return (
    <Loaded story={contact} sentences={readRefusals} rows={1}>
      {({ name, phone }) => (
        <>
          <Words kind="strong">
            {[name, phone ? words.phone(phone) : words.noPhone].filter(Boolean).join(' · ')}
          </Words>
          {phone && (
            <Button kind="second" icon="phone" onTap={() => ring(phone)}>
              {words.call}
            </Button>
          )}
        </>
      )}
    </Loaded>
  )
}

interface ClearWordsProps {
  communityId: string
  item: FollowUpView
  onDone: () => void
}

function ClearWords({ communityId, item: { requestId }, onDone }: ClearWordsProps) {
  const clear = useAction('ratings.clearWords')
  const settle = async (asked: ReturnType<typeof clear.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(words.cleared)
    onDone()
  }
  return (
    <>
      {clear.refused && (
        <Refused answer={clear.refused} sentences={showRefusals} onRetry={() => settle(clear.retry())} />
      )}
      <Button
        busy={clear.isBusy && words.clearing}
        onTap={() => settle(clear.run({ communityId, requestId }))}
      >
        {words.clear}
      </Button>
    </>
  )
}
