import * as v from 'valibot'
import { dayOf } from '../../../src/contract/calendar'
import type {
  Paper,
  PaperItem,
  PaperKind,
  PaperOperations,
  PaperRun,
  PaperTemplate,
  TemplateView,
} from '../../../types/papers'
import type { Registration } from '../../../types/registrations'
import type { Actor } from '../../kernel/actor'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import type { Db } from '../../kernel/db'
import { lines, nothing, tapId, text } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { tells } from '../../kernel/told'
import { takenAwaySeconds, temporaryAddress } from '../../platform/wechat'
import { mayWithConsent } from '../accounts/access'
import { findMember, findMembers, isSeen } from '../members/store'
import { items } from '../registrations/input'
import { isOpen, registrationId } from '../registrations/rules'
import { findRegistrations } from '../registrations/store'
import { stateOfForm } from '../teams/form-paper'
import { findVolunteer } from '../teams/store'
import { mayEditTemplates, mayPrint } from './access'
import { blocksOf } from './blocks'
import { drawnFrom, paperCode, readPaperCode } from './code'
import { maskedName, offeredPapers, stateOf, valuesOf } from './rules'
import { printRun, type Sheet } from './sheet'
import * as store from './store'
import { examples, madeUpOf, namesSomebody, placeholdersOf, unknownPlaceholders } from './template'

const registrationKinds = ['letter', 'card', 'basicInfo'] as const
const kinds = [...registrationKinds, 'handOver', 'volunteerForm'] as const satisfies PaperKind[]
const mostLetters = 4000
const templateText = lines(mostLetters)

const make = operation<'papers.make'>()({
  input: v.strictObject({ tapId, kind: v.picklist(registrationKinds), items }),
  find: ({ db }, asked) =>
    findRegistrations(
      db,
      asked.items.map(({ memberId, communityId }) => registrationId(memberId, communityId)),
    ),
  allow: (actor, found, asked) => mayPrint(actor, found, asked.kind),
  async run(context, own, asked) {
    const { db, actor } = context
    const runId = `${shortHash(actor.openid)}_${asked.tapId}`
    const before = await store.findRun(db, runId)
    const orgId = printsFor(actor, [...own.values()])
    if (before?.fileId) return printed(before.fileId, before.items, orgId)
    if (!offeredPapers(context).includes(asked.kind)) return refuse('notOffered')

    const made = await sheetsOf(context, own, asked.items, runId)
    if (made.sheets.length === 0) return refuse('nothingToPrint')
    const path = `papers/${drawnFrom(`run ${runId}`, 20)}.html`
    const run: PaperRun = {
      _id: runId,
      kind: asked.kind,
      path,
      fileId: null,
      madeAt: context.now,
      items: made.items,
    }
    await store.noteRun(db, run)
    await store.keepPapers(
      db,
      made.papers.map(paper => ({ ...paper, kind: asked.kind })),
    )
    const template = await store.findTemplate(db, asked.kind)
    const html = printRun(template?.text ?? examples[asked.kind], !template?.text, made.sheets)
    return printed(await store.keepRunFile(db, run, html), made.items, orgId)
  },
})

/** In whose name these are printed: the community's, or the unit's. */
function printsFor(actor: Actor, [first]: Registration[]): string | null {
  if (!first) return null
  return actor.leads(first.communityId) ? first.communityId : first.branchId
}

/** The address of a run's file, with the answer about each person. */
async function printed(fileId: string, answered: PaperItem[], orgId: string | null) {
  const url = await temporaryAddress(fileId, takenAwaySeconds)
  const memberIds = answered.flatMap(({ ok, memberId }) => (ok ? [memberId] : []))
  return url ? answer(tells({ memberIds, orgId }, { url, items: answered })) : refuse('fileGone')
}

