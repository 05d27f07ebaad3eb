import type { Doubt, Draft } from './draft'

/** What the rows of one file say about each other. */
export interface Neighbours {
  /** Reasons to doubt a row because of another one. */
  doubtsOf(draft: Draft): Doubt[]
  /** The other rows that claim this row's phone, when they are so few that one can give way to another. */
  rivalsOf(draft: Draft): number[]
  /** Every row with this name in this branch, the row itself among them. */
  namesakesOf(draft: Draft): Draft[]
  /** Does a row of the file have this phone and this name? */
  hasPerson(phoneHash: string | null, nameKey: string): boolean
  /** Does a row name somebody like this in the same branch? */
  hasNamesake(person: { nameKey: string; branchId: string }): boolean
}

const mostRivals = 4

/**
 * One person twice: the earlier row waits, the later one counts. One phone with two names: both wait. A
 * namesake in the same branch without a phone cannot be told from the other, and waits.
 */
export function neighboursOf(drafts: Draft[]): Neighbours {
  const byPhone = new Map<string, Map<string, Draft>>()
  const byName = new Map<string, Draft[]>()
  for (const draft of drafts) {
    if (!draft.candidate) continue
    const { phoneHash } = draft.candidate
    if (phoneHash) place(byPhone, phoneHash, () => new Map<string, Draft>()).set(draft.nameKey, draft)
    place(byName, nameAndBranch(draft), () => [] as Draft[]).push(draft)
  }

  const samePhone = ({ candidate }: Draft) =>
    byPhone.get(candidate?.phoneHash ?? '') ?? new Map<string, Draft>()
  const namesakesOf = (draft: Draft) => byName.get(nameAndBranch(draft)) ?? []

  function laterSelf(draft: Draft): Draft | null {
    const last = samePhone(draft).get(draft.nameKey)
    return last && last.row > draft.row ? last : null
  }

  /** One more than are kept is enough to know that there are too many. */
  function rivals(draft: Draft): number[] {
    const rows: number[] = []
    for (const [nameKey, { row }] of samePhone(draft)) {
      if (nameKey !== draft.nameKey) rows.push(row)
      if (rows.length > mostRivals) break
    }
    return rows
  }

  function doubtsOf(draft: Draft): Doubt[] {
    const later = laterSelf(draft)
    if (later) return [{ doubt: 'sameAsAnotherRow', written: draft.name, otherRow: later.row }]

    const [rival] = rivals(draft)
    if (rival !== undefined) {
      return [{ doubt: 'phoneOfAnother', written: draft.phoneShown, otherRow: rival }]
    }
    if (draft.candidate?.phoneHash !== null) return []
    const other = namesakesOf(draft).findLast(
      ({ row, candidate }) => row > draft.row || (row !== draft.row && candidate?.phoneHash !== null),
    )
    return other ? [{ doubt: 'sameAsAnotherRow', written: draft.name, otherRow: other.row }] : []
  }

  return {
    doubtsOf,
    namesakesOf,
    rivalsOf(draft) {
      const rows = laterSelf(draft) ? [] : rivals(draft)
      return rows.length <= mostRivals ? rows : []
    },
    hasPerson: (phoneHash, nameKey) => phoneHash !== null && (byPhone.get(phoneHash)?.has(nameKey) ?? false),
    hasNamesake: ({ nameKey, branchId }) => byName.has(`${nameKey}|${branchId}`),
  }
}

function nameAndBranch({ candidate }: Draft): string {
  return candidate ? `${candidate.nameKey}|${candidate.branchId}` : ''
}

function place<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const kept = map.get(key) ?? make()
  map.set(key, kept)
  return kept
}
