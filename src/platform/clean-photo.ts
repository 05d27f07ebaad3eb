import { cleanPicture, mostPictureBytes } from '../contract/pictures/clean'
import { newTapId } from '../contract/tap-id'
import { keepFile } from './files'
import type { TakenPhoto } from './photos'

/** The picture alone, kept on the phone until it is sent. */
export async function cleanPhoto(bytes: Uint8Array): Promise<TakenPhoto> {
  if (bytes.length > mostPictureBytes) return { kind: 'tooLarge' }
  const clean = cleanPicture(bytes)
  if (!clean) return { kind: 'notAPicture' }
  const file = await keepFile(`${newTapId()}${clean.extension}`, clean.bytes)
  return file ? { kind: 'taken', file } : { kind: 'noRoom' }
}
