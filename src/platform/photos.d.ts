import type { KeptFile } from './files'

/** A photo as it may leave the phone (G25), or why it may not. */
export type TakenPhoto = { kind: 'taken'; file: KeptFile } | { kind: 'notAPicture' | 'tooLarge' | 'noRoom' }

/** Photos from the camera or the album, cleaned of where they were made; none when the person thought better of it. */
export type TakePhotos = (most: number) => Promise<TakenPhoto[]>

export const takePhotos: TakePhotos

/** Shows a photo in large. */
export type Enlarge = (address: string, all: string[]) => void

export const enlarge: Enlarge
