const letters = /^[0-9A-HJKMNP-TV-Z]{12}$/

/** The board's code in the path that a scanner reads from the code at the door; null when it leads elsewhere. */
export function boardCodeIn(text: string): string | null {
  const [path = '', query = ''] = decoded(text.trim()).split('?')
  if (!path.endsWith('pages/resident/board/index')) return null
  const scene = /(?:^|&)scene=([^&#]*)/.exec(query)?.[1] ?? ''
  return letters.test(scene) ? scene : null
}

/** Scanners hand the same text over once encoded, or not at all. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
