import type { UploadKind } from '../../types/uploads'
import { newTapId } from '../contract/tap-id'
import { type ChosenFile, type KeptFile, upload } from '../platform/files'
import { type CallAnswer, call, type Refused } from './call'

export type Brought = { ok: true; fileId: string } | Refused<'uploads.folder'>

/** A file that goes along with an act: brought to the cloud once, under its own tap. */
export interface Along {
  file: KeptFile
  tapId: string
  uploadId: string | null
}

export function along(file: KeptFile): Along {
  return { file, tapId: newTapId(), uploadId: null }
}

/** This person's own folder in the cloud; asked for once, and again after a file did not arrive there. */
let folder: string | null = null

/** Brings a file into this person's own folder, where nothing is kept that is not handed in. */
export async function bring(file: ChosenFile, name = newTapId()): Promise<Brought> {
  if (folder === null) {
    const answer = await call('uploads.folder', {})
    if (!answer.ok) return answer
    folder = answer.value.folder
  }
  const uploaded = await upload(file, `${folder}/${name}${extensionOf(file.name)}`)
  if (typeof uploaded === 'object') return { ok: true, ...uploaded }
  folder = null
  return { ok: false, refusal: uploaded === 'refused' ? 'unavailable' : 'offline' }
}

/** Brings a picture or a recording and hands it in: once, under its own tap. */
export async function handIn(
  kind: UploadKind,
  file: ChosenFile,
  tapId: string,
): Promise<CallAnswer<'uploads.take'>> {
  // In the same place each time, so that the same tap is sent with the same file.
  const brought = await bring(file, tapId)
  return brought.ok ? call('uploads.take', { tapId, kind, fileId: brought.fileId }) : brought
}

/** What a file is, is told by its bytes; its name only has to end somehow. */
function extensionOf(name: string): string {
  return name.match(/\.[A-Za-z0-9]{1,5}$/)?.[0].toLowerCase() ?? '.bin'
}
