/** The few words of the home page, apart from the rest: the page stays small. */
export const rowWords = {
  ratings: '居民评价',
  ratingsNote: '不满意的，要在期限内联系居民',
  due: (due: number, late: number) => (late > 0 ? `${late} 件晚了` : `${due} 件待联系`),
  letters: '邻居的来信',
  lettersNote: '每月一封，合起来说',
  rates: '社区办事的三个比率',
  ratesNote: '每季度公布一次',
  stories: '好人好事',
  storiesNote: '邻居们写下的感谢',
  opinions: '群众评议',
  opinionsNote: '每年一次，不写名字',
  suggestions: '意见和建议',
  suggestionsNote: '投诉、建议、更正，都有人答复',
  answers: '意见和更正',
  answersNote: '请在期限内答复',
} as const
