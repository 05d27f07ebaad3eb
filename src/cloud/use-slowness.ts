import { useEffect, useState } from 'react'

const slowAfterMs = 4_000

/** Has this been going on for so long that a person should be told? */
export function useSlowness(isWaiting: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false)

  useEffect(() => {
    setIsSlow(false)
    if (!isWaiting) return
    const timer = setTimeout(() => setIsSlow(true), slowAfterMs)
    return () => clearTimeout(timer)
  }, [isWaiting])

  return isSlow
}
