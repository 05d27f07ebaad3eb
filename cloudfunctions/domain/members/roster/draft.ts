import type { ImportRowView } from '../../../../types/members'
import type { Tree } from '../../orgs/tree'
import { rowKeeper } from '../seals'
import { branchBookOf } from './branches'
import { type Candidate, candidateOf, rowId } from './candidate'
import { communityOf, estateBookOf } from './estates'
import { maskNumbers } from './mask'
import type { RosterPerson } from './people'

export type Doubt = ImportRowView['doubts'][number]

/** A row of the roster, placed in the tree; still alone, compared with nobody. */
export interface Draft {
  row: number
  name: string
  nameKey: string
  /** As written. */
  branchName: string
  unitName: string | null
  /** `199****0001` */
  phoneShown: string
  doubts: Doubt[]
  /** Null when nobody could be made of the row, whatever is decided. */
  candidate: Candidate | null
  /** The estates an ambiguous name may mean. */
  estateIds: string[]
}

/** Reads each person's branch and home in the tree. */
export function draftsOf(
  people: RosterPerson[],
  importId: string,
  tree: Tree,
  readsHealth: boolean,
): Draft[] {
  const branchNamed = branchBookOf(tree)
  const estates = estateBookOf(tree)

  return people.map(person => {
    const doubts: Doubt[] = person.unreadable.map(unreadable => ({ ...unreadable, otherRow: null }))
    const branch = branchNamed(person.branchName, person.unitName)
    if (!branch) doubts.push({ doubt: 'branchUnknown', written: person.branchName, otherRow: null })

    const dwelling = findDwelling(person, estates)
    const [estate, ...others] = dwelling.estates
    const isClear = estate !== undefined && others.length === 0
    if (dwelling.written !== null && !isClear) {
      const doubt = estate ? 'estateAmbiguous' : 'estateUnknown'
      doubts.push({ doubt, written: dwelling.written, otherRow: null })
    }

    const isPossible = branch !== null && !doubts.some(({ doubt }) => isFinal(doubt))
    const { written: _written, estates: _estates, ...rest } = dwelling
    const keeper = rowKeeper(rowId(importId, person.row))
    const home = isClear ? { estateId: estate._id, communityId: communityOf(tree, estate._id) } : null
    return {
      row: person.row,
      name: person.name,
      nameKey: person.nameKey,
      branchName: person.branchName,
      unitName: person.unitName ?? branch?.unitName ?? null,
      phoneShown: maskNumbers(person.phone ?? ''),
      doubts,
      candidate: isPossible
        ? candidateOf(person, { branchId: branch._id, home, ...rest }, readsHealth, keeper)
        : null,
      estateIds: isClear ? [] : dwelling.estates.map(({ _id }) => _id),
    }
  })
}

/** Doubts that only a corrected file can settle: the row can be left out and nothing else. */
export function isFinal(doubt: Doubt['doubt']): boolean {
  return !['phoneUnreadable', 'phoneOfAnother', 'nameChanged', 'estateUnknown', 'estateAmbiguous'].includes(
    doubt,
  )
}

/** An address written in one cell is taken apart only when the whole of it is no estate's name. */
function findDwelling(person: RosterPerson, book: ReturnType<typeof estateBookOf>) {
  const { estateName, building, entrance, room } = person
  const columns = { building, entrance, room }
  if (estateName === null) return { written: null, estates: [], ...columns }

  const whole = book.named(estateName)
  if (whole.length > 0) return { written: estateName, estates: whole, ...columns }

  const address = book.split(estateName)
  return {
    written: withoutDoor(address.estate),
    estates: book.named(address.estate),
    building: building ?? address.building,
    entrance: entrance ?? address.entrance,
    room: room ?? address.room,
  }
}

/** A number that trails behind an unknown name may be somebody's door. */
function withoutDoor(estate: string): string {
  return estate.replace(/\d[\d-]*(室|房|号|户)?$/, '') || estate
}
