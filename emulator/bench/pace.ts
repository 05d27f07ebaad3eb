/** How often a second `act` ends, so many in flight; the first tenth warms up and is not counted. */
export async function perSecond(
  times: number,
  inFlight: number,
  act: (index: number) => unknown,
): Promise<number> {
  const warmUp = Math.ceil(times / 10)
  let next = 0
  const upTo = async (last: number) => {
    const worker = async () => {
      while (next < last) await act(next++)
    }
    await Promise.all(Array.from({ length: inFlight }, worker))
  }
  await upTo(warmUp)
  const started = performance.now()
  await upTo(warmUp + times)
  return (times / (performance.now() - started)) * 1000
}

/** The middle of how many milliseconds `act` takes. */
export async function medianMs(times: number, act: (index: number) => unknown): Promise<number> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const started = performance.now()
    await act(index)
    taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}
