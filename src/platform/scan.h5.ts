import type { Scan } from './scan'
import { wantScan } from './scan-wanted'

export const scan: Scan = wantScan
