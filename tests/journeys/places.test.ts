import { aWorkbook } from '../members/workbooks'
import { titles } from '../orgs/sheets'
import { office, townAtWork } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

const file = {
  name: '小区和楼栋.xlsx',
  bytes: Buffer.from(
    aWorkbook([
      titles,
      ['小区', '金桂苑', '阳光社区', '老棉纺厂'],
      ['楼栋', '1号楼', '金桂苑'],
      ['小区', '银桂苑', '月亮社区'],
    ]),
  ),
}

describe.each(frontEnds)('the tree %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townAtWork)
  })
  afterAll(() => street.close())

  it('A23 G150 brings a sheet: sees what it would do, what to put right, and applies the rest', async () => {
    await visit<Phone>(street.open[frontEnd](office), async phone => {
      await phone.tap('组织和地方')
      await phone.tap('用表格一起加、一起改')
      await phone.choose('选一个 Excel 文件', file)
      await phone.see('没有叫“月亮社区”的上级')
      expect(await namesOfPlaces()).not.toContain('金桂苑')

      await phone.tap('导入这 2 行')
      await phone.see('导入好了')
      await phone.see('有 1 行没有导入')
    })
    expect(await namesOfPlaces()).toEqual(expect.arrayContaining(['金桂苑', '1号楼']))
    expect(await namesOfPlaces()).not.toContain('银桂苑')
  })

  async function namesOfPlaces(): Promise<unknown[]> {
    return (await street.cloud.documents('orgs')).map(({ name }) => name)
  }
})
