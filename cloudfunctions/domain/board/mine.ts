import type { MyBoard } from '../../../types/board'
import type { Context } from '../../kernel/context'
import { temporaryAddress } from '../../platform/wechat'
import { readCatalogue } from '../posts/catalogue'
import { fieldsOn, lineOf, wantedOn } from './page'
import { absenceOf } from './rules'
import { findEntry, findOnBoard } from './store'

/** My own line as everybody sees it, or why there is none; and where my photo stands. */
export async function myBoard(context: Context): Promise<MyBoard> {
  const { db, tree, actor, now } = context
  const { member } = actor
  const fields = fieldsOn(context)
  const estate = member?.estateId && tree.find(member.estateId) ? tree.brief(member.estateId) : null
  const communityId = member?.registration?.communityId
  const nowhere: MyBoard = { estate, line: null, absence: 'notAccepted', fields, photo: null }
  if (!member || !communityId) return nowhere

  const entry = await findEntry(db, member._id)
  const ours = entry?.communityId === communityId ? entry : null
  const photo = ours?.photo ?? null
  const absence = absenceOf(member, ours)
  const mayHaveLine = absence === null || absence === 'hidden'
  const isAtHome = estate !== null && tree.find(estate.orgId)?.parentId === communityId
  const [row] =
    mayHaveLine && isAtHome
      ? await findOnBoard(db, wantedOn(context, communityId, estate.orgId), [member._id])
      : []
  return {
    estate,
    line: row ? lineOf(row, fields, await readCatalogue(db, now)) : null,
    absence: absence ?? (row ? null : 'noEstate'),
    fields,
    photo: photo && {
      state: photo.state,
      consentAt: photo.consentAt,
      reason: photo.reason,
      url: await temporaryAddress(photo.fileId),
    },
  }
}
