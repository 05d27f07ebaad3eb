import type { Seed } from '../seed'

/** The declared collections with nothing in them. */
export const seed: Seed = { personas: [], collections: {} }
