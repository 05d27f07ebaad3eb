import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { PledgeView } from '../../../types/pledges'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { PledgeForm } from './pledge-form'
import { PledgeStory, PledgeTold } from './pledge-told'
import { readRefusals, standingNext, standingWords, withdrawRefusals, words, writeRefusals } from './words'

/** My public pledge (A47): write or choose one, edit it, take it back in one tap. */
export function MyPledgeScreen() {
  const mine = useOperation('pledges.mine', {})
  const [isWriting, setIsWriting] = useState(false)
  useReturn(mine.reload)

  return (
    <Frame title={words.title} lead={words.lead}>
      <Loaded story={mine} sentences={readRefusals} rows={2}>
        {value => (
          <>
            {value.pledge ? (
              <Mine pledge={value.pledge} onWrite={() => setIsWriting(true)} onChanged={mine.reload} />
            ) : (
              <Empty art="papers" title={words.none} next={words.noneNext}>
                <Button onTap={() => setIsWriting(true)}>{words.write}</Button>
              </Empty>
            )}
            <Earlier pledges={value.earlier} />
            {isWriting && (
              <WriteSheet
                mine={value}
                onClose={() => setIsWriting(false)}
                onDone={() => {
                  setIsWriting(false)
                  void mine.reload()
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

interface MineProps {
  pledge: PledgeView
  onWrite: () => void
  onChanged: () => unknown
}

function Mine({ pledge, onWrite, onChanged }: MineProps) {
  const withdraw = useAction('pledges.withdraw')
  const { standing, steps } = pledge
  const reason = standing === 'sentBack' ? steps.at(-1)?.reason : null

  const settle = (answer: Awaited<ReturnType<typeof withdraw.run>>) => {
    if (!answer?.ok) return
    say(words.withdrawn)
    void onChanged()
  }
  return (
    <>
      <Card tone={standing === 'public' ? 'done' : standing === 'sentBack' ? 'care' : 'plain'}>
        <PledgeTold pledge={pledge} />
        <Words>{standingNext[standing]}</Words>
        {reason && <Words kind="strong">{reason}</Words>}
        {withdraw.refused && (
          <Refused
            answer={withdraw.refused}
            sentences={withdrawRefusals}
            onRetry={async () => settle(await withdraw.retry())}
          />
        )}
        <Button
          kind={standing === 'sentBack' || standing === 'withdrawn' ? 'main' : 'second'}
          onTap={onWrite}
        >
          {standing === 'withdrawn' ? words.writeAgain : words.edit}
        </Button>
        {standing !== 'withdrawn' && (
          <Button
            kind="quiet"
            busy={withdraw.isBusy && words.withdrawing}
            onTap={async () => settle(await withdraw.run({}))}
          >
            {words.withdraw}
          </Button>
        )}
      </Card>
      <Section title={words.story}>
        <PledgeStory pledge={pledge} />
      </Section>
    </>
  )
}

function Earlier({ pledges }: { pledges: PledgeView[] }) {
  if (pledges.length === 0) return null
  return (
    <Section title={words.earlier}>
      <Rows>
        {pledges.map(({ pledgeId, text, from, until, standing }) => (
          <Row key={pledgeId} title={text} note={words.from(from, until)} mark={standingWords[standing]} />
        ))}
      </Rows>
    </Section>
  )
}

interface WriteSheetProps {
  mine: Value<'pledges.mine'>
  onClose: () => void
  onDone: () => void
}

function WriteSheet({ mine: { pledge, untilIfBegunNow }, onClose, onDone }: WriteSheetProps) {
  const write = useAction('pledges.write')

  const settle = (answer: Awaited<ReturnType<typeof write.run>>) => {
    if (!answer?.ok) return
    say(answer.value.pledge.standing === 'public' ? words.savedPublic : words.saved)
    onDone()
  }
  return (
    <Sheet title={pledge ? words.edit : words.write} onClose={onClose}>
      {write.refused && (
        <Refused
          answer={write.refused}
          sentences={writeRefusals}
          onRetry={async () => settle(await write.retry())}
        />
      )}
      <PledgeForm
        text={pledge?.text ?? ''}
        label={words.field}
        {...(!pledge && { note: words.untilIfBegunNow(untilIfBegunNow) })}
        isBusy={write.isBusy}
        onSend={async text => settle(await write.run({ text }))}
      />
    </Sheet>
  )
}
