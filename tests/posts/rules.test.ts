import { catalogueOf } from '../../cloudfunctions/domain/posts/catalogue'
import { examples } from '../../cloudfunctions/domain/posts/examples'

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
