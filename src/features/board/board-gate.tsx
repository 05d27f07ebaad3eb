import { useState } from 'react'
import { boardCodeIn } from '../../contract/board-code'
import { scan } from '../../platform/scan'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/notice'
import { say } from '../../ui/toast'
import { gateWords as words } from './words'

interface BoardGateProps {
  isWrongCode: boolean
  onCode: (code: string) => void
}

/** Before the board: the code at the door of the estate opens it, scanned or typed from the paper. */
export function BoardGate({ isWrongCode, onCode }: BoardGateProps) {
  const [typed, setTyped] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const { title, next } = isWrongCode ? words.wrong : words.shut
  const isCode = /^[0-9A-Za-z -]{12,20}$/.test(typed.trim())

  const look = async () => {
    const scanned = await scan()
    if (scanned.kind === 'failed') say(words.notScanned)
    if (scanned.kind !== 'read') return
    const code = boardCodeIn(scanned.text)
    if (code === null) return say(words.anotherCode)
    onCode(code)
  }
  const open = () => {
    setHasTried(true)
    if (isCode) onCode(typed.trim())
  }
  return (
    <>
      <Refusal art="closed" title={title} next={next}>
        <Button onTap={look}>{words.scan}</Button>
      </Refusal>
      <Field
        label={words.typed}
        hint={words.typedHint}
        value={typed}
        onType={setTyped}
        maxLength={20}
        error={hasTried && !isCode ? words.typedError : null}
      />
      <Button kind="second" onTap={open}>
        {words.open}
      </Button>
    </>
  )
}
