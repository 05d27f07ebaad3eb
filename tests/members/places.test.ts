import { branchBookOf } from '../../cloudfunctions/domain/members/roster/branches'
import { communityOf, estateBookOf, estateLabel } from '../../cloudfunctions/domain/members/roster/estates'
import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import { orgs } from '../town'

const tree = treeOf(orgs)

describe('G03 estates by name and alias', () => {
  const book = estateBookOf(tree)
  const named = (written: string) => book.named(written).map(({ _id }) => _id)

  it.each([
    ['桂花园', ['garden']],
    [' 桂 花 园 ', ['garden']],
    ['老粮站家属院', ['garden', 'bridge']],
    ['阳光社区老粮站家属院', ['garden']],
    ['安平县城关镇河畔社区石桥苑', ['bridge']],
    ['河畔社区桂花园', []],
    ['不在册花园', []],
  ])('reads %s as %j', (written, estates) => {
    expect(named(written)).toEqual(estates)
  })

  it('does not offer an estate that was closed', () => {
    const closed = treeOf(
      orgs.map(org => (org._id === 'bridge' ? { ...org, state: 'closed' as const } : org)),
    )
    expect(
      estateBookOf(closed)
        .named('老粮站家属院')
        .map(({ _id }) => _id),
    ).toEqual(['garden'])
  })

  it.each([
    ['桂花园3号楼2单元401', { estate: '桂花园', building: '3号楼', entrance: '2单元', room: '401' }],
    ['桂花园 12栋 1101室', { estate: '桂花园', building: '12栋', entrance: null, room: '1101' }],
    ['桂花园A座', { estate: '桂花园', building: 'A座', entrance: null, room: null }],
    ['桂花园三号楼二单元401', { estate: '桂花园', building: '三号楼', entrance: '二单元', room: '401' }],
    ['桂花园3-2-401', { estate: '桂花园', building: '3', entrance: '2', room: '401' }],
    ['老粮站家属院', { estate: '老粮站家属院', building: null, entrance: null, room: null }],
  ])('takes the address %s apart', (written, address) => {
    expect(book.split(written)).toEqual(address)
  })

  it('knows the community of an estate and tells two estates apart', () => {
    expect(communityOf(tree, 'garden')).toBe('sunny')
    expect(estateLabel(tree, 'garden')).toBe('阳光社区 · 桂花园')
  })
})

describe('A32 branches by name', () => {
  const branchNamed = branchBookOf(tree)
  it.each([
    ['安平县水务局第一党支部', null, 'water1'],
    ['安平县水务局第一支部', null, 'water1'],
    ['中共安平县水务局第一党支部委员会', null, 'water1'],
    ['第一党支部', '安平县水务局', 'water1'],
    ['第一支部', '安平县教育局', 'schools1'],
  ])('reads %s of %s as %s', (written, unit, branch) => {
    expect(branchNamed(written, unit)?._id).toBe(branch)
  })

  it.each([
    ['第一党支部', null],
    ['安平县水务局党总支', null],
    ['阳光社区', null],
    ['', '安平县水务局'],
  ])('knows no branch %p of %s', (written, unit) => {
    expect(branchNamed(written, unit)).toBeNull()
  })
})
