import type { Fault } from './fault'
import { randomFrom } from './random'

/** Decides hit by hit whether a fault happens. */
export class Schedule {
  private hits = 0
  private readonly random: () => number

  constructor(private readonly when: Fault['when']) {
    const seed = typeof when === 'object' && 'chance' in when ? when.seed : undefined
    this.random = randomFrom(seed ?? 20261122)
  }

  isDue(): boolean {
    this.hits += 1
    const { when } = this
    if (when === 'always') return true
    if (when === 'once') return this.hits === 1
    if ('times' in when) return this.hits <= when.times
    if ('every' in when) return this.hits % when.every === 0
    return this.random() < when.chance
  }

  /** Will it never happen again? */
  get isOver(): boolean {
    const { when } = this
    if (when === 'once') return this.hits >= 1
    return typeof when === 'object' && 'times' in when && this.hits >= when.times
  }
}
