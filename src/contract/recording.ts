/** What fits into one breath of asking, and no longer (G21). */
export const longestRecordingSeconds = 60
