import type { PropsWithChildren, ReactElement } from 'react'

/**
 * What stands around the pages. In a browser: who this tab plays, and the scanner while it is open. In
 * WeChat: nothing.
 */
export type ShellPart = (props: PropsWithChildren) => ReactElement

export const Shell: ShellPart
