/** Apart from the other words of notices, so that home stays small. */
export const words = {
  row: '我的消息',
  rowNote: '您的事办到哪一步，写在这里',
  hasNew: '有新的',
}
