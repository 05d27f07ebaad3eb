import { dayOf } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type { PaperRun } from '../../../types/papers'
import type { PostHandOver } from '../../../types/posts'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { tells } from '../../kernel/told'
import { takenAwaySeconds, temporaryAddress } from '../../platform/wechat'
import { findMembers } from '../members/store'
import { drawnFrom, paperCode } from '../papers/code'
import { dayOnPaper } from '../papers/rules'
import { printRun } from '../papers/sheet'
import { findRun, findTemplate, keepPaper, keepRunFile, noteRun } from '../papers/store'
import { examples, type HandOverValues } from '../papers/template'
import { registrationId } from '../registrations/rules'
import { mayLeadHandOver } from './access'
import { readCatalogue } from './catalogue'
import { findHandOver } from './hand-over-store'
import { printHandOverInput } from './input'
import { findPlaces } from './seats'

/** G92: one A4 for three signatures. What was handed over stays so: however often it is printed, the code is one. */
export const printHandOver = operation<'posts.printHandOver'>()({
  input: printHandOverInput,
  find: ({ db }, { handOverId }) => findHandOver(db, handOverId),
  allow: mayLeadHandOver,
  async run(context, handOver, { tapId }) {
    const { db, actor, now } = context
    if (handOver.state !== 'done') return refuse('notHandedOver')
    const { _id: handOverId, fromId, toId, communityId } = handOver
    const code = paperCode(`handover ${handOverId}`, fromId)
    const runId = `${shortHash(actor.openid)}_${tapId}`
    const before = await findRun(db, runId)
    if (before?.fileId) return printed(before.fileId, code, handOver)

    const people = await findMembers(db, toId ? [fromId, toId] : [fromId])
    const values = { ...(await valuesOf(context, handOver, people)), code }
    const path = `papers/${drawnFrom(`run ${runId}`, 20)}.html`
    const run: PaperRun = {
      _id: runId,
      kind: 'handOver',
      path,
      fileId: null,
      madeAt: now,
      items: [{ memberId: fromId, ok: true, code }],
    }
    await noteRun(db, run)
    await keepPaper(db, {
      _id: code,
      kind: 'handOver',
      registrationId: registrationId(fromId, communityId),
      memberId: fromId,
      letterNo: '',
      runId,
      madeAt: now,
      madeBy: actor.openid,
      replacedAt: null,
    })
    const template = await findTemplate(db, 'handOver')
    const html = printRun(template?.text ?? examples.handOver, !template?.text, [{ values, code }])
    return printed(await keepRunFile(db, run, html), code, handOver)
  },
})

async function printed(fileId: string, code: string, { fromId, toId, communityId: orgId }: PostHandOver) {
  const url = await temporaryAddress(fileId, takenAwaySeconds)
  const memberIds = toId ? [fromId, toId] : [fromId]
  return url ? answer(tells({ memberIds, orgId }, { url, code })) : refuse('fileGone')
}

async function valuesOf(
  { db, tree, now }: Context,
  { communityId, postId, fromId, toId, steps }: PostHandOver,
  people: Member[],
): Promise<Omit<HandOverValues, 'code'>> {
  const [catalogue, places] = await Promise.all([
    readCatalogue(db, now),
    findPlaces(db, communityId, [postId]),
  ])
  const who = (memberId: string | null) => people.find(({ _id }) => _id === memberId)
  const from = who(fromId)
  const to = who(toId)
  const post = catalogue.find(postId)
  return {
    name: from?.name ?? '',
    unitName: from?.unitName ?? '',
    phoneTail: from?.phoneTail ?? '',
    successorName: to?.name ?? '',
    successorUnitName: to?.unitName ?? '',
    communityName: tree.find(communityId)?.name ?? '',
    postName: post?.name ?? '',
    duties: post?.duties ?? '',
    tasks: places(postId).tasks,
    handedOverOn: dayOnPaper(dayOf(steps.at(-1)?.at ?? now)),
    printedOn: dayOnPaper(dayOf(now)),
  }
}
