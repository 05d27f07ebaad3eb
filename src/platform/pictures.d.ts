/** Prints the page (a browser), or offers the picture in large to keep or send (WeChat). */
export type TakeAway = (imageUrl: string) => void

export const takeAway: TakeAway
export const canPrint: boolean
