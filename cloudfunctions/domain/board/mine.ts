import type { MyBoard } from '../../../types/board'
import type { Context } from '../../kernel/context'
import { temporaryAddress } from '../../platform/wechat'
import { readCatalogue } from '../posts/catalogue'
import { fieldsOn, lineOf, wantedOn } from './page'
import { absenceOf, placelessOf } from './rules'
import { findEntry, findLine } from './store'

/** My own line as everybody sees it, or why there is none; and where my photo stands. */
export async function myBoard(context: Context): Promise<MyBoard> {
  const { db, tree, actor, now } = context
  const { member } = actor
  const fields = fieldsOn(context)
  const estate = member?.estateId && tree.find(member.estateId) ? tree.brief(member.estateId) : null
  const communityId = member?.registration?.communityId
  const nowhere: MyBoard = { estate, line: null, absence: 'notAccepted', consent: null, fields, photo: null }
  if (!member || !communityId) return nowhere

  const entry = await findEntry(db, member._id)
  const ours = entry?.communityId === communityId ? entry : null
  const photo = ours?.photo ?? null
  const absence = absenceOf(member, ours)
  const isAtHome = estate !== null && tree.find(estate.orgId)?.parentId === communityId
  const [row] =
    placelessOf(member) === null && isAtHome
      ? await findLine(db, wantedOn(context, communityId, estate.orgId), member._id)
      : []
  return {
    estate,
    line: row ? lineOf(row, fields, await readCatalogue(db, now)) : null,
    absence: row ? absence : (placelessOf(member) ?? 'noEstate'),
    consent: absence === null && ours?.consent ? { way: ours.consent.way, on: ours.consent.on } : null,
    fields,
    photo: photo && {
      state: photo.state,
      consentAt: photo.consentAt,
      reason: photo.reason,
      url: await temporaryAddress(photo.fileId),
    },
  }
}
