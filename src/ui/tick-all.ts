/** What is ticked once all are: those that were ticked by hand first, so that none is dropped for another where not all may be. */
export function tickAll(ticked: string[], all: string[], mostAtOnce: number): string[] {
  return [...ticked, ...all.filter(id => !ticked.includes(id))].slice(0, mostAtOnce)
}
