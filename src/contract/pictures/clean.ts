import { cleanJpeg } from './jpeg'
import { cleanPng } from './png'
import type { PictureSize } from './size'
import { cleanWebp } from './webp'

/** A picture that says nothing of where it was made. */
export interface CleanPicture extends PictureSize {
  bytes: Uint8Array
  extension: '.jpg' | '.png' | '.webp'
}

export const mostPictureBytes = 10 * 1024 * 1024

/**
 * What a phone's own camera makes, and no more: a few bytes may stand for a picture whose drawing takes all the memory
 * that a phone has. The largest, of a camera of 50 million dots, takes 200 MB.
 */
const mostDots = 8192 * 6144
const longestSide = 16_000

const cleaners = [
  ['.jpg', cleanJpeg],
  ['.png', cleanPng],
  ['.webp', cleanWebp],
] as const

/**
 * The picture alone (G25): the phone cleans it before it leaves, and the cloud once more. Nothing is drawn for it: what
 * would be too large is known from its head.
 */
export function cleanPicture(picture: Uint8Array): CleanPicture | 'notAPicture' | 'tooLarge' {
  if (picture.length > mostPictureBytes) return 'tooLarge'
  for (const [extension, clean] of cleaners) {
    const found = clean(picture)
    if (!found) continue
    const { width, height } = found
    const isTooLarge = width * height > mostDots || Math.max(width, height) > longestSide
    return isTooLarge ? 'tooLarge' : { ...found, extension }
  }
  return 'notAPicture'
}
