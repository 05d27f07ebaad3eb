import { useState } from 'react'
import type { Value } from '../../../types/api'
import { type CallAnswer, call, type Refused as RefusedAnswer } from '../../cloud/call'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Refused } from '../door/refused'
import { breakWords, verifyRefusals, words } from './words'

type Checked = Value<'audits.verify'>

/** Goes through every sealed block, slice by slice, and says whether one was touched. */
export function VerifyTrail() {
  const [blocks, setBlocks] = useState(0)
  const [isRunning, setIsRunning] = useState(false)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [refused, setRefused] = useState<RefusedAnswer<'audits.verify'> | null>(null)

  const verify = async () => {
    setIsRunning(true)
    setChecked(null)
    setRefused(null)
    setBlocks(0)
    const sum = { blocks: 0, rows: 0, outOfTime: 0 }
    for (let cursor: string | null = null; ; ) {
      const answer: CallAnswer<'audits.verify'> = await call('audits.verify', { cursor })
      if (!answer.ok) {
        setRefused(answer)
        break
      }
      sum.blocks += answer.value.checkedBlocks
      sum.rows += answer.value.checkedRows
      sum.outOfTime += answer.value.outOfTime
      setBlocks(sum.blocks)
      cursor = answer.value.cursor
      if (cursor === null) {
        setChecked({
          ...answer.value,
          checkedBlocks: sum.blocks,
          checkedRows: sum.rows,
          outOfTime: sum.outOfTime,
        })
        break
      }
    }
    setIsRunning(false)
  }

  return (
    <>
      {refused && <Refused answer={refused} sentences={verifyRefusals} onRetry={verify} />}
      {checked && <Outcome checked={checked} />}
      <Button kind="second" busy={isRunning && words.verifying(blocks)} onTap={verify}>
        {words.verify}
      </Button>
    </>
  )
}

function Outcome({ checked }: { checked: Checked }) {
  const { broken, head, checkedBlocks, checkedRows, outOfTime } = checked
  if (broken) {
    const from = broken.from === null ? null : momentInWords(broken.from)
    return (
      <Card tone="care">
        <Words kind="title">{words.broken}</Words>
        <Words>{words.brokenText(broken.number, breakWords[broken.why])}</Words>
        <Words>{words.brokenSpan(from, momentInWords(broken.until))}</Words>
        <Words kind="strong">{words.brokenNext}</Words>
      </Card>
    )
  }
  if (!head) {
    return (
      <Card>
        <Words>{words.notSealed}</Words>
      </Card>
    )
  }
  return (
    <Card tone="done">
      <Words kind="title">{words.whole}</Words>
      <Words>{words.wholeText(checkedBlocks, checkedRows)}</Words>
      {outOfTime > 0 && <Words>{words.outOfTime(outOfTime)}</Words>}
      <Words kind="soft">{words.head(head.number, head.hash, momentInWords(head.sealedAt))}</Words>
      <Words kind="soft">{words.keepHead}</Words>
    </Card>
  )
}
