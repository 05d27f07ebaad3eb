import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Value } from '../../../types/api'
import { type CallAnswer, call } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords, firstDayOfQuarter, quarterInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { DeskList, useTicked } from './desk-list'
import { makeSheetRefusals, showSheetRefusals, deskWords as words } from './desk-words'
import { EntrySheet } from './entry-sheet'

/** Names on paper (G08 G186): printed to be ticked, and entered again by the code at the foot. */
export function SheetScreen({ communityId }: { communityId: string }) {
  const [sheet, setSheet] = useState<Value<'checkins.showSheet'> | null>(null)
  if (sheet) return <TickedSheet communityId={communityId} sheet={sheet} onDone={() => setSheet(null)} />
  return (
    <Frame title={words.sheetTitle} lead={words.sheetLead}>
      <FindSheet communityId={communityId} onFound={setSheet} />
      <PrintSheet communityId={communityId} />
    </Frame>
  )
}

function PrintSheet({ communityId }: { communityId: string }) {
  const make = useAction('checkins.makeSheet')
  const print = (cursor: string | null) => make.run({ communityId, cursor })
  const { done } = make

  return (
    <Card>
      {make.refused && <Refused answer={make.refused} sentences={makeSheetRefusals} onRetry={make.retry} />}
      {done && (
        <>
          <Words kind="strong">{words.printed(done.people, done.code)}</Words>
          <Words>{words.printedNext}</Words>
          <Button kind="second" onTap={() => copy(done.url)}>
            {words.copy}
          </Button>
        </>
      )}
      {!done && <Words kind="soft">{words.printNote}</Words>}
      {(!done || done.cursor) && (
        <Button
          kind="second"
          icon="print"
          busy={make.isBusy && words.printing}
          onTap={() => print(done?.cursor ?? null)}
        >
          {done ? words.printNext : words.print}
        </Button>
      )}
    </Card>
  )
}

async function copy(url: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: url })
    say(words.copied)
  } catch {
    say(words.notCopied)
  }
}

interface FindSheetProps {
  communityId: string
  onFound: (sheet: Value<'checkins.showSheet'>) => void
}

/** Asked without being kept on the phone: it is a list of names. */
function FindSheet({ communityId, onFound }: FindSheetProps) {
  const [code, setCode] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [hasTried, setHasTried] = useState(false)
  const [answer, setAnswer] = useState<CallAnswer<'checkins.showSheet'> | null>(null)
  const open = async () => {
    setHasTried(true)
    if (!code.trim() || isBusy) return
    setIsBusy(true)
    const said = await call('checkins.showSheet', { communityId, code: code.trim() })
    setIsBusy(false)
    setAnswer(said)
    if (said.ok) onFound(said.value)
  }

  return (
    <Card>
      {answer?.ok === false && <Refused answer={answer} sentences={showSheetRefusals} onRetry={open} />}
      <Field
        label={words.code}
        hint={words.codeHint}
        value={code}
        onType={setCode}
        maxLength={20}
        error={hasTried && !code.trim() ? words.codeError : null}
      />
      <Button busy={isBusy && words.opening} onTap={open}>
        {words.openSheet}
      </Button>
    </Card>
  )
}

interface TickedSheetProps {
  communityId: string
  sheet: Value<'checkins.showSheet'>
  onDone: () => void
}

function TickedSheet({ communityId, sheet, onDone }: TickedSheetProps) {
  const overview = useOperation('checkins.overview', { communityId, quarter: null })
  const { ticked, tick } = useTicked()
  const [isEntering, setIsEntering] = useState(false)

  return (
    <Frame
      title={words.sheetTitle}
      lead={words.sheetOf(sheet.code, dayInWords(sheet.madeOn), quarterInWords(sheet.quarter))}
      foot={
        <Button onTap={() => (ticked.size > 0 ? setIsEntering(true) : say(words.choose))}>
          {words.enter(ticked.size)}
        </Button>
      }
    >
      <DeskList people={sheet.items} ticked={ticked} onTick={tick} />
      <Words kind="soft">{words.listNote}</Words>
      {isEntering && (
        <EntrySheet
          communityId={communityId}
          people={ticked}
          earliest={overview.known?.value.enterFrom ?? firstDayOfQuarter(sheet.quarter)}
          sheet={sheet.code}
          onEntered={onDone}
          onClose={() => setIsEntering(false)}
        />
      )}
    </Frame>
  )
}
