import { dayOf } from '../../../src/contract/calendar'
import type { Input } from '../../../types/api'
import type { Member, UnclearSheet } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import { holdsAt } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import type { Db } from '../../kernel/db'
import { isOwnIncoming } from '../../kernel/incoming'
import { mostWorkbookBytes } from '../../kernel/workbook/read'
import { readFile } from '../../platform/wechat'
import { findAccounts } from '../accounts/store'
import { branchesWithin } from '../orgs/people'
import { absentRows, coversOf, missingFrom } from './absent'
import { type MemberImport, newImport } from './import'
import { findImport, keepPlan } from './import-store'
import { type Candidate, memberIdOf, withoutPhone } from './roster/candidate'
import { type Draft, draftsOf } from './roster/draft'
import type { KnownPeople } from './roster/matching'
import { planRows } from './roster/plan'
import { type RosterReading, readRoster } from './roster/roster'
import { isSeen } from './seen'
import { findByNames, findByPhones, findOfBranch, findTakenIds } from './store'
import { dropUpload, noteUpload } from './uploads'

type Refusal = Extract<RosterReading, { ok: false }>['refusal'] | 'fileGone' | 'unknownPlace'

export type Planned =
  | { ok: true; plan: MemberImport }
  | { ok: false; refusal: Refusal; detail?: UnclearSheet }

/**
 * Reads an uploaded workbook and keeps a plan for every row; nobody on the roster is changed. The file is
 * deleted whatever comes of it, except when the person is asked about its header or columns.
 */
export async function planUpload(
  context: Context,
  importId: string,
  { fileId, fileName, headerRow, mapping, covers }: Input<'members.planImport'>,
): Promise<Planned> {
  const { db, actor, tree, rules, now } = context
  const place = covers === null ? null : tree.find(covers)
  if (covers !== null && !canCover(place)) return { ok: false, refusal: 'unknownPlace' }
  if (!isOwnIncoming(fileId, actor.openid)) return { ok: false, refusal: 'fileGone' }

  await noteUpload(db, fileId, importId, now)
  const bytes = await readFile(fileId, mostWorkbookBytes)
  if (!bytes) {
    await dropUpload(db, fileId)
    // The same tap, sent twice at once, may have finished in the meantime.
    const plan = await findImport(db, importId)
    return plan ? { ok: true, plan } : { ok: false, refusal: 'fileGone' }
  }

  if (bytes === 'tooLarge') {
    await dropUpload(db, fileId)
    return { ok: false, refusal: 'workbookTooLarge' }
  }

  const readsHealth = rules.on(dayOf(now))['import.readsHealth']
  const roster = await readRoster(bytes, { asked: { headerRow, mapping }, readsHealth, now })
  if (!roster.ok) {
    if (!roster.detail) await dropUpload(db, fileId)
    return roster
  }

  const drafts = draftsOf(roster.people, importId, tree, readsHealth)
  const named = planRows(drafts, importId, await findKnown(db, drafts), tree)
  const people = place ? await findCovered(db, branchesWithin(tree, place._id)) : []
  const absent = await planAbsent(context, importId, missingFrom(people, named, drafts))
  const rows = [...named, ...absent]
  const { notImported } = roster
  const made = newImport({
    importId,
    fileName,
    openid: actor.openid,
    now,
    rows,
    notImported,
    covers: place && coversOf(place, people.length, absent),
  })
  const plan = await keepPlan(db, made, rows)
  await dropUpload(db, fileId)
  return { ok: true, plan }
}

/** A roster is of the whole county, or of a place on the unit's side. */
const canCover = (place: Org | null): place is Org =>
  place?.state === 'open' && (place.side === 'unit' || place.kind === 'county')

/** Everybody of these branches, four branches at once. */
async function findCovered(db: Db, branchIds: string[]): Promise<Member[]> {
  const found: Member[] = []
  for (let from = 0; from < branchIds.length; from += readsAtOnce) {
    const some = branchIds.slice(from, from + readsAtOnce)
    found.push(...(await Promise.all(some.map(branchId => findOfBranch(db, branchId)))).flat())
  }
  return found
}

