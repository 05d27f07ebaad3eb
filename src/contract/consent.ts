/** The texts that people agree to, the newest last; the older ones stay readable. */
export const consentVersions = ['2026-11', '2026-12'] as const

export type ConsentVersion = (typeof consentVersions)[number]

/** The text that is asked for now; whoever agreed to an older one is asked once more. */
export const consentVersion: ConsentVersion = '2026-12'
