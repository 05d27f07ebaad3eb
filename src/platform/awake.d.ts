/** Keeps the screen lit while something is shown on it, where the platform can. */
export type KeepAwake = (isAwake: boolean) => void

export const keepAwake: KeepAwake
