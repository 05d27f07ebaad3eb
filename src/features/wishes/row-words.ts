/** Apart from the other words of wishes, so that home stays small. */
export const words = {
  row: '微心愿',
  sayNote: '一件小东西、一个小忙，说一句就好',
  takeNote: '邻居的小心愿，可以领一个',
  hostNote: '看一看、发出去，有没有人领',
}
