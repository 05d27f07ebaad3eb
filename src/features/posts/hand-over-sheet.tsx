import { useState } from 'react'
import type { PostHandOverView } from '../../../types/posts'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { MadeFile } from '../papers/made-file'
import { handOverInWords, nameRefusals, printRefusals, readRefusals, words } from './words'

interface HandOverSheetProps {
  communityId: string
  handOver: PostHandOverView
  onClose: () => void
  onChanged: () => void
}

/** One handover: name the successor, take the post back, or print the sheet for three signatures. */
export function HandOverSheet({ communityId, handOver, onClose, onChanged }: HandOverSheetProps) {
  const { postName, from, to, state, can } = handOver
  const noSuccessor = state === 'done' ? words.backToCommunity : words.nobodyYet
  return (
    <Sheet title={words.handOverTitle(from.name || words.nameless, postName)} onClose={onClose}>
      <Facts
        facts={[
          { name: words.from, text: `${from.name}，${from.unitName}` },
          { name: words.to, text: to ? `${to.name}，${to.unitName}` : noSuccessor },
        ]}
      />
      <Words>{handOverInWords(handOver)}</Words>
      {state === 'done' ? (
        <Print handOverId={handOver.handOverId} />
      ) : can.lead ? (
        <Successor communityId={communityId} handOver={handOver} onChanged={onChanged} />
      ) : (
        <Words kind="soft">{ownActItem}</Words>
      )}
    </Sheet>
  )
}

function Successor({ communityId, handOver, onChanged }: Omit<HandOverSheetProps, 'onClose'>) {
  const { handOverId, wish } = handOver
  const name = useAction('posts.nameSuccessor')
  const takeBack = useAction('posts.nameSuccessor')
  const [typed, setTyped] = useState(wish ?? '')
  const [asked, setAsked] = useState<string | null>(null)
  const [hasTried, setHasTried] = useState(false)
  const refused = name.refused ? name : takeBack.refused ? takeBack : null

  const settle = (answer: Awaited<ReturnType<typeof name.run>>) => {
    if (!answer?.ok) return
    say(answer.value.state === 'done' ? words.tookBack : words.named)
    onChanged()
  }
  const find = () => {
    setHasTried(true)
    if (typed.trim()) setAsked(typed.trim())
  }
  return (
    <>
      {refused?.refused && (
        <Refused
          answer={refused.refused}
          sentences={nameRefusals}
          onRetry={async () => settle(await refused.retry())}
        />
      )}
      <Field
        label={words.findSuccessor}
        hint={words.findHint}
        value={typed}
        onType={setTyped}
        maxLength={30}
        error={hasTried && !typed.trim() ? words.findError : null}
      />
      <Button kind={asked ? 'second' : 'main'} onTap={find}>
        {words.find}
      </Button>
      {asked && (
        <Found
          communityId={communityId}
          name={asked}
          isBusy={name.isBusy}
          onChoose={async memberId => settle(await name.run({ handOverId, memberId }))}
        />
      )}
      <Button
        kind="second"
        busy={takeBack.isBusy && words.takingBack}
        onTap={async () => settle(await takeBack.run({ handOverId, memberId: null }))}
      >
        {words.takeBack}
      </Button>
    </>
  )
}

interface FoundProps {
  communityId: string
  name: string
  isBusy: boolean
  onChoose: (memberId: string) => unknown
}

function Found({ communityId, name, isBusy, onChoose }: FoundProps) {
  const pages = usePages('posts.findSuccessor', { communityId, name })
  return (
    <>
      {isBusy && <Words kind="soft">{words.naming}</Words>}
      <Listed pages={pages} sentences={readRefusals} empty={<Words>{words.foundNobody}</Words>}>
        {items => (
          <Rows>
            {items.map(({ memberId, name, unitName, phoneTail, isAccepted }) => (
              <Row
                key={memberId}
                title={phoneTail ? `${name} ${phoneTail}` : name}
                note={isAccepted ? unitName : words.notAcceptedYet}
                mark={isAccepted ? words.choose : undefined}
                onTap={isAccepted ? () => onChoose(memberId) : undefined}
              />
            ))}
          </Rows>
        )}
      </Listed>
    </>
  )
}

function Print({ handOverId }: { handOverId: string }) {
  const print = useAction('posts.printHandOver')
  if (print.done) {
    const { url, code } = print.done
    return (
      <Card tone="done">
        <MadeFile said={words.printed(code)} next={words.printedNext} url={url} />
      </Card>
    )
  }
  return (
    <>
      {print.refused && <Refused answer={print.refused} sentences={printRefusals} onRetry={print.retry} />}
      <Button icon="print" busy={print.isBusy && words.printing} onTap={() => print.run({ handOverId })}>
        {words.print}
      </Button>
    </>
  )
}
