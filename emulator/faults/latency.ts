import type { Latency } from './fault'
import { normalFrom } from './random'

/** What one call to the cloud's database costs, as the product's budgets assume it. */
const cloudMs = 15
/** The standard normal distribution's 99th percentile. */
const p99 = 2.326

/** How long the next request has to wait, in milliseconds. */
export function waitsOf(latency: Latency, random: () => number): () => number {
  if ('profile' in latency) return () => cloudMs
  if ('ms' in latency) return () => latency.ms
  if ('fromMs' in latency) {
    const { fromMs, toMs } = latency
    return () => fromMs + (toMs - fromMs) * random()
  }
  const { medianMs, p99Ms } = latency
  const spread = Math.log(Math.max(p99Ms, medianMs) / medianMs) / p99
  const normal = normalFrom(random)
  return () => medianMs * Math.exp(spread * normal())
}
