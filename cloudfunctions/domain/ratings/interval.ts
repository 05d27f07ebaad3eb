import type { Rate } from '../../../types/ratings'

/** 95 %. */
const z = 1.959964

/**
 * Where a share lies with 95 % confidence: the score interval of Wilson (JASA 22, 1927, 209–212), which Brown, Cai and
 * DasGupta (Statistical Science 16, 2001, 101–133) recommend for few observations: it never leaves 0 … 100 %.
 */
export function wilson(hits: number, n: number): { from: number; to: number } {
  const share = hits / n
  const weight = 1 + z ** 2 / n
  const middle = (share + z ** 2 / (2 * n)) / weight
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) }
}

/** G78: nothing at all is said of fewer than `least`. */
export function rateOf(hits: number, n: number, least: number): Rate {
  if (n < least) return { isShown: false, least }
  const { from, to } = wilson(hits, n)
  return {
    isShown: true,
    n,
    percent: Math.round((100 * hits) / n),
    from: Math.floor(100 * from),
    to: Math.ceil(100 * to),
  }
}
