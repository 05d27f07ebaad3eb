import { useState } from 'react'
import type { ColumnMapping, ImportView } from '../../../types/members'
import { type Action, useAction } from '../../cloud/use-action'
import { type Table, useTable } from '../../cloud/use-table'

interface Choice {
  headerRow: number | null
  mapping: ColumnMapping | null
}

export interface Plan extends Pick<Table<Choice>, 'step' | 'notBrought' | 'retry'> {
  /** The place that the roster names in full; null when it only adds. */
  covers: string | null
  setCovers(orgId: string | null): void
  action: Action<'members.planImport'>
  choose(): Promise<void>
  /** The same file once more, now that a person said what its rows and columns are. */
  readAs(choice: Choice): Promise<void>
}

const nothingSaid: Choice = { headerRow: null, mapping: null }

/** From a file on the phone to a dry run: choose, upload, read. */
export function usePlan(onPlanned: (view: ImportView) => void): Plan {
  const action = useAction('members.planImport')
  const [covers, setCovers] = useState<string | null>(null)

  const settle = async (answering: ReturnType<typeof action.run>) => {
    const answer = await answering
    if (answer?.ok) onPlanned(answer.value)
    return answer
  }
  const { step, notBrought, choose, readAs, retry } = useTable<Choice>({
    read: (fileId, fileName, choice) => settle(action.run({ fileId, fileName, ...choice, covers })),
    again: () => settle(action.retry()),
    forget: action.forget,
  })

  return {
    covers,
    setCovers,
    step,
    notBrought,
    action,
    choose: () => choose(nothingSaid),
    readAs,
    retry,
  }
}
