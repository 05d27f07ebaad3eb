import type { Member } from '../../../types/members'
import { type Keeper, unseal } from '../../kernel/seal'

export const memberKeeper = (memberId: string): Keeper => ({ collection: 'members', _id: memberId })

/** A planned row keeps its own seals: whose they become is settled when it is applied. */
export const rowKeeper = (rowId: string): Keeper => ({ collection: 'memberImportRows', _id: rowId })

/** Null where none is known. */
export function phoneOf({ _id, phoneSealed }: Pick<Member, '_id' | 'phoneSealed'>): string | null {
  return phoneSealed && unseal(phoneSealed, memberKeeper(_id), 'phoneSealed')
}
