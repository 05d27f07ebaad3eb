import { useState } from 'react'
import type { DeedToConfirm } from '../../../types/deeds'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dateInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { tickAll } from '../../ui/tick-all'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { SendBack } from '../pledges/send-back'
import { words as pledgeWords } from '../pledges/words'
import { itemInWords, moveRefusals, readRefusals, words } from './words'

const mostAtOnce = 50

interface DeedsToConfirmProps {
  communityId: string
  onChanged: () => unknown
}

/** Deeds that wait for the community: one or several at once (A48). */
export function DeedsToConfirm({ communityId, onChanged }: DeedsToConfirmProps) {
  const pages = usePages('deeds.listWaiting', { communityId })
  const confirm = useAction('deeds.confirm')
  const [names, setNames] = useState(new Map<string, string>())

  const reload = () => {
    void pages.reload()
    void onChanged()
  }
  const settle = (answer: Awaited<ReturnType<typeof confirm.run>>) => {
    if (!answer?.ok) return
    say(words.confirmed(answer.value.items.filter(({ ok }) => ok).length))
    reload()
  }
  const send = async (deeds: DeedToConfirm[]) => {
    setNames(new Map(deeds.map(({ deedId, name, text }) => [deedId, `${name} ${text}`])))
    const items = deeds.map(({ deedId, revision }) => ({ deedId, revision }))
    settle(await confirm.run({ communityId, items }))
  }
  const leftOut = confirm.done?.items.flatMap(item => (item.ok ? [] : [item])) ?? []

  return (
    <>
      {confirm.refused && (
        <Refused
          answer={confirm.refused}
          sentences={readRefusals}
          onRetry={async () => settle(await confirm.retry())}
        />
      )}
      {leftOut.length > 0 && (
        <Card tone="care">
          <Words kind="strong">{words.notDone}</Words>
          {leftOut.map(item => (
            <Words key={item.deedId}>
              {names.get(item.deedId) ?? ''}：{itemInWords(item)}
            </Words>
          ))}
        </Card>
      )}
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.toConfirm} next={words.toConfirmNext} />}
      >
        {items => (
          <Checkable
            deeds={items}
            communityId={communityId}
            busy={confirm.isBusy && words.confirming}
            onConfirm={send}
            onSentBack={reload}
          />
        )}
      </Listed>
    </>
  )
}

interface CheckableProps {
  deeds: DeedToConfirm[]
  communityId: string
  busy: string | false
  onConfirm: (deeds: DeedToConfirm[]) => unknown
  onSentBack: () => void
}

function Checkable({ deeds, communityId, busy, onConfirm, onSentBack }: CheckableProps) {
  const [checked, setChecked] = useState<string[]>([])
  const [isReasoning, setIsReasoning] = useState(false)
  const chosen = deeds.filter(({ deedId }) => checked.includes(deedId))
  const [only, ...others] = chosen

  const check = (deedId: string, isChecked: boolean) => {
    if (isChecked && chosen.length >= mostAtOnce) return say(words.mostAtOnce)
    setChecked(isChecked ? [...checked, deedId] : checked.filter(id => id !== deedId))
  }
  return (
    <>
      <SelectBar
        chosen={chosen.length}
        total={Math.min(deeds.length, mostAtOnce)}
        onAll={isAll => setChecked(isAll ? tickAll(chosen.map(idOf), deeds.map(idOf), mostAtOnce) : [])}
      />
      <Rows>
        {deeds.map(({ deedId, name, unitName, day, text }) => (
          <CheckRow
            key={deedId}
            title={text}
            note={`${name || pledgeWords.nameless} · ${unitName} · ${dateInWords(day)}`}
            isChecked={checked.includes(deedId)}
            onCheck={isChecked => check(deedId, isChecked)}
          />
        ))}
      </Rows>
      {only ? (
        <Button busy={busy} onTap={() => onConfirm(chosen)}>
          {words.confirm(chosen.length)}
        </Button>
      ) : (
        <Words kind="soft">{words.chooseFirst}</Words>
      )}
      {only && others.length === 0 && (
        <Button kind="second" onTap={() => setIsReasoning(true)}>
          {pledgeWords.sendBack}
        </Button>
      )}
      {only && isReasoning && (
        <SendingBack
          told={{ communityId, deedId: only.deedId, revision: only.revision }}
          onClose={() => setIsReasoning(false)}
          onDone={() => {
            setIsReasoning(false)
            onSentBack()
          }}
        />
      )}
    </>
  )
}

interface SendingBackProps {
  told: { communityId: string; deedId: string; revision: number }
  onClose: () => void
  onDone: () => void
}

function SendingBack({ told, onClose, onDone }: SendingBackProps) {
  const sendBack = useAction('deeds.sendBack')
  const refusal = sendBack.refused && moveRefusals[sendBack.refused.refusal].title

  const send = async (reason: string) => {
    const answer = await sendBack.run({ ...told, reason })
    if (!answer?.ok) return
    say(pledgeWords.sentBack)
    onDone()
  }
  return <SendBack isBusy={sendBack.isBusy} refusal={refusal} onSend={send} onClose={onClose} />
}

const idOf = ({ deedId }: { deedId: string }): string => deedId
