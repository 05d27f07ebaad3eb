import type { Bridge } from './packed'

/** The phone's own files, by path: what a program writes, chooses or records. */
const files = new Map<string, Uint8Array<ArrayBuffer>>()

export const userFolder = 'wxfile://usr'

export function filesOfThePhone() {
  return {
    getFileSystemManager: () => ({
      readFileSync(path: string): ArrayBuffer {
        const bytes = files.get(path)
        if (!bytes) throw new Error(`readFileSync:fail no such file ${path}`)
        return bytes.slice().buffer
      },
      writeFileSync(path: string, data: ArrayBuffer): void {
        if (!(data instanceof ArrayBuffer)) throw new Error('writeFileSync:fail data is no ArrayBuffer')
        files.set(path, new Uint8Array(data.slice(0)))
      },
      unlink: ({ filePath }: { filePath: string }) => void files.delete(filePath),
    }),
    getRecorderManager: recorder,
    createInnerAudioContext: player,
  }
}

/** A chosen picture comes with its bytes from the test; from then on it lies on the phone. */
export async function chooseMedia(bridge: Bridge): Promise<object> {
  const { tempFiles } = (await bridge.scripted('chooseMedia')) as {
    tempFiles: { tempFilePath: string; base64: string }[]
  }
  for (const { tempFilePath, base64 } of tempFiles) {
    files.set(
      tempFilePath,
      Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)),
    )
  }
  return { type: 'image', tempFiles }
}

/** The bytes of a file that lies on the phone, as text that can cross to the test. */
export function base64Of(path: string): string | undefined {
  const bytes = files.get(path)
  return bytes && btoa(String.fromCharCode(...bytes))
}

const frameMs = 36
const frameBytes = 36

/** Silence as WeChat's recorder makes it: MP3 at 16 kHz, frame after frame, and never fewer than a few. */
function soundOf(duration: number): Uint8Array<ArrayBuffer> {
  const sound = new Uint8Array(frameBytes * Math.max(3, Math.ceil(duration / frameMs)))
  for (let at = 0; at < sound.length; at += frameBytes) sound.set([0xff, 0xf3, 0x18, 0xc0], at)
  return sound
}

function recorder() {
  let beganAt = 0
  let onStop: (ended: object) => void = () => {}
  return {
    start: () => {
      beganAt = Date.now()
    },
    stop: () => {
      const tempFilePath = `wxfile://tmp_${files.size}.mp3`
      const duration = Date.now() - beganAt
      const sound = soundOf(duration)
      files.set(tempFilePath, sound)
      onStop({ tempFilePath, duration, fileSize: sound.length })
    },
    onStop: (told: typeof onStop) => {
      onStop = told
    },
    onError: () => undefined,
  }
}

function player() {
  return {
    src: '',
    play: () => undefined,
    stop: () => undefined,
    destroy: () => undefined,
    onEnded: () => undefined,
    onError: () => undefined,
  }
}
