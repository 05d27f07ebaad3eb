import { useState } from 'react'
import type { ColumnMapping, ImportView } from '../../../types/members'
import { bring } from '../../cloud/bring'
import { type Action, useAction } from '../../cloud/use-action'
import { type ChosenFile, chooseFile } from '../../platform/files'

interface Choice {
  headerRow: number | null
  mapping: ColumnMapping | null
}

export interface Plan {
  /** The place that the roster names in full; null when it only adds. */
  covers: string | null
  setCovers(orgId: string | null): void
  step: 'idle' | 'uploading' | 'reading'
  notUploaded: boolean
  action: Action<'members.planImport'>
  choose(): Promise<void>
  /** The same file once more, now that a person said what its rows and columns are. */
  readAs(choice: Choice): Promise<void>
  retry(): Promise<void>
}

const nothingSaid: Choice = { headerRow: null, mapping: null }

/** From a file on the phone to a dry run: choose, upload, read. */
export function usePlan(onPlanned: (view: ImportView) => void): Plan {
  const action = useAction('members.planImport')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [step, setStep] = useState<Plan['step']>('idle')
  const [notUploaded, setNotUploaded] = useState(false)
  const [covers, setCovers] = useState<string | null>(null)

  const plan = async (chosen: ChosenFile, choice: Choice) => {
    action.forget()
    setStep('uploading')
    const brought = await bring(chosen)
    setNotUploaded(!brought.ok)
    if (brought.ok) {
      const { fileId } = brought
      setStep('reading')
      const answer = await action.run({ fileId, fileName: chosen.name.slice(0, 100), ...choice, covers })
      if (answer?.ok) onPlanned(answer.value)
    }
    setStep('idle')
  }

  return {
    covers,
    setCovers,
    step,
    notUploaded,
    action,
    async choose() {
      const chosen = await chooseFile(['xlsx', 'xls', 'csv'])
      if (!chosen) return
      setFile(chosen)
      await plan(chosen, nothingSaid)
    },
    // A file is deleted once it was read, so that reading it another way begins with bringing it again.
    readAs: async choice => (file ? plan(file, choice) : undefined),
    async retry() {
      if (notUploaded && file) return plan(file, nothingSaid)
      setStep('reading')
      const answer = await action.retry()
      setStep('idle')
      if (answer?.ok) onPlanned(answer.value)
    },
  }
}
