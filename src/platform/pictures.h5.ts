import type { TakeAway } from './pictures'

export const canPrint = true

export const takeAway: TakeAway = () => window.print()
