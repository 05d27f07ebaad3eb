/** The sentences of the kit itself. */
export const words = {
  largeText: '大字',
  usualText: '标准字',
  switchToLarge: '换成大字',
  switchToUsual: '换回标准字',
  back: '返回',
  home: '首页',
  waiting: '正在打开…',
  slow: '网络有点慢，还在等回音…',
  offlineNow: '现在没有网络',
  shownAsOf: (time: string) => `下面是 ${time} 的内容`,
  retry: '再试一次',
  more: '看更多',
  close: '关上',
  ofTotal: (done: number, total: number) => `${total} 中的 ${done}`,
}
