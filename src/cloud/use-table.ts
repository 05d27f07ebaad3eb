import { useState } from 'react'
import { type ChosenFile, chooseFile } from '../platform/files'
import { bring } from './bring'
import type { Refused } from './call'

type Read = { ok: true } | { ok: false; refusal: string } | null

interface Reading<Choice> {
  read(fileId: string, fileName: string, choice: Choice): Promise<Read>
  /** The same reading under the same tap, where its answer was lost. */
  again(): Promise<Read>
  forget(): void
}

export interface Table<Choice> {
  step: 'idle' | 'uploading' | 'reading'
  /** Why the file did not arrive in the cloud. */
  notBrought: Refused<'uploads.folder'> | null
  choose(choice: Choice): Promise<void>
  /** The same file read in another way: it is brought once more, because a file is deleted once it was read. */
  readAs(choice: Choice): Promise<void>
  retry(): Promise<void>
}

/** A table from the phone to its reading: chosen, brought, read; tried once more it stays the same file. */
export function useTable<Choice>({ read, again, forget }: Reading<Choice>): Table<Choice> {
  const [sent, setSent] = useState<{ file: ChosenFile; choice: Choice } | null>(null)
  const [step, setStep] = useState<Table<Choice>['step']>('idle')
  const [notBrought, setNotBrought] = useState<Table<Choice>['notBrought']>(null)

  const send = async (file: ChosenFile, choice: Choice) => {
    forget()
    setSent({ file, choice })
    setStep('uploading')
    const brought = await bring(file)
    setNotBrought(brought.ok ? null : brought)
    if (brought.ok) {
      setStep('reading')
      await read(brought.fileId, file.name.slice(0, 100), choice)
    }
    setStep('idle')
  }

  return {
    step,
    notBrought,
    async choose(choice) {
      const file = await chooseFile(['xlsx', 'xls', 'csv'])
      if (file) await send(file, choice)
    },
    readAs: async choice => (sent ? send(sent.file, choice) : undefined),
    async retry() {
      if (!sent) return
      if (notBrought) return send(sent.file, sent.choice)
      setStep('reading')
      const answer = await again()
      // The lost answer was a no, and the file went with it: it is brought once more to hear that no.
      if (answer?.ok === false && answer.refusal === 'fileGone') return send(sent.file, sent.choice)
      setStep('idle')
    },
  }
}
