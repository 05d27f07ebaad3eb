/** How many times slower than usual this machine is made: `npm test -- --stress` says so. */
export const slowness = Number(process.env.SLOWNESS ?? 1)

/** Milliseconds a person waits for the screen before giving up. */
export const patience = 15_000 * slowness
