import { aRoster } from '../members/workbooks'
import { office, sunnySecretary, townBefore } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

const file = {
  name: '安平县名册.xlsx',
  bytes: Buffer.from(
    aRoster(
      { name: '赵一', phone: '19922220001', estate: '桂花园' },
      { name: '钱二', phone: '19922220002', estate: '老粮站家属院' },
      { name: '孙三', phone: '1992222', estate: '桂花园' },
    ),
  ),
}

const withoutQian = {
  name: '水务局一支部名册.xlsx',
  bytes: Buffer.from(aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' })),
}

const notATable = { name: '合影.xlsx', bytes: Buffer.from('<html>') }

describe.each(frontEnds)('the county office %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townBefore)
  })
  afterAll(() => street.close())

  it('A32 G02 G03 imports a roster: sees first what would change, decides what is doubtful, and applies', async () => {
    await visit<Phone>(street.open[frontEnd](office), async phone => {
      await phone.tap('党员名册导入')
      await phone.choose('选一个 Excel 文件', file)
      await phone.see('安平县名册.xlsx')
      await phone.see('还有 2 行要处理')
      await phone.see('叫“老粮站家属院”的小区不止一个')
      await phone.tap('阳光社区 · 桂花园')
      await phone.see('还有 1 行要处理')
      expect(await namesOnTheRoster()).not.toContain('赵一')

      await phone.tap('导入这份名册')
      await phone.see('导入好了')
      await phone.see('新增 2 人')
    })
    expect(await namesOnTheRoster()).toEqual(expect.arrayContaining(['赵一', '钱二']))
    expect(await namesOnTheRoster()).not.toContain('孙三')
  })

  it('G02 a roster that did not arrive without a network is tried once more without choosing it anew', async () => {
    await visit<Phone>(street.open[frontEnd](office), async phone => {
      await phone.tap('党员名册导入')
      await phone.see('选一个 Excel 文件')
      await phone.network(false)
      await phone.choose('选一个 Excel 文件', notATable)
      await phone.see('再试一次')
      await phone.network(true)
      await phone.tap('再试一次')
      await phone.see('这不是表格文件')
    })
  })

  it('G160 what was imported stands in the list of the community', async () => {
    await visit<Phone>(street.open[frontEnd](sunnySecretary), async phone => {
      await phone.tap('看看还有谁没报到')
      await phone.see('名册登记 4 人')
      await phone.see('赵一')
      await phone.see('钱二')
    })
  })

  it('G133 a roster of one unit: whoever is not in it is asked about by name, and loses access once confirmed', async () => {
    await visit<Phone>(street.open[frontEnd](office), async phone => {
      await phone.tap('党员名册导入')
      await phone.tap('一个单位的人都在上面')
      await phone.type('单位或支部的名称', '水务局第一')
      await phone.tap('安平县水务局第一党支部')
      await phone.choose('选一个 Excel 文件', withoutQian)
      await phone.see('名册上没有')
      await phone.see('钱二（尾号 0002）')
      await phone.see('多半是选错了文件')
      await phone.tap('钱二 确实离开了')
      await phone.tap('导入这份名册')
      await phone.see('离开 1 人')
    })
    const gone = (await street.cloud.documents('members')).find(({ name }) => name === '钱二')
    expect(gone).toMatchObject({ hiddenBy: 'left' })
  })

  async function namesOnTheRoster(): Promise<unknown[]> {
    return (await street.cloud.documents('members')).map(({ name }) => name)
  }
})
