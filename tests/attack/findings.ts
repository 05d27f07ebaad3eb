import { seed } from '../size'
import { keepFigure } from './figures'
import { type Attack, known } from './known'

/** What one attack tried and what went through, each under a name that is the same in every run. */
export class Findings {
  private readonly tried = new Set<string>()
  private readonly failed = new Map<string, string[]>()
  private readonly figures: Record<string, number> = {}

  constructor(
    private readonly attack: Attack,
    private readonly subject: string,
  ) {}

  /** One case; `what` says how it went wrong, null when it did not. */
  note(name: string, what: string | null): void {
    this.tried.add(name)
    if (what === null) return
    const details = this.failed.get(name) ?? []
    this.failed.set(name, [...details, what])
  }

  count(figure: string, by = 1): void {
    this.figures[figure] = (this.figures[figure] ?? 0) + by
  }

  /**
   * What failed is empty but for what tests/attack/known.ts names, and that fails still: whoever mends it is made to
   * take its entry out.
   */
  expectKnown(): void {
    this.keep()
    const expected = known.filter(({ attack, name }) => attack === this.attack && this.tried.has(name))
    const names = expected.map(({ name }) => name)
    const unknown = [...this.failed]
      .filter(([name]) => !names.includes(name))
      .map(([name, details]) => `${name}: ${details.slice(0, 3).join(' | ')}`)
    const mended = names.filter(name => !this.failed.has(name))
    expect({ seed, unknown, mended }).toEqual({ seed, unknown: [], mended: [] })
  }

  private keep(): void {
    const { attack, subject, figures } = this
    keepFigure({
      attack,
      subject,
      cases: this.tried.size,
      ...figures,
      failed: [...this.failed.keys()].sort(),
    })
  }
}
