/** A file a person chose, still on the phone. */
export interface ChosenFile {
  name: string
  size: number
  source: string | Blob
}

/** One that outlives the app, until it is put away: a path of the phone's own, in a browser the bytes themselves. */
export interface KeptFile extends ChosenFile {
  source: string
}

/** Null when the person thought better of it. */
export type ChooseFile = (extensions: string[]) => Promise<ChosenFile | null>

/** Puts the file into the cloud's storage: `refused` where the cloud's rule lets no phone write there. */
export type Upload = (
  file: ChosenFile,
  cloudPath: string,
) => Promise<{ fileId: string } | 'refused' | 'unreached'>

/** Keeps bytes on the phone under a name of their own; null when there is no room. */
export type KeepFile = (name: string, bytes: Uint8Array) => Promise<KeptFile | null>

export type PutAwayFile = (file: KeptFile) => void

export const chooseFile: ChooseFile
export const upload: Upload
export const keepFile: KeepFile
export const putAwayFile: PutAwayFile
