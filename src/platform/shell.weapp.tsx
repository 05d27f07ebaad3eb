import type { ShellPart } from './shell'

export const Shell: ShellPart = ({ children }) => <>{children}</>
