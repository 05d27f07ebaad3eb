import { dayOf } from '../../../src/contract/calendar'
import type { PaperRun } from '../../../types/papers'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { tells } from '../../kernel/told'
import { takenAwaySeconds, temporaryAddress } from '../../platform/wechat'
import { findMember } from '../members/store'
import { drawnFrom } from '../papers/code'
import { printRun } from '../papers/sheet'
import { findRun, findTemplate, keepPaper, keepRunFile, noteRun } from '../papers/store'
import { examples, type FormValues } from '../papers/template'
import { registrationId } from '../registrations/rules'
import { mayPrintForm, type PrintedForm } from './access'
import { emptyFormOf, valuesOfForm } from './form-paper'
import * as input from './input'
import { findVolunteer } from './store'

/** A51 G186: the form on one A4, as it was said or empty. The same words have the same code, however often printed. */
export const printForm = operation<'teams.printForm'>()({
  input: input.printFormInput,
  async find({ db, actor, tree }, { whose }): Promise<PrintedForm> {
    if (whose.kind === 'empty') return { kind: 'empty', community: tree.find(whose.communityId) }
    const volunteerId = whose.kind === 'mine' ? actor.memberId : whose.volunteerId
    return { kind: whose.kind, volunteer: volunteerId ? await findVolunteer(db, volunteerId) : null }
  },
  allow: (actor, found, _, { tree }) => mayPrintForm(actor, found, tree),
  async run(context, found, { tapId }) {
    const { db, actor, now } = context
    const runId = `${shortHash(actor.openid)}_${tapId}`
    const before = await findRun(db, runId)
    const orgId = found.kind === 'empty' ? null : (found.volunteer?.communityId ?? null)
    if (before?.fileId) return printed(before.fileId, before, codeOf(before), orgId)

    const form = await formOf(context, found)
    if (!form) return refuse('notVolunteering')
    const { values, memberId, communityId } = form
    const run: PaperRun = {
      _id: runId,
      kind: 'volunteerForm',
      path: `papers/${drawnFrom(`run ${runId}`, 20)}.html`,
      fileId: null,
      madeAt: now,
      items: memberId ? [{ memberId, ok: true, code: values.code }] : [],
    }
    await noteRun(db, run)
    if (memberId) {
      await keepPaper(db, {
        _id: values.code,
        kind: 'volunteerForm',
        registrationId: registrationId(memberId, communityId),
        memberId,
        letterNo: '',
        runId,
        madeAt: now,
        madeBy: actor.openid,
        replacedAt: null,
      })
    }
    const template = await findTemplate(db, 'volunteerForm')
    const sheet = { values, code: values.code || null }
    const html = printRun(template?.text ?? examples.volunteerForm, !template?.text, [sheet])
    return printed(await keepRunFile(db, run, html), run, sheet.code, orgId)
  },
})

async function printed(
  fileId: string,
  { items: [item] }: PaperRun,
  code: string | null,
  orgId: string | null,
) {
  const url = await temporaryAddress(fileId, takenAwaySeconds)
  return url ? answer(tells({ memberId: item?.memberId ?? null, orgId }, { url, code })) : refuse('fileGone')
}

function codeOf({ items: [item] }: PaperRun): string | null {
  return item?.ok ? item.code : null
}

/** Null for whoever does not volunteer, or is on no roster. */
async function formOf(
  { db, actor, tree, now }: Context,
  found: PrintedForm,
): Promise<{ values: FormValues; memberId: string | null; communityId: string } | null> {
  const today = dayOf(now)
  if (found.kind === 'empty') {
    const communityId = found.community?._id ?? ''
    return { values: emptyFormOf(communityId, tree, today), memberId: null, communityId }
  }
  const { volunteer } = found
  if (!volunteer?.memberId || volunteer.state === 'withdrawn') return null
  const { memberId, communityId } = volunteer
  const member = memberId === actor.memberId ? actor.member : await findMember(db, memberId)
  if (!member) return null
  return { values: valuesOfForm(volunteer, member, tree, today), memberId, communityId }
}
