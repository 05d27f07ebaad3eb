import type { ReactNode } from 'react'
import type { OperationName, Value } from '../../../types/api'
import type { Moment } from '../../../types/time'
import type { CallRefusal } from '../../cloud/call'
import type { Story } from '../../cloud/use-operation'
import { momentInWords } from '../../contract/calendar'
import { OfflineBar } from '../../ui/offline-bar'
import { Waiting } from '../../ui/waiting'
import { Refused } from './refused'
import type { RefusalWords } from './words'

interface LoadedProps<Name extends OperationName> {
  story: Story<Name>
  sentences: Record<CallRefusal<Name>, RefusalWords>
  rows?: number
  /** Somebody above says already how old things are. */
  isAgeTold?: boolean
  children: (value: Value<Name>, at: Moment) => ReactNode
}

/** One operation on a screen: waiting, known (however old), or refused. */
export function Loaded<Name extends OperationName>({
  story,
  sentences,
  rows,
  isAgeTold,
  children,
}: LoadedProps<Name>) {
  const { stands, known, refused, isSlow, reload } = story

  if (known && stands !== 'refused') {
    return (
      <>
        {stands === 'offline' && !isAgeTold && <OfflineBar time={momentInWords(known.at)} onRetry={reload} />}
        {children(known.value, known.at)}
      </>
    )
  }
  if (refused) return <Refused answer={refused} sentences={sentences} onRetry={reload} />
  return <Waiting rows={rows} isSlow={isSlow} />
}
