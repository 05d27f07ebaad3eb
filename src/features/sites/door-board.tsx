import { useEffect, useMemo, useState } from 'react'
import { qrSvg } from '../../contract/qr-svg'
import { bytesOf, stepMs } from '../../contract/rotating-code'
import { keepAwake } from '../../platform/awake'
import { Words } from '../../ui/card'
import { CodeBoard } from '../../ui/code-board'
import { Frame } from '../../ui/frame'
import { type DoorHere, isOpenToScanners, shownNow } from './door-here'
import { doorWords as words } from './words'

interface DoorBoardProps {
  door: DoorHere
  onEnded: () => void
}

/** The code at the door: it changes by itself, the screen stays lit, nothing is asked of the network. */
export function DoorBoard({ door, onEnded }: DoorBoardProps) {
  const { text, secondsLeft, isOver } = useEachSecond(() => shownNow(door))
  const imageUrl = useMemo(() => `data:image/svg+xml,${encodeURIComponent(qrSvg(bytesOf(text)))}`, [text])

  useEffect(() => {
    keepAwake(true)
    return () => keepAwake(false)
  }, [])
  useEffect(() => {
    if (isOver) onEnded()
  }, [isOver, onEnded])

  return (
    <Frame>
      <CodeBoard
        title={door.communityName}
        place={door.siteName}
        imageUrl={imageUrl}
        imageLabel={words.code(door.siteName)}
        howTo={isOpenToScanners ? words.scanWithWeChat : words.scanInside}
        secondsLeft={secondsLeft}
        seconds={stepMs / 1000}
        leftLabel={words.left}
      />
      <Words kind="strong">{words.until}</Words>
      <Words kind="soft">{words.whenItStops}</Words>
    </Frame>
  )
}

function useEachSecond<Shown>(show: () => Shown): Shown {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick(count => count + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return show()
}
