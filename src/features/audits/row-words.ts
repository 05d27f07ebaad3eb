/** The few words of the home page, apart from the rest: the page stays small. */
export const rowWords = {
  title: '谁看过我的信息',
  note: '姓名、电话、门牌、说过的话，谁看过都有记录',
} as const
