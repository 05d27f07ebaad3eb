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
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    const file = bytes.length > 0 ? await keepFile(`${newTapId()}.webm`, bytes) : null
    onEnd(file && { file, seconds, text: null })
  }
  recorder.start()
  return { stop: () => recorder.state === 'recording' && recorder.stop() }
}

export const play: Play = (address, onEnd) => {
  const sound = new Audio(address)
  sound.onended = onEnd
  sound.onerror = onEnd
  sound.play().catch(onEnd)
  return { stop: () => sound.pause() }
}
