import { readRotatingCode } from './rotating-code'

const shape = /^[0-9A-Za-z]{10}$/

/** Is it ten characters of base62, as a site's code travels in a mini-program code's scene? */
export function isSiteCode(text: string): boolean {
  return shape.test(text)
}

/**
 * The code of a check-in point, its own or the rotating one, in whatever a scanner or a link hands over: the bare
 * code, a page path with `scene=` or `id=`, a whole address with `c=`, or an address wrapped in `q=`. Null when there
 * is none.
 */
export function siteCodeIn(text: string): string | null {
  const plain = decoded(text.trim())
  if (isSiteCode(plain) || readRotatingCode(plain)) return plain

  for (const [, value = ''] of plain.matchAll(/(?:^|[?&])(?:scene|id|q|c)=([^&#]*)/g)) {
    const code = siteCodeIn(value)
    if (code) return code
  }
  return null
}

/** Scanners hand the same text over once or twice encoded, or not at all. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
