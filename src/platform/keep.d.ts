/** A small shelf of this person's own phone (in a browser: of this tab). */
export type Keep = (name: string, value: unknown) => void
export type Kept = (name: string) => unknown

export const keep: Keep
/** On the shelf before it returns: for what must outlive an app that is killed the next moment. */
export const keepAtOnce: Keep
/** Undefined when nothing was kept, or the shelf cannot be read. */
export const kept: Kept
