/** Rings a number: the person only has to confirm. */
export type Ring = (number: string) => void

export const ring: Ring
