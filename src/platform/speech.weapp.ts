import Taro from '@tarojs/taro'
import { longestRecordingSeconds } from '../contract/recording'
import { newTapId } from '../contract/tap-id'
import { keepFile } from './files'
import type { Play, Record, Recording } from './speech'

/** What both WeChat's recorder and its plugin that writes speech down end with. */
interface Ended {
  tempFilePath: string
  duration?: number
  result?: string
}

interface Listener {
  start(): void
  stop(): void
  onStop(told: (ended: Ended) => void): void
  onError(told: () => void): void
}

declare function requirePlugin(name: 'WechatSI'): {
  getRecordRecognitionManager(): {
    start(options: { lang: 'zh_CN'; duration: number }): void
    stop(): void
    onStop: (ended: Ended) => void
    onError: () => void
  }
}

export const canRecord = true

/** WeChat's plugin is in the program only where the build was told so: the account has to have been granted it. */
const isWritten = process.env.TARO_APP_SPEECH === 'yes'

const longestMs = longestRecordingSeconds * 1000

/** There is one recorder in a program: it keeps its listeners. */
let listener: Listener | null = null
let onEnded: (ended: Ended | null) => void = () => {}

export const record: Record = async ({ onEnd }) => {
  if (!listener) {
    listener = isWritten ? writingDown() : recordingOnly()
    listener.onStop(ended => onEnded(ended))
    listener.onError(() => onEnded(null))
  }
  const beganAt = Date.now()
  onEnded = async ended => {
    onEnded = () => {}
    onEnd(ended && (await recordingOf(ended, Date.now() - beganAt)))
  }
  listener.start()
  return { stop: () => listener?.stop() }
}

function recordingOnly(): Listener {
  const recorder = Taro.getRecorderManager()
  return {
    start: () =>
      recorder.start({
        duration: longestMs,
        format: 'mp3',
        sampleRate: 16_000,
        numberOfChannels: 1,
        encodeBitRate: 48_000,
      }),
    stop: () => recorder.stop(),
    onStop: told => recorder.onStop(told),
    onError: told => recorder.onError(told),
  }
}

function writingDown(): Listener {
  const manager = requirePlugin('WechatSI').getRecordRecognitionManager()
  return {
    start: () => manager.start({ lang: 'zh_CN', duration: longestMs }),
    stop: () => manager.stop(),
    onStop: told => {
      manager.onStop = told
    },
    onError: told => {
      manager.onError = told
    },
  }
}

async function recordingOf(
  { tempFilePath, duration, result }: Ended,
  spentMs: number,
): Promise<Recording | null> {
  try {
    const bytes = new Uint8Array(Taro.getFileSystemManager().readFileSync(tempFilePath) as ArrayBuffer)
    const file = await keepFile(`${newTapId()}.mp3`, bytes)
    const seconds = Math.min(longestRecordingSeconds, Math.round((duration ?? spentMs) / 1000))
    return file && { file, seconds, text: result?.trim() || null }
  } catch {
    return null
  }
}

export const play: Play = (address, onEnd) => {
  const sound = Taro.createInnerAudioContext()
  const end = () => {
    sound.destroy()
    onEnd()
  }
  sound.src = address
  sound.onEnded(end)
  sound.onError(end)
  sound.play()
  return { stop: () => sound.stop() }
}
