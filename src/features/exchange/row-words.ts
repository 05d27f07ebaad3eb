/** The few words of the home page, apart from the rest: the page stays small. */
export const rowWords = {
  row: '和别的系统对接',
  rowNote: '12345 热线、网格系统用的钥匙',
} as const
