import { placeAddress } from '../../cloudfunctions/domain/orgs/address'
import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import { orgs } from '../town'

const tree = treeOf(orgs)

const situations: [written: string, outcome: string, estates: string[], building: string | null][] = [
  ['桂花园', 'one', ['garden'], null],
  ['桂花园 3号楼2单元401', 'one', ['garden'], '3号楼'],
  ['安平县城关镇阳光社区桂花园3号楼', 'one', ['garden'], '3号楼'],
  ['桂花小区3号楼', 'alike', ['garden'], '3号楼'],
  ['桂花', 'alike', ['garden'], null],
  ['石桥家属院', 'alike', ['bridge'], null],
  ['老粮站家属院', 'several', ['bridge', 'garden'], null],
  ['老粮站', 'several', ['bridge', 'garden'], null],
  ['河畔社区老粮站家属院', 'one', ['bridge'], null],
  ['没有这个地方', 'none', [], null],
  ['小区', 'none', [], null],
]

it.each(situations)('G03 A23 %s is %s', (written, outcome, estates, building) => {
  const placed = placeAddress(written, tree)
  expect([placed.outcome, placed.estates.map(({ _id }) => _id).sort(), placed.building]).toEqual([
    outcome,
    estates,
    building,
  ])
})
