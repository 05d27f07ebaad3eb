/** The one thing that differs between WeChat and a browser: how an event reaches the function `api`. */
export type Reached =
  | { kind: 'answered'; result: unknown }
  /** The cloud was reached, but the function did not come to an answer. */
  | { kind: 'failed' }
  | { kind: 'unreached' }

export type Send = (event: { op: string; input: unknown }) => Promise<Reached>

export const send: Send

/** Called once, when the app starts. */
export type OpenCloud = () => void

export const openCloud: OpenCloud
