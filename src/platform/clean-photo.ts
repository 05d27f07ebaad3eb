import { cleanPicture } from '../contract/pictures/clean'
import { newTapId } from '../contract/tap-id'
import { keepFile } from './files'
import type { TakenPhoto } from './photos'

/** The picture alone, kept on the phone until it is sent. */
export async function cleanPhoto(bytes: Uint8Array): Promise<TakenPhoto> {
  const clean = cleanPicture(bytes)
  if (typeof clean === 'string') return { kind: clean }
  const file = await keepFile(`${newTapId()}${clean.extension}`, clean.bytes)
  return file ? { kind: 'taken', file } : { kind: 'noRoom' }
}
