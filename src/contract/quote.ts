/** What somebody wrote, as a sentence that others may follow: people leave the last full stop out, or put it there. */
export function quoted(said: string): string {
  const text = said.trim()
  return /[。！？…!?.~～]$/u.test(text) ? text : `${text}。`
}
