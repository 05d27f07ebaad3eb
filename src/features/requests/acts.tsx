import { useState } from 'react'
import type { RefusalDetail } from '../../../types/api'
import type { RequestView } from '../../../types/requests'
import { type ActName, type Told, useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import type { RequestPart, Sentences } from './request-part'
import { words } from './words'

type PlainName =
  | 'requests.join'
  | 'requests.claim'
  | 'requests.agree'
  | 'requests.turnDown'
  | 'requests.release'
  | 'requests.setOut'
  | 'requests.confirm'
  | 'requests.withdraw'
  | 'requests.nudge'
  | 'requests.clearWords'

type NotedName =
  | 'requests.finish'
  | 'requests.giveUp'
  | 'requests.reopen'
  | 'requests.decline'
  | 'requests.refer'
  | 'requests.wait'
  | 'requests.goOn'
  | 'requests.answer'
  | 'requests.reply'

interface Spoken {
  act: string
  /** What the button of the sheet says; what the first one says unless told. */
  yes?: string
  busy: string
  done: string
}

interface ActProps<Name extends PlainName | NotedName> extends RequestPart {
  op: Name
  /** As far as they quote the answer, made of its detail. */
  sentences: Sentences<Name> | ((detail: RefusalDetail | undefined) => Sentences<Name>)
  kind?: 'main' | 'second' | 'quiet'
  icon?: string
}

interface PlainActProps<Name extends PlainName> extends ActProps<Name> {
  said: Spoken
  /** Asked once more before it is done. */
  asked?: { title: string; sentence: string }
}

/** One act on a request that needs no words: a tap, and the request as it stands then. */
export function PlainAct<Name extends PlainName>(props: PlainActProps<Name>) {
  const { op, request, said, asked, sentences, kind, icon } = props
  const { act, settle } = useRequestAct(props)
  const [isAsking, setIsAsking] = useState(false)
  const send = async () => {
    setIsAsking(false)
    await settle(act.run({ requestId: request.requestId } as Told<Name>))
  }
  return (
    <>
      {act.refused && (
        <Refused<typeof op>
          answer={act.refused}
          sentences={typeof sentences === 'function' ? sentences(act.refused.detail) : sentences}
          onRetry={() => settle(act.retry())}
        />
      )}
      <Button
        kind={kind}
        icon={icon}
        busy={act.isBusy && said.busy}
        onTap={asked ? () => setIsAsking(true) : send}
      >
        {said.act}
      </Button>
      {asked && isAsking && (
        <Confirm {...asked} yes={said.yes ?? said.act} onYes={send} onNo={() => setIsAsking(false)} />
      )}
    </>
  )
}

interface NotedActProps<Name extends NotedName> extends ActProps<Name> {
  said: Spoken & {
    title: string
    sentence: string
    label: string
    hint?: string
  }
  /** Nothing has to be written. */
  isFree?: boolean
  /** What stands there already. */
  prefilled?: string
}

const longestNote = 200

/** One act with a sentence of one's own: what was typed stays, whatever the answer was. */
export function NotedAct<Name extends NotedName>(props: NotedActProps<Name>) {
  const { op, request, said, sentences, isFree = false, prefilled = '', kind, icon } = props
  const { act, settle } = useRequestAct(props)
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState(prefilled)
  const [hasTried, setHasTried] = useState(false)
  const isMissing = !isFree && note.trim() === ''

  // What has arrived is not offered again, whether it went at once or when it was tried once more.
  const told = async (asked: ReturnType<typeof act.run>) => {
    if (!(await settle(asked))?.ok) return
    setNote('')
    setHasTried(false)
  }
  const send = async () => {
    setHasTried(true)
    if (isMissing) return
    await told(act.run({ requestId: request.requestId, note: note.trim() || null } as Told<Name>))
    setIsOpen(false)
  }
  return (
    <>
      {act.refused && (
        <Refused<typeof op>
          answer={act.refused}
          sentences={typeof sentences === 'function' ? sentences(act.refused.detail) : sentences}
          onRetry={() => told(act.retry())}
        />
      )}
      <Button kind={kind} icon={icon} onTap={() => setIsOpen(true)}>
        {said.act}
      </Button>
      {isOpen && (
        <Confirm
          title={said.title}
          sentence={said.sentence}
          yes={said.yes ?? said.act}
          busy={act.isBusy && said.busy}
          reason={{
            label: said.label,
            hint: said.hint,
            value: note,
            maxLength: longestNote,
            error: hasTried && isMissing ? words.noteMissing : null,
            onType: setNote,
          }}
          onYes={send}
          onNo={() => setIsOpen(false)}
        />
      )}
    </>
  )
}

/** What it answers is shown at once; when somebody was faster the request is read again. */
function useRequestAct<Name extends PlainName | NotedName>({
  op,
  onChanged,
  said,
}: Pick<ActProps<Name>, 'op' | 'onChanged'> & { said: Spoken }) {
  const act = useAction(op as Name & ActName)
  const settle = async (asked: ReturnType<typeof act.run>) => {
    const answer = await asked
    if (answer?.ok) {
      say(said.done)
      await onChanged((answer.value as { request: RequestView }).request)
    } else if (answer?.refusal === 'movedOn') await onChanged()
    return answer
  }
  return { act, settle }
}
