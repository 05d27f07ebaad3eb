/** How many times slower than usual this machine is made: `npm test -- --stress` says so. */
export const slowness = Number(process.env.SLOWNESS ?? 1)

/**
 * Milliseconds until a wait gives up. It costs nothing where what is waited for comes; it is long enough for a machine that
 * does ten other things, and shorter than the time a test may take (config/jest.config.mjs).
 */
export const patience = 45_000 * slowness
