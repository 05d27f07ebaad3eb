/** A file a person chose, still on the phone. */
export interface ChosenFile {
  name: string
  size: number
  source: string | Blob
}

/** Null when the person thought better of it. */
export type ChooseFile = (extensions: string[]) => Promise<ChosenFile | null>

/** Puts the file into the cloud's storage; null when it could not be brought there. */
export type Upload = (file: ChosenFile, cloudPath: string) => Promise<string | null>

export const chooseFile: ChooseFile
export const upload: Upload
