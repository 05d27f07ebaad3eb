import type { Absence } from '../../../types/absences'
import type { Context } from '../../kernel/context'
import type { Telling } from '../notices/telling'
import { findHolders, holdersOf } from '../orgs/holders'
import { unitRoles } from './access'

/** To the unit that a word has come, and to the member that it was written: kindly, before anybody else says so (X14). */
export async function sentTellings(context: Context, absence: Absence): Promise<Telling[]> {
  const { db, tree, now } = context
  const { _id, memberId, communityId, branchId, halfYear } = absence
  const above = tree.upwards(branchId)
  const accounts = await findHolders(
    db,
    above.map(org => org._id),
  )
  // The nearest place that has a secretary; the ones above find it on their page.
  const nearest = above.map(org => ({ org, openids: holdersOf(accounts, unitRoles, [org._id], now) }))
  const { org, openids } = nearest.find(({ openids }) => openids.length > 0) ?? { org: null, openids: [] }
  const community = tree.find(communityId)?.name ?? ''
  return [
    {
      kind: 'absenceTold',
      told: { community, halfYear },
      to: { memberId },
      thing: _id,
      stage: 'told',
      link: { page: 'home', id: null },
    },
    ...openids.map(
      (openid): Telling => ({
        kind: 'absenceSent',
        told: { community, halfYear },
        to: { openid },
        thing: _id,
        stage: 'sent',
        link: { page: 'unitAbsences', id: org?._id ?? null },
      }),
    ),
  ]
}

/** To whoever sent it. */
export function answeredTellings({ tree }: Context, absence: Absence): Telling[] {
  const { _id, communityId, branchId, halfYear } = absence
  const sender = absence.steps.find(({ act }) => act === 'send')?.by.openid
  if (!sender) return []
  return [
    {
      kind: 'absenceAnswered',
      told: { unit: tree.find(branchId)?.name ?? '', halfYear },
      to: { openid: sender },
      thing: _id,
      stage: 'answered',
      link: { page: 'communityAbsences', id: communityId },
    },
  ]
}
