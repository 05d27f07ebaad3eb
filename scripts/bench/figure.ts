export interface Figure {
  what: string
  measured: string
  /** What it is of the floor measured in the same run. */
  beside?: string
  /** What it may be at most or should be at least; without one it is only told. */
  budget: string
  isKept: boolean
}

export function upTo(what: string, measured: number, budget: number): Figure {
  return { what, measured: measured.toFixed(0), budget: String(budget), isKept: measured <= budget }
}

/** Speed depends on the machine: it is told and never judged. */
export function told(what: string, measured: string): Figure {
  return { what, measured, budget: '', isKept: true }
}

/** The same lines as the README's table. */
export function print(figures: Figure[]): void {
  const isBeside = figures.some(({ beside }) => beside)
  const cells = (...all: string[]) => `| ${all.join(' | ')} |`
  console.log(cells('what', 'measured', ...(isBeside ? ['of the floor'] : []), 'budget'))
  console.log(isBeside ? '|---|---|---|---|' : '|---|---|---|')
  for (const { what, measured, beside = '', budget, isKept } of figures)
    console.log(cells(what, measured, ...(isBeside ? [beside] : []), `${budget}${isKept ? '' : ' ← over'}`))
}
