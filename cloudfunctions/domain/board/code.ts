import { drawnFrom, readCode } from '../papers/code'

const codeLength = 12

/** Sixty bits, from a keyed hash of the tap that makes it: nobody guesses it, and a repeated tap makes the same. */
export function boardCode(estateId: string, openid: string, tapId: string): string {
  return drawnFrom(`board ${estateId} ${openid} ${tapId}`, codeLength)
}

/** As it was scanned, or typed from the paper; null when it is no code of a board. */
export const readBoardCode = (typed: string): string | null => readCode(typed, codeLength)
