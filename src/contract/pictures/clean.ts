import { cleanJpeg } from './jpeg'
import { cleanPng } from './png'
import { cleanWebp } from './webp'

/** A picture that says nothing of where it was made. */
export interface CleanPicture {
  bytes: Uint8Array
  extension: '.jpg' | '.png' | '.webp'
}

export const mostPictureBytes = 10 * 1024 * 1024

const cleaners = [
  ['.jpg', cleanJpeg],
  ['.png', cleanPng],
  ['.webp', cleanWebp],
] as const

/** The picture alone (G25): the phone cleans it before it leaves, and the cloud once more. Null when it is none. */
export function cleanPicture(picture: Uint8Array): CleanPicture | null {
  for (const [extension, clean] of cleaners) {
    const bytes = clean(picture)
    if (bytes) return { bytes, extension }
  }
  return null
}
