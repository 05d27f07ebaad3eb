import { createHash } from 'node:crypto'
import { cleanPicture, mostPictureBytes } from '../../../src/contract/pictures/clean'
import type { Moment } from '../../../types/time'
import type { UploadKind, UploadStanding } from '../../../types/uploads'
import { cleanRecording, mostRecordingBytes } from './recordings'

/** A file as it will be kept. */
export interface CleanFile {
  bytes: Buffer
  extension: string
  /** How long a recording is; null for a picture. */
  seconds: number | null
}

/** What is read of a file that is said to be of this kind; whatever is larger is not looked at. */
export const mostBytesOf: Readonly<Record<UploadKind, number>> = {
  picture: mostPictureBytes,
  recording: mostRecordingBytes,
}

/** The file without what says where it was made; why not, when it is not what it is said to be, whatever its name says. */
export function cleanFile(
  kind: UploadKind,
  bytes: Buffer,
): CleanFile | 'notAPicture' | 'notARecording' | 'tooLarge' {
  if (kind === 'recording') return cleanRecording(bytes)
  const clean = cleanPicture(bytes)
  if (typeof clean === 'string') return clean
  return { bytes: Buffer.from(clean.bytes), extension: clean.extension, seconds: null }
}

/** Its hash is in a kept file's path: under one path there are the same bytes always, those that were looked at. */
export function pathOf(uploadId: string, { bytes, extension }: CleanFile): string {
  return `uploads/${uploadId}-${hashOf(bytes)}${extension}`
}

/** Are these the bytes that were looked at when the file was taken in? */
export function isAsTakenIn(fileId: string, bytes: Buffer): boolean {
  return fileId.includes(`-${hashOf(bytes)}.`)
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A phone counts from the tap, a recording from its first sound. */
const mostSecondsApart = 3

/** How long a recording may be that somebody says is so long: whole seconds. */
export function secondsLike(said: number): number[] {
  const apart = Math.max(mostSecondsApart, Math.round(said / 5))
  const from = Math.max(0, Math.round(said) - apart)
  return Array.from({ length: Math.round(said) + apart - from + 1 }, (_, index) => from + index)
}

/** WeChat promises an answer within thirty minutes, and needs one or two: whoever may need help does not wait longer. */
const patienceMs = 10 * 60_000

/** May others see it? Without an answer it is not clear, and after a while a person looks first (G182). */
export function standingOf(
  { traceId, takenAt }: { traceId: string | null; takenAt: Moment },
  verdict: 'pass' | 'doubt' | 'unread' | null,
  now: Moment,
): UploadStanding {
  if (verdict === 'pass') return 'clear'
  if (verdict === 'doubt') return 'doubtful'
  const isAwaited = traceId !== null && verdict === null && now - takenAt < patienceMs
  return isAwaited ? 'checking' : 'unread'
}
