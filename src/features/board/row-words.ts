/** The few words of the home page, apart from the rest: the page stays small. */
export const rowWords = {
  keepRow: '监督台',
  keepNote: '看照片、打印、贴到小区门口',
} as const
