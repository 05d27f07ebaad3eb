/** Tells each time that asking again may succeed: the network is back, or the app comes to the front. */
export type OnComeBack = (tell: () => void) => void

export const onComeBack: OnComeBack
