import { quoted } from '../../src/contract/quote'

it.each([
  ['家里没人', '家里没人。'],
  ['家里没人，改天再说 😀', '家里没人，改天再说 😀。'],
  ['去了桂花园。\n都办好了。', '去了桂花园。\n都办好了。'],
  ['还不亮！ ', '还不亮！'],
  ['您哪天在家？', '您哪天在家？'],
])('%j is followed by another sentence as %j', (said, shown) => {
  expect(quoted(said)).toBe(shown)
})
