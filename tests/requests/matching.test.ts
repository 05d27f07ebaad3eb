import { examples } from '../../cloudfunctions/domain/posts/examples'
import { distanceTo, inOrder, isFreeFor, servingOf } from '../../cloudfunctions/domain/requests/matching'
import type { RequestWhen, SuggestedPerson } from '../../types/requests'
import type { Availability } from '../../types/teams'

const person = (name: string, told: Partial<SuggestedPerson> = {}): SuggestedPerson => ({
  memberId: `m_${name}`,
  name,
  skills: [],
  posts: [],
  team: null,
  distance: 'sameCommunity',
  availability: [],
  isFree: null,
  inHand: 0,
  lastServedOn: null,
  ...told,
})

const namesInOrder = (...people: SuggestedPerson[]) => inOrder(people).map(({ name }) => name)

describe('who might go (G27)', () => {
  it('X7 the catalogue says whose work it is: posts, and what somebody should be good at', () => {
    const { postIds, skills } = servingOf(examples, 'appliances')
    expect(skills).toEqual(expect.arrayContaining(['repair', 'plumbing']))
    expect(postIds).toContain(examples.find(({ name }) => name === '家电维修')?._id)
    expect(servingOf(examples, 'other')).toEqual({ postIds: [], skills: [] })
  })

  it.each([
    ['3号楼', '3号楼', 'sameBuilding'],
    ['3 号楼', '3栋', 'sameBuilding'],
    ['３号楼', '3号', 'sameBuilding'],
    ['3号楼', '13号楼', 'sameEstate'],
    [null, '3号楼', 'sameEstate'],
    ['3号楼', null, 'sameEstate'],
  ] as const)('%s and %s of one estate: %s', (wanted, theirs, distance) => {
    expect(
      distanceTo({ estateId: 'garden', building: wanted }, { estateId: 'garden', building: theirs }),
    ).toBe(distance)
  })

  it('of another estate, or of none, is of the same community', () => {
    const home = { estateId: 'garden', building: '3号楼' }
    expect(distanceTo(home, { estateId: 'bridge', building: '3号楼' })).toBe('sameCommunity')
    expect(distanceTo({ estateId: null, building: null }, { estateId: null, building: null })).toBe(
      'sameCommunity',
    )
  })

  it.each<[RequestWhen, Availability[], boolean | null]>([
    ['daytime', ['weekdays'], true],
    ['daytime', ['evenings'], false],
    ['evening', ['evenings'], true],
    ['weekend', ['weekdays'], false],
    ['weekend', ['onCall'], true],
    ['soon', ['onCall'], true],
    ['soon', ['weekdays'], null],
    ['any', ['holidays'], true],
    ['any', [], null],
  ])('%s with %s: %s', (when, availability, isFree) => {
    expect(isFreeFor(when, availability)).toBe(isFree)
  })

  it('who knows the work comes before who lives near, and whose time does not suit comes last of them', () => {
    expect(
      namesInOrder(
        person('邻居', { distance: 'sameBuilding' }),
        person('没空', { skills: ['repair'], distance: 'sameBuilding', isFree: false }),
        person('远处', { skills: ['repair'] }),
        person('近处', { skills: ['repair'], distance: 'sameEstate' }),
      ),
    ).toEqual(['近处', '远处', '没空', '邻居'])
  })

  it('who has something in hand is spared, and among others whoever was not asked for longest is first', () => {
    expect(
      namesInOrder(
        person('忙', { posts: ['维修'], inHand: 2, distance: 'sameBuilding' }),
        person('昨天', { posts: ['维修'], lastServedOn: '2026-11-21' }),
        person('上月', { posts: ['维修'], lastServedOn: '2026-10-21' }),
        person('很久', { posts: ['维修'] }),
      ),
    ).toEqual(['很久', '上月', '昨天', '忙'])
  })
})
