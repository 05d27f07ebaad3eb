import { contactIn } from '../../cloudfunctions/domain/requests/contact'
import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import type { Keeper } from '../../cloudfunctions/kernel/seal'
import type { Account } from '../../types/accounts'
import type { Answer, OperationName } from '../../types/api'
import type { Town } from '../open-town'

/** Something that tells of a person wherever it is read, and of whom: of any of these. */
interface Secret {
  text: string
  of: Of
}

interface Of {
  memberId?: string | null
  matterId?: string
  openid?: string | null
}

type Kept = Record<string, unknown> & { _id: string }

const secretOf = (of: Of, ...texts: unknown[]): Secret[] =>
  texts.flatMap(text => (typeof text === 'string' && text.length > 1 ? [{ text, of }] : []))
const sealOf = (sealed: unknown): string | null => (typeof sealed === 'string' ? sealed : null)
const homeOf = (collection: Keeper['collection'], kept: Kept): (string | null)[] =>
  Object.values(
    contactIn(
      { collection, _id: kept._id },
      {
        nameSealed: sealOf(kept.nameSealed),
        phoneSealed: sealOf(kept.phoneSealed),
        doorSealed: sealOf(kept.doorSealed),
      },
    ),
  )
const notesIn = (kept: Kept, act: string): unknown[] =>
  ((kept.steps ?? []) as { act: string; text?: unknown }[])
    .filter(step => step.act === act)
    .map(({ text }) => text)
const ofMember = (kept: Kept, ...texts: unknown[]): Secret[] =>
  secretOf({ memberId: kept.memberId as string }, ...texts)

/** What each collection keeps of people, and of whom. */
const secretsIn: Record<string, (kept: Kept) => Secret[]> = {
  members: kept =>
    secretOf(
      { memberId: kept._id, openid: kept.openid as string | null },
      kept.name,
      kept.phoneTail,
      ...homeOf('members', kept),
    ),
  requests: kept => {
    const openid = kept.way === 'phone' ? (kept.askedBy as string) : null
    return secretOf({ matterId: kept._id, openid }, kept.text, kept.phoneTail, ...homeOf('requests', kept))
  },
  wishes: kept =>
    secretOf(
      { matterId: kept._id, openid: kept.wisherOpenid as string | null },
      kept.text,
      ...homeOf('wishes', kept),
    ),
  pairs: kept => secretOf({ matterId: kept._id }, kept.what, ...homeOf('pairs', kept)),
  deeds: kept => ofMember(kept, kept.text),
  pledges: kept => ofMember(kept, kept.text),
  // What came of a request is called by its category.
  activityServices: kept => ofMember(kept, String(kept.what).length > 5 ? kept.what : null),
  checkins: kept => ofMember(kept, kept.said),
  absences: kept => ofMember(kept, kept.words),
  suggestions: kept =>
    secretOf({ matterId: kept._id, openid: kept.askedBy as string }, ...notesIn(kept, 'submit')),
  thanks: kept =>
    secretOf({ matterId: kept._id, memberId: kept.memberId as string }, kept.text, kept.signedBy),
  ratings: kept => secretOf({ matterId: kept._id }, (kept.said as { text: unknown }).text),
  teamVolunteers: kept =>
    secretOf(
      { matterId: kept._id, memberId: kept.memberId as string | null },
      kept.name,
      kept.experience,
      kept.remark,
    ),
  accountClaims: kept => secretOf({ matterId: kept._id }, kept.name),
  memberImportRows: kept => secretOf({}, kept.name),
}

/** What is told without a row: what stands open to everybody, or somebody is told as one who takes part in it. */
const openly: readonly OperationName[] = [
  'board.look',
  'board.person',
  'board.photos',
  'requests.choosable',
  'thanks.stories',
  'groups.mine',
  'activities.listPeers',
]

/** What is done to people, or to what the county keeps, leaves a row whatever it answers. */
const acts: readonly OperationName[] = [
  ...(['accounts.decideClaim', 'accounts.pause', 'accounts.resume', 'accounts.grantRole'] as const),
  ...(['accounts.revokeRole', 'accounts.handOver', 'accounts.decideHandOver', 'audits.list'] as const),
  ...(['accounts.haltRebinding', 'accounts.releaseRebinding', 'accounts.answerRebinding'] as const),
  ...(['activities.enter', 'activities.undo', 'activities.markTask', 'board.decidePhoto'] as const),
  ...(['board.previewPaper', 'board.notePaper', 'board.undoPaper', 'board.takeDown'] as const),
  ...(['checkins.createFor', 'checkins.decide', 'checkins.undo', 'checkins.correct'] as const),
  ...([
    'checkins.settleReview',
    'requests.settleReview',
    'deeds.confirm',
    'deeds.recordFor',
    'groups.create',
    'groups.place',
  ] as const),
  ...(['groups.openElection', 'groups.tickPaper', 'groups.countPaper', 'groups.endElection'] as const),
  ...(['groups.choose', 'groups.answer', 'members.planImport', 'members.confirmMissing'] as const),
  ...(['members.applyImport', 'members.undoImport', 'members.dropImport', 'papers.editTemplate'] as const),
  ...(['posts.decide', 'posts.nameSuccessor', 'posts.add', 'posts.edit', 'ratings.settleReview'] as const),
  ...(['registrations.dispatch', 'registrations.accept', 'registrations.assign'] as const),
  ...(['registrations.fileStub', 'reminders.push', 'reminders.tickCall', 'rules.change'] as const),
  ...(['rules.withdraw', 'teams.place', 'thanks.decide'] as const),
]

