import { longestRecordingSeconds } from '../../../src/contract/recording'

/** What was said, and nothing beside it. */
export interface CleanRecording {
  bytes: Buffer
  extension: '.mp3' | '.aac' | '.wav'
  /** How long it is by its own frames: whole seconds, one at the least. */
  seconds: number
}

/** A minute as a browser records it takes 2 MB, as WeChat's recorder does a fifth of that. */
export const mostRecordingBytes = 4 * 1024 * 1024

/** A recorder stops a moment after its minute. */
const slackSeconds = 2

/** Fewer are by chance what looks like sound. */
const fewestFrames = 3

/** One frame of sound; a stream is made of frames of one kind. */
interface Frame {
  size: number
  seconds: number
  kind: string
}

type FrameAt = (bytes: Buffer, at: number) => Frame | null

/**
 * What WeChat's recorder makes (MP3, AAC) and what a browser makes for it (WAV), known by its bytes: notes with pictures
 * and places before the first frame go, and so does everything from where the frames end, a page or a second file. What
 * has no frames of sound from its beginning is none: a film, a page, a picture.
 */
export function cleanRecording(bytes: Buffer): CleanRecording | 'notARecording' | 'tooLarge' {
  if (bytes.length > mostRecordingBytes) return 'tooLarge'
  const found = cleanWave(bytes) ?? framed(bytes, '.mp3', mp3FrameAt) ?? framed(bytes, '.aac', aacFrameAt)
  if (!found) return 'notARecording'
  const { seconds } = found
  if (seconds > longestRecordingSeconds + slackSeconds) return 'tooLarge'
  return { ...found, seconds: Math.min(longestRecordingSeconds, Math.max(1, Math.round(seconds))) }
}

function framed(bytes: Buffer, extension: '.mp3' | '.aac', frameAt: FrameAt): CleanRecording | null {
  const from = afterNotes(bytes)
  const first = frameAt(bytes, from)
  // The frame of an encoder's own notes holds no sound.
  const start = first && extension === '.mp3' && isNoteFrame(bytes, from) ? from + first.size : from
  let frames = 0
  let seconds = 0
  let at = start
  for (;;) {
    const frame = frameAt(bytes, at)
    if (!frame || frame.kind !== first?.kind || at + frame.size > bytes.length) break
    frames++
    seconds += frame.seconds
    at += frame.size
  }
  return frames < fewestFrames ? null : { bytes: bytes.subarray(start, at), extension, seconds }
}

const noteHead = 10

/** Where the sound begins behind ID3 notes, whose length is told in four times seven bits. */
function afterNotes(bytes: Buffer): number {
  let at = 0
  while (bytes.toString('latin1', at, at + 3) === 'ID3' && at + noteHead <= bytes.length) {
    const length = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((bytes[at + index] ?? 0) & 0x7f), 0)
    const hasFoot = ((bytes[at + 5] ?? 0) & 0x10) !== 0
    at += noteHead + length + (hasFoot ? noteHead : 0)
  }
  return at
}

/** Thousands of bits a second, by the index in a frame's head, for MPEG 1 and for its later, slower kinds. */
const fastRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const slowRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const mp3Samplings = [44_100, 48_000, 32_000]

/** MPEG audio, layer III. */
function mp3FrameAt(bytes: Buffer, at: number): Frame | null {
  const [b0 = 0, b1 = 0, b2 = 0] = bytes.subarray(at, at + 3)
  const version = (b1 >> 3) & 3
  const isLayer3 = ((b1 >> 1) & 3) === 1
  if (b0 !== 0xff || b1 < 0xe0 || version === 1 || !isLayer3) return null
  const isFast = version === 3
  const rate = (isFast ? fastRates : slowRates)[b2 >> 4]
  const top = mp3Samplings[(b2 >> 2) & 3]
  if (!rate || !top) return null
  const sampling = top / (isFast ? 1 : version === 2 ? 2 : 4)
  const samples = isFast ? 1152 : 576
  const padding = (b2 >> 1) & 1
  const size = Math.floor(((samples / 8) * rate * 1000) / sampling) + padding
  return { size, seconds: samples / sampling, kind: `${version} ${sampling}` }
}

/** The notes of an encoder stand where a frame of sound has its first bits. */
function isNoteFrame(bytes: Buffer, at: number): boolean {
  const isFast = (((bytes[at + 1] ?? 0) >> 3) & 3) === 3
  const isMono = (bytes[at + 3] ?? 0) >> 6 === 3
  const side = isFast ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const wordAt = (from: number): string => bytes.toString('latin1', at + from, at + from + 4)
  return ['Xing', 'Info'].includes(wordAt(4 + side)) || wordAt(36) === 'VBRI'
}

const aacSamplings = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
]
const aacSamples = 1024

/** AAC in ADTS frames, each with a head of its own. */
function aacFrameAt(bytes: Buffer, at: number): Frame | null {
  const head = bytes.subarray(at, at + 7)
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0] = head
  if (head.length < 7 || b0 !== 0xff || (b1 & 0xf6) !== 0xf0) return null
  const sampling = aacSamplings[(b2 >> 2) & 15]
  const size = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5)
  const headSize = (b1 & 1) === 1 ? 7 : 9
  if (!sampling || size <= headSize) return null
  const seconds = (aacSamples * ((b6 & 3) + 1)) / sampling
  return { size, seconds, kind: `${b1} ${b2 & 0xfc}` }
}

const waveHead = 44
const plainSound = 1

/** Plain samples: their form and they themselves are written anew, and no other part. */
function cleanWave(bytes: Buffer): CleanRecording | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return null
  let form: Buffer | null = null
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const content = bytes.subarray(at + 8, at + 8 + size)
    if (name === 'fmt ') form = content
    if (name === 'data') return form && waveOf(form, content)
    at += 8 + size + (size % 2)
  }
  return null
}

function waveOf(form: Buffer, samples: Buffer): CleanRecording | null {
  if (form.length < 16 || form.readUInt16LE(0) !== plainSound) return null
  const [channels, sampling, bits] = [form.readUInt16LE(2), form.readUInt32LE(4), form.readUInt16LE(14)]
  const isSound =
    [1, 2].includes(channels) && [8, 16].includes(bits) && sampling >= 8000 && sampling <= 48_000
  if (!isSound) return null
  const step = (channels * bits) / 8
  const sound = samples.subarray(0, samples.length - (samples.length % step))
  if (sound.length === 0) return null
  const head = Buffer.alloc(waveHead)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(waveHead - 8 + sound.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(plainSound, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(sampling, 24)
  head.writeUInt32LE(sampling * step, 28)
  head.writeUInt16LE(step, 32)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(sound.length, 40)
  return { bytes: Buffer.concat([head, sound]), extension: '.wav', seconds: sound.length / step / sampling }
}
