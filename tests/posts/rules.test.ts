import { catalogueOf } from '../../cloudfunctions/domain/posts/catalogue'
import { examples } from '../../cloudfunctions/domain/posts/examples'
import {
  afterStep,
  countsAfter,
  fitsOf,
  inOrder,
  isOffered,
  refusalOf,
  stateAfter,
} from '../../cloudfunctions/domain/posts/rules'
import type { PostAct, PostClaim, PostClaimState, PostStep } from '../../types/posts'

const inSet = (set: string) => examples.filter(post => post.set === set)

describe('the catalogue', () => {
  it('A42 A43 A55 G90 begins with 5 categories of 17 posts, ten posts, and eight services', () => {
    expect(['five', 'ten', 'eight'].map(set => inSet(set).length)).toEqual([17, 10, 8])
    expect(new Set(inSet('five').map(({ categoryId }) => categoryId))).toEqual(
      new Set(['policy', 'law', 'health', 'culture', 'order']),
    )
    expect(new Set(examples.map(({ _id }) => _id)).size).toBe(examples.length)
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length)
  })

  it.each([
    ['党建联络岗', null, []],
    ['政策宣传岗', 'policy', ['policyLaw']],
    ['建言献策岗', null, []],
    ['文明示范岗', 'culture', []],
    ['扶贫帮困岗', null, ['healthCare', 'business', 'appliances']],
    ['民事调解岗', 'law', ['mediation', 'policyLaw']],
    ['文化传播岗', 'culture', ['fitnessEquipment']],
    ['治安防范岗', 'order', ['security']],
    ['环境维护岗', 'health', ['environment']],
    ['妇女维权岗', 'law', ['mediation']],
  ])('X6 X7 %s begins in category %s', (name, categoryId, serviceCategories) => {
    expect(examples.find(post => post.set === 'ten' && post.name === name)).toMatchObject({
      categoryId,
      serviceCategories,
    })
  })

  it('G90 shows what the county changed in the place of the 示范文本, and what it added at the end', () => {
    const [first] = examples
    if (!first) throw new Error('no examples')
    const renamed = { ...first, name: '政策明白人', revision: 1 }
    const added = { ...first, _id: 'own-1', name: '读报员', revision: 1 }
    const { all, find } = catalogueOf([added, renamed])
    expect(all).toHaveLength(examples.length + 1)
    expect(all[0]).toEqual(renamed)
    expect(all.at(-1)).toEqual(added)
    expect([find('own-1')?.name, find('none')]).toEqual(['读报员', null])
  })
})

const step = (act: PostAct): PostStep => ({
  act,
  at: 1,
  by: { openid: 'oLI', role: 'member', orgId: null, name: null },
  tapId: 'tap-1',
})
const claim = (postId: string, state: PostClaimState): PostClaim => ({
  postId,
  state,
  steps: [step('claim')],
  handOverId: null,
})
const room = { state: 'open', capacity: null, held: 0 } as const

describe('a step towards a post', () => {
  it.each([
    ['claim', 'closed here', { ...room, state: 'closed' }, [], 'postClosed'],
    ['claim', 'full', { ...room, capacity: 2, held: 2 }, [], 'postFull'],
    ['claim', 'one place left', { ...room, capacity: 2, held: 1 }, [], null],
    ['claim', 'open to all', { ...room, held: 500 }, [], null],
    ['claim', 'three waiting or held', room, ['waiting', 'held', 'held'], 'enoughPosts'],
    ['claim', 'offers and what is over do not count', room, ['offered', 'ended', 'ended', 'held'], null],
    ['approve', 'three of which this is one', room, ['waiting', 'held', 'held'], null],
    ['approve', 'full meanwhile', { ...room, capacity: 1, held: 1 }, ['waiting'], 'postFull'],
    ['approve', 'closed meanwhile', { ...room, state: 'closed' }, ['waiting'], 'postClosed'],
    ['takeOver', 'full: one leaves as one comes', { ...room, capacity: 1, held: 1 }, ['offered'], null],
    ['takeOver', 'three others', room, ['offered', 'held', 'held', 'waiting'], 'enoughPosts'],
  ] as const)('A41 A50 G10 %s, %s', (act, _when, room, states, refusal) => {
    const claims = states.map((state, index) => claim(`p${index}`, state))
    expect(refusalOf(act, { claims, room, atMost: 3 })).toBe(refusal)
  })

  it('X17 leads out of every state that one can be in, without anybody’s leave', () => {
    const states: PostClaimState[] = ['waiting', 'held', 'offered', 'ended']
    expect(states.map(state => stateAfter('leave', state))).toEqual(['ended', 'ended', 'ended', null])
  })

  it('A41 keeps every step, and revives what was over', () => {
    const before = [claim('p', 'ended')]
    const [after] = afterStep(before, 'p', step('claim'))
    expect(after).toMatchObject({ state: 'waiting' })
    expect(after?.steps).toHaveLength(2)
    expect(afterStep([], 'q', step('claim'))).toMatchObject([{ postId: 'q', state: 'waiting' }])
    expect(() => afterStep(before, 'p', step('approve'))).toThrow()
  })

  it.each([
    [null, 'waiting', { held: 3, waiting: 3 }],
    ['waiting', 'held', { held: 4, waiting: 1 }],
    ['waiting', 'offered', { held: 3, waiting: 1 }],
    ['held', 'ended', { held: 2, waiting: 2 }],
    ['offered', 'ended', { held: 3, waiting: 2 }],
  ] as const)('A41 counts a step from %s to %s', (before, after, counts) => {
    expect(countsAfter({ held: 3, waiting: 2 }, before, after)).toEqual(counts)
  })
})

describe('what is on offer', () => {
  const [post] = examples
  if (!post) throw new Error('no examples')

  it('X6 is open, and in a set that the county uses', () => {
    expect([['five'], ['ten', 'eight'], []].map(sets => isOffered(post, sets))).toEqual([true, false, false])
    expect(isOffered({ ...post, state: 'closed' }, ['five'])).toBe(false)
  })

  it('A41 G10 suggests what my skills speak for: mine first, then more reasons before fewer', () => {
    expect(fitsOf({ skills: ['law', 'teaching'] }, ['teaching', 'music'])).toEqual(['teaching'])
    const shown = [
      { name: 'plain', mine: null, fits: [] },
      { name: 'one', mine: null, fits: ['law'] },
      { name: 'mine', mine: {}, fits: [] },
      { name: 'two', mine: null, fits: ['law', 'music'] },
    ] as { name: string; mine: unknown; fits: ('law' | 'music')[] }[]
    expect(inOrder(shown).map(({ name }) => name)).toEqual(['mine', 'two', 'one', 'plain'])
  })
})