/** A file tells of people as much as words; what stands in it is not read here. */
const files: readonly OperationName[] = [
  ...(['activities.sheet', 'board.makeSheet', 'checkins.makeSheet', 'papers.make'] as const),
  ...(['posts.printHandOver', 'reminders.exportNumbers', 'teams.printForm'] as const),
  ...(['ratings.listen', 'requests.listen', 'requests.photos'] as const),
]

export interface Watched extends Town {
  /** Every gap there was: what an officer was told without a row, and rows for what was not told. */
  gaps: string[]
  /** How many answers told an officer something of somebody, by operation. */
  told: Map<OperationName, number>
}

/**
 * A town in which each answer to an officer is compared with the rows that it left. `isSettled`: nobody says anything
 * new from now on, so that what tells of people is read once.
 */
export function watched(town: Town, isSettled = false): Watched {
  const gaps: string[] = []
  const told = new Map<OperationName, number>()
  const known = new Set<string>()
  let accounts: Account[] | null = null
  let secrets: Secret[] | null = null

  async function newRows(openid: string, operation: OperationName): Promise<AuditRow[]> {
    const rows = (await town.cloud.documents('audits', { openid, operation })) as unknown as AuditRow[]
    const added = rows.filter(({ _id }) => !known.has(_id))
    for (const { _id } of added) known.add(_id)
    return added
  }

  async function look(openid: string, op: OperationName, answer: Answer<OperationName>): Promise<void> {
    if (!answer.ok && !('detail' in answer)) return
    accounts ??= (await town.cloud.documents('accounts')) as unknown as Account[]
    const account = accounts.find(({ _id }) => _id === openid)
    if (!account || account.roles.length === 0) return

    secrets ??= await secretsOf(town)
    const own = await newRows(openid, op)
    const found = foundIn(answer, secrets).filter(({ of }) => !isOwn(of, account))
    if (found.length > 0) told.set(op, (told.get(op) ?? 0) + 1)
    if (own.length > 1 && op !== 'reminders.push') gaps.push(`${op}: ${own.length} rows for one answer`)
    for (const [text, ofs] of byText(found)) {
      const isNamed = own.some(row => ofs.some(of => names(row, of)))
      if (!isNamed && !openly.includes(op))
        gaps.push(`${op} told ${text} and left no row that names whose it is`)
    }
    const isAct = [...acts, ...files].includes(op) && answer.ok
    if (own.length > 0 && found.length === 0 && !isAct && !tellsId(answer, own)) {
      gaps.push(`${op} told nothing of anybody and left a row`)
    }
  }

  return {
    ...town,
    gaps,
    told,
    as: who => ({
      async call(op, input) {
        const answer = await town.as(who).call(op, input)
        if (answer.ok && 'tapId' in input && !isSettled) {
          secrets = null
          // Roles come with these alone.
          if (op.startsWith('accounts.') || op.startsWith('groups.')) accounts = null
        }
        await look(who.openid, op, answer)
        return answer
      },
    }),
  }
}

async function secretsOf({ cloud }: Town): Promise<Secret[]> {
  const all = await Promise.all(
    Object.entries(secretsIn).map(async ([collection, read]) =>
      ((await cloud.documents(collection)) as unknown as Kept[]).flatMap(read),
    ),
  )
  return all.flat()
}

/** Words stand within others; a name, a tail or a door is a field of its own. */
function foundIn(answer: unknown, secrets: Secret[]): Secret[] {
  const texts = leavesOf(answer)
  return secrets.filter(({ text }) =>
    texts.some(told => told === text || (text.length > 5 && told.includes(text))),
  )
}

/** Every text of an answer, but the names of those who acted in an office: an office is told by its name. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  if (value === null || typeof value !== 'object') return []
  const fields = value as Record<string, unknown>
  const isOffice = typeof fields.role === 'string' && fields.role !== 'member'
  return Object.entries(fields).flatMap(([name, field]) =>
    isOffice && name === 'name' ? [] : leavesOf(field),
  )
}

function byText(found: Secret[]): Map<string, Of[]> {
  const ofs = new Map<string, Of[]>()
  for (const { text, of } of found) ofs.set(text, [...(ofs.get(text) ?? []), of])
  return ofs
}

const isOwn = ({ memberId, openid }: Of, account: Account): boolean =>
  (memberId != null && memberId === account.memberId) || openid === account._id

/** Somebody in a file who is on no roster yet has no id to be named by. */
const names = ({ memberIds, matters = [] }: AuditRow, { memberId, matterId, openid }: Of): boolean =>
  (memberId === undefined && matterId === undefined) ||
  (memberId != null && memberIds.includes(memberId)) ||
  matters.some(matter => matter.matterId === matterId || (openid != null && matter.openid === openid))

/** Does an answer bear the id of a matter that a row names? It tells of it without words, as a stage does. */
function tellsId(answer: unknown, rows: AuditRow[]): boolean {
  const texts = new Set(leavesOf(answer))
  return rows.some(({ matters = [] }) => matters.some(({ matterId }) => texts.has(matterId)))
}
