import { longestRecordingSeconds } from '../contract/recording'
import { newTapId } from '../contract/tap-id'
import { keepFile } from './files'
import type { Play, Record } from './speech'

export const canRecord = typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices)

export const record: Record = async ({ onEnd }) => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null)
  if (!stream) return null
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  const beganAt = Date.now()
  const timer = setTimeout(() => recorder.stop(), longestRecordingSeconds * 1000)
  recorder.ondataavailable = ({ data }) => parts.push(data)
  recorder.onstop = async () => {
    clearTimeout(timer)
    for (const track of stream.getTracks()) track.stop()
    const seconds = Math.min(longestRecordingSeconds, Math.round((Date.now() - beganAt) / 1000))
    const bytes = await plainSound(new Blob(parts)).catch(() => null)
    const file = bytes && (await keepFile(`${newTapId()}.wav`, bytes))
    onEnd(file && { file, seconds, text: null })
  }
  recorder.start()
  return { stop: () => recorder.state === 'recording' && recorder.stop() }
}

/** As many samples a second as WeChat's recorder takes. */
const sampling = 16_000
const waveHead = 44

/** A browser records into a container of its own choice; the cloud takes what it can read to the end: plain samples. */
async function plainSound(recorded: Blob): Promise<Uint8Array> {
  const decoder = new OfflineAudioContext(1, 1, sampling)
  const samples = (await decoder.decodeAudioData(await recorded.arrayBuffer())).getChannelData(0)
  const view = new DataView(new ArrayBuffer(waveHead + samples.length * 2))
  const write = (at: number, letters: string) => {
    for (const [index, letter] of [...letters].entries()) view.setUint8(at + index, letter.charCodeAt(0))
  }
  write(0, 'RIFF')
  view.setUint32(4, view.byteLength - 8, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampling, true)
  view.setUint32(28, sampling * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  write(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [index, sample] of samples.entries()) {
    view.setInt16(waveHead + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), true)
  }
  return new Uint8Array(view.buffer)
}

export const play: Play = (address, onEnd) => {
  const sound = new Audio(address)
  sound.onended = onEnd
  sound.onerror = onEnd
  sound.play().catch(onEnd)
  return { stop: () => sound.pause() }
}
