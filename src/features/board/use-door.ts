import { useState } from 'react'
import type { BoardDoor } from '../../../types/board'
import { keep, kept } from '../../platform/keep'

const shelf = 'board.code'

export interface Door {
  door: BoardDoor
  /** Another code, scanned or typed just now. */
  take(code: string): void
  /** The code opened the board: this phone finds it again from home. */
  keepIt(): void
  /** The code that was kept opens nothing any more: from now on by the home. */
  leaveIt(): void
  /** Was the code on this phone from before? */
  isKept: boolean
}

/** What this phone opens a board with: the code it has just scanned, the one it has kept, or where its owner lives. */
export function useDoor(scanned: string): Door {
  const [code, setCode] = useState(scanned || keptCode())
  const isKept = code !== '' && code === keptCode()
  return {
    door: code ? { by: 'code', code } : { by: 'home' },
    take: setCode,
    keepIt: () => {
      if (code && !isKept) keep(shelf, code)
    },
    leaveIt: () => {
      keep(shelf, '')
      setCode('')
    },
    isKept,
  }
}

function keptCode(): string {
  const code = kept(shelf)
  return typeof code === 'string' ? code : ''
}
