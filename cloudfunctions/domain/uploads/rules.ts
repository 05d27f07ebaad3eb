import { cleanPicture } from '../../../src/contract/pictures/clean'
import type { Moment } from '../../../types/time'
import type { UploadKind, UploadStanding } from '../../../types/uploads'

/** A file as it will be kept. */
export interface CleanFile {
  bytes: Uint8Array
  extension: string
}

/** The file without what says where it was made; null when it is not what it is said to be, whatever its name says. */
export function cleanFile(kind: UploadKind, bytes: Buffer): CleanFile | null {
  return kind === 'recording' ? recognisedRecording(bytes) : cleanPicture(bytes)
}

/** What phones record: the first bytes say which it is. */
const recordings: readonly (readonly [string, (bytes: Buffer) => boolean])[] = [
  [
    '.mp3',
    bytes => begins(bytes, 'ID3') || (bytes[0] === 0xff && [0xfb, 0xf3, 0xf2].includes(bytes[1] ?? 0)),
  ],
  ['.aac', bytes => bytes[0] === 0xff && [0xf1, 0xf9].includes(bytes[1] ?? 0)],
  ['.m4a', bytes => bytes.toString('latin1', 4, 8) === 'ftyp'],
  ['.wav', bytes => begins(bytes, 'RIFF') && bytes.toString('latin1', 8, 12) === 'WAVE'],
  ['.ogg', bytes => begins(bytes, 'OggS')],
  ['.webm', bytes => bytes.length > 4 && bytes.readUInt32BE(0) === 0x1a45dfa3],
]

function recognisedRecording(bytes: Buffer): CleanFile | null {
  const found = recordings.find(([, isIt]) => isIt(bytes))
  return found ? { bytes, extension: found[0] } : null
}

const begins = (bytes: Buffer, words: string): boolean => bytes.toString('latin1', 0, words.length) === words

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
