import type { Post } from '../../../types/posts'
import type { HomeDistance, RequestCategory, RequestWhen, SuggestedPerson } from '../../../types/requests'
import type { Availability, Skill } from '../../../types/teams'

/** The row of the table that says whose work a service is (X7): which posts, and what somebody should be good at. */
export interface Serving {
  postIds: string[]
  skills: Skill[]
}

export function servingOf(posts: readonly Post[], category: RequestCategory): Serving {
  const serving = posts.filter(({ serviceCategories }) => serviceCategories.some(one => one === category))
  return {
    postIds: serving.map(({ _id }) => _id),
    skills: [...new Set(serving.flatMap(({ skills }) => skills))],
  }
}

interface Home {
  estateId: string | null
  building: string | null
}

/** How near somebody of the same community lives to where help is wanted. */
export function distanceTo(wanted: Home, person: Home): HomeDistance {
  if (wanted.estateId === null || wanted.estateId !== person.estateId) return 'sameCommunity'
  const isSame = wanted.building !== null && plain(wanted.building) === plain(person.building)
  return isSame ? 'sameBuilding' : 'sameEstate'
}

/** 3号楼, 3 号楼 and 3栋 are one building. */
const plain = (building: string | null): string =>
  (building ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(号楼|号|栋|幢|座|楼)$/, '')

const timesFor: Record<RequestWhen, readonly Availability[]> = {
  soon: ['onCall'],
  daytime: ['weekdays', 'weekends', 'holidays', 'onCall'],
  evening: ['evenings', 'onCall'],
  weekend: ['weekends', 'holidays', 'onCall'],
  any: ['weekdays', 'evenings', 'weekends', 'holidays', 'onCall'],
}

/** Does the time suit? Nobody said, or it is wanted at once and nobody knows: null. */
export function isFreeFor(when: RequestWhen, availability: readonly Availability[]): boolean | null {
  if (availability.some(time => timesFor[when].includes(time))) return true
  return availability.length === 0 || when === 'soon' ? null : false
}

const distances: readonly HomeDistance[] = ['sameBuilding', 'sameEstate', 'sameCommunity']

/**
 * G27: the order in which people are shown for this one request: who knows the work, who lives near, whose time suits,
 * who has least in hand, and who was not asked for longest. It is told as sentences and kept nowhere.
 */
export function inOrder(people: readonly SuggestedPerson[]): SuggestedPerson[] {
  return [...people].sort((one, other) => {
    const theirs = placeIn(other)
    for (const [index, ours] of placeIn(one).entries()) {
      const their = theirs[index] ?? ours
      if (ours !== their) return ours < their ? -1 : 1
    }
    return 0
  })
}

function placeIn({ skills, posts, team, distance, isFree, inHand, lastServedOn }: SuggestedPerson) {
  const knowsTheWork = skills.length > 0 || posts.length > 0 || team !== null
  return [
    knowsTheWork ? 0 : 1,
    isFree === false ? 1 : 0,
    inHand === 0 ? 0 : 1,
    distances.indexOf(distance),
    isFree ? 0 : 1,
    inHand,
    lastServedOn ?? '',
  ]
}