async function sheetsOf(
  { db, actor, tree, now }: Context,
  own: Map<string, Registration>,
  asked: { memberId: string; communityId: string }[],
  runId: string,
) {
  const members = await findMembers(
    db,
    asked.map(({ memberId }) => memberId),
  )
  const byId = new Map(members.filter(isSeen).map(member => [member._id, member]))
  const sheets: Sheet[] = []
  const papers: Omit<Paper, 'kind'>[] = []
  const answered = asked.map(({ memberId, communityId }): PaperItem => {
    const registration = own.get(registrationId(memberId, communityId))
    const member = byId.get(memberId)
    if (!registration || !member) return { memberId, ok: false, refusal: 'notAllowed' }
    if (!isOpen(registration.state)) return { memberId, ok: false, refusal: 'notDispatched' }

    const code = paperCode(runId, memberId)
    sheets.push({ code, values: { ...valuesOf(member, registration, tree, now), code } })
    papers.push({
      _id: code,
      registrationId: registration._id,
      memberId,
      letterNo: registration.letterNo,
      runId,
      madeAt: now,
      madeBy: actor.openid,
      replacedAt: null,
    })
    return { memberId, ok: true, code }
  })
  return { sheets, papers, items: answered }
}

const verify = operation<'papers.verify'>()({
  input: v.strictObject({ code: text(30) }),
  find: () => null,
  allow: mayWithConsent,
  async run({ db, tree }, _actor, asked) {
    const code = readPaperCode(asked.code)
    const paper = code && (await store.findPaper(db, code))
    if (!paper) return refuse('unknownPaper')
    const [about, member] = await Promise.all([aboutPaper(db, paper), findMember(db, paper.memberId)])
    return answer({
      kind: paper.kind,
      maskedName: maskedName(member?.name ?? ''),
      unitName: member?.unitName ?? '',
      communityName: about.communityId ? (tree.find(about.communityId)?.name ?? '') : '',
      madeOn: dayOf(paper.madeAt),
      state: member ? about.state : 'withdrawn',
    })
  },
})

/** Where a paper belongs, and whether it still holds. */
async function aboutPaper(db: Db, paper: Paper) {
  if (paper.kind === 'volunteerForm') {
    const volunteer = await findVolunteer(db, paper.memberId)
    return { communityId: volunteer?.communityId, state: stateOfForm(paper._id, volunteer) }
  }
  const [registration = null] = await findRegistrations(db, [paper.registrationId])
  // What was handed over stays so; only papers of a registration grow old with it.
  const state = paper.kind === 'handOver' ? ('valid' as const) : stateOf(paper, registration)
  return { communityId: registration?.communityId, state }
}

const listTemplates = operation<'papers.listTemplates'>()({
  input: nothing,
  find: () => null,
  allow: mayEditTemplates,
  async run({ db }) {
    const kept = new Map((await store.findTemplates(db)).map(template => [template._id, template]))
    return answer({ items: kinds.map(one => templateView(one, kept.get(one) ?? null)), cursor: null })
  },
})

const editTemplate = operation<'papers.editTemplate'>()({
  input: v.strictObject({
    tapId,
    kind: v.picklist(kinds),
    text: v.nullable(templateText),
  }),
  find: () => null,
  allow: mayEditTemplates,
  async run(context, actor, asked) {
    const wrong = asked.text === null ? null : wrongIn(asked.text, asked.kind)
    if (wrong) return wrong
    const template = {
      _id: asked.kind,
      text: asked.text,
      changedBy: actor.openid,
      changedAt: context.now,
    } satisfies PaperTemplate
    await store.keepTemplate(context.db, template)
    audit(context, null, [])
    return answer(templateView(asked.kind, template))
  },
})

const preview = operation<'papers.preview'>()({
  input: v.strictObject({ kind: v.picklist(kinds), text: templateText }),
  find: () => null,
  allow: mayEditTemplates,
  run: async (_context, _actor, asked) =>
    wrongIn(asked.text, asked.kind) ?? answer({ blocks: blocksOf(asked.text, madeUpOf(asked.kind)) }),
})

function wrongIn(template: string, kind: PaperKind) {
  const unknown = unknownPlaceholders(template, kind)
  if (unknown.length > 0) return refuse<'unknownPlaceholder'>('unknownPlaceholder', { names: unknown })
  return namesSomebody(template) ? null : refuse<'nameMissing'>('nameMissing')
}

function templateView(of: PaperKind, kept: PaperTemplate | null): TemplateView {
  return {
    kind: of,
    text: kept?.text ?? examples[of],
    isExample: !kept?.text,
    placeholders: Object.entries(placeholdersOf(of)).map(([name, meaning]) => ({ name, meaning })),
  }
}

export const paperOperations = {
  'papers.make': make,
  'papers.verify': verify,
  'papers.listTemplates': listTemplates,
  'papers.editTemplate': editTemplate,
  'papers.preview': preview,
} satisfies Pick<OperationTable, keyof PaperOperations>