/** With the offices that would end with each of them. */
async function planAbsent({ db, tree, now }: Context, importId: string, missing: Member[]) {
  const openids = missing.flatMap(({ openid }) => openid ?? [])
  const accounts = await inChunks(openids, chunk => findAccounts(db, chunk))
  const roles = new Map(
    accounts.map(account => [account._id, account.roles.filter(held => holdsAt(held, now))]),
  )
  return absentRows(
    importId,
    missing,
    openid => roles.get(openid) ?? [],
    branchId => tree.find(branchId)?.name ?? '',
  )
}

const keysARead = 200
const readsAtOnce = 4

/**
 * Everybody on the roster whom these rows may mean: read by what stands in the file, so that calls grow with
 * it alone. Names are asked only for rows that a phone does not tie to somebody.
 */
async function findKnown(db: Db, drafts: Draft[]): Promise<KnownPeople> {
  const candidates = drafts.flatMap(({ candidate }) => candidate ?? [])
  const phones = candidates.flatMap(({ phoneHash }) => phoneHash ?? [])
  const withPhone = await inChunks(phones, chunk => findByPhones(db, chunk))

  const loose = candidates.filter(isNotTiedTo(withPhone.filter(isSeen), candidates))
  const withName = await inChunks(
    loose.map(({ nameKey }) => nameKey),
    chunk => findByNames(db, chunk),
  )
  const ids = loose.flatMap(candidate => [memberIdOf(candidate), memberIdOf(withoutPhone(candidate))])
  const taken = new Set(await inChunks(ids, chunk => findTakenIds(db, chunk)))

  const byId = new Map([...withPhone, ...withName].map(member => [member._id, member]))
  const seen = [...byId.values()].filter(isSeen)
  const byPhone = groupBy(seen, ({ phoneHash }) => phoneHash)
  const byName = groupBy(seen, ({ nameKey }) => nameKey)
  const leftByPhone = groupBy(
    withPhone.filter(member => !isSeen(member)),
    ({ phoneHash }) => phoneHash,
  )
  return {
    byId: memberId => byId.get(memberId) ?? null,
    byPhone: phoneHash => byPhone.get(phoneHash) ?? [],
    leftByPhone: phoneHash => leftByPhone.get(phoneHash) ?? [],
    byName: nameKey => byName.get(nameKey) ?? [],
    isTaken: memberId => taken.has(memberId),
  }
}

/** A phone ties a row to a person when both have one name, and no other row claims it under another. */
function isNotTiedTo(members: Member[], candidates: Candidate[]): (candidate: Candidate) => boolean {
  const holders = new Set(members.map(({ phoneHash, nameKey }) => `${phoneHash}|${nameKey}`))
  const names = new Map<string | null, string>()
  const shared = new Set<string | null>()
  for (const { phoneHash, nameKey } of candidates) {
    if ((names.get(phoneHash) ?? nameKey) !== nameKey) shared.add(phoneHash)
    names.set(phoneHash, nameKey)
  }
  return ({ phoneHash, nameKey }) => shared.has(phoneHash) || !holders.has(`${phoneHash}|${nameKey}`)
}

async function inChunks<Found>(
  keys: string[],
  read: (chunk: string[]) => Promise<Found[]>,
): Promise<Found[]> {
  const distinct = [...new Set(keys)]
  const chunks: string[][] = []
  for (let from = 0; from < distinct.length; from += keysARead) {
    chunks.push(distinct.slice(from, from + keysARead))
  }
  const found: Found[] = []
  for (let from = 0; from < chunks.length; from += readsAtOnce) {
    found.push(...(await Promise.all(chunks.slice(from, from + readsAtOnce).map(read))).flat())
  }
  return found
}

function groupBy(
  members: Iterable<Member>,
  keyOf: (member: Member) => string | null,
): Map<string | null, Member[]> {
  const groups = new Map<string | null, Member[]>()
  for (const member of members) {
    const group = groups.get(keyOf(member))
    if (group) group.push(member)
    else groups.set(keyOf(member), [member])
  }
  return groups
}
