import { useCallback, useEffect, useRef, useState } from 'react'
import { useTokens } from '../ui/comfort'
import { codeIn, codeInPicture } from './code-reader.h5'
import { useHeldFocus } from './held-focus'
import type { Scanned } from './scan'
import './scanner.css'
import { words } from './words'

/** The scanner lies over the page until a code was read or the person gave up. */
export default function Scanner({ onEnd }: { onEnd: (scanned: Scanned) => void }) {
  const [note, setNote] = useState(words.scanHint)
  const tokens = useTokens()
  const video = useRef<HTMLVideoElement>(null)
  const held = useHeldFocus(() => onEnd({ kind: 'cancelled' }))

  const end = useCallback((text: string) => onEnd({ kind: 'read', text, way: 'camera' }), [onEnd])
  const lament = useCallback(() => setNote(words.noCamera), [])
  useCamera(video, end, lament)

  const readPicture = async (picture: File | undefined) => {
    if (!picture) return
    setNote(words.readingPicture)
    const text = await codeInPicture(picture)
    if (text === null) return setNote(words.noCodeInPicture)
    onEnd({ kind: 'read', text, way: 'picture' })
  }

  return (
    <div
      className={`${tokens} scanner`}
      role="dialog"
      aria-modal="true"
      aria-label={words.scanTitle}
      {...held}
    >
      <div className="scanner-title">{words.scanTitle}</div>
      <div className="scanner-view">
        <video className="scanner-video" ref={video} muted playsInline />
        <div className="scanner-corners" />
      </div>
      <div className="scanner-note" role="status">
        {note}
      </div>
      <label className="scanner-button scanner-picture">
        {words.choosePicture}
        <input
          className="scanner-file"
          type="file"
          accept="image/*"
          onChange={event => readPicture(event.target.files?.[0])}
        />
      </label>
      <button type="button" className="scanner-button" onClick={() => onEnd({ kind: 'cancelled' })}>
        {words.cancel}
      </button>
    </div>
  )
}

const pauseBetweenLooksMs = 180

function useCamera(
  video: React.RefObject<HTMLVideoElement>,
  onRead: (text: string) => void,
  onNone: () => void,
): void {
  useEffect(() => {
    const screen = video.current
    let isOver = false
    let stream: MediaStream | null = null

    const look = async (screen: HTMLVideoElement) => {
      while (!isOver) {
        const text = await codeIn(screen)
        if (text !== null && !isOver) return onRead(text)
        await new Promise(resolve => setTimeout(resolve, pauseBetweenLooksMs))
      }
    }
    const begin = async () => {
      if (!screen) return
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (isOver) return stop()
      screen.srcObject = stream
      await screen.play()
      await look(screen)
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }

    begin().catch(() => {
      if (!isOver) onNone()
    })
    return () => {
      isOver = true
      stop()
    }
  }, [video, onRead, onNone])
}
