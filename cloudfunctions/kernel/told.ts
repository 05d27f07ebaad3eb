/** Of whom a part of an answer tells. */
export interface Whom {
  /** Somebody on the roster; null is nobody. */
  memberId?: string | null
  memberIds?: readonly string[]
  /** A matter of somebody who need not be on the roster. */
  matter?: Matter
  /** Somebody of whom no id is known here: a row of a roster, or a typed name. */
  isStranger?: true
  /** The place in whose name it is told, where the operation does not say it. */
  orgId?: string | null
  /** It is kept sealed: whoever opens it leaves a row, officer or not. */
  isSealed?: true
}

export interface Matter {
  matterId: string
  /** The identity whose matter it is; null where an officer wrote it down for somebody without one. */
  openid: string | null
}

/** Everybody of whom an answer tells. */
export interface Told {
  memberIds: string[]
  matters: Matter[]
  isStranger: boolean
  orgId: string | null
  isSealed: boolean
}

const mark = Symbol('of whom it tells')
const open = Symbol('needs no row')

/**
 * Marks a part of an answer as telling of somebody. The door reads the marks of what goes out, and leaves the row:
 * no operation does. An object that bears a `memberId` and one of the personal fields needs no mark.
 */
export function tells<View extends object>(whom: Whom, view: View): View {
  return { ...view, [mark]: whom }
}

/**
 * Marks what is told without a row: what stands open to everybody, and what somebody is told as one who takes part
 * in it and not as an officer.
 */
export function openly<View extends object>(view: View): View {
  return { ...view, [open]: true }
}

/** What tells of the member whose `memberId` stands beside it. */
const personalFields = [
  'name',
  'phone',
  'phoneTail',
  'door',
  'building',
  'unit',
  'unitName',
  'jobTitle',
  'facts',
  'text',
  'words',
  'said',
  'reason',
  'note',
  'url',
  'checkin',
  'pledge',
  'deeds',
] as const

/** Whoever is told of in a value, as deep as it goes. */
export function toldIn(value: unknown): Told {
  const told: Told = { memberIds: [], matters: [], isStranger: false, orgId: null, isSealed: false }
  collect(value, told)
  return told
}

function collect(value: unknown, told: Told): void {
  if (value === null || typeof value !== 'object') return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, told)
    return
  }
  const fields = value as Record<string | symbol, unknown>
  if (fields[open]) return
  if (fields[mark]) note(fields[mark] as Whom, told)
  const { memberId } = fields
  if (typeof memberId === 'string' && isPersonal(fields)) told.memberIds.push(memberId)
  for (const field of Object.values(fields)) collect(field, told)
}

function note(whom: Whom, told: Told): void {
  const { memberId, memberIds = [], matter, isStranger, orgId, isSealed } = whom
  told.memberIds.push(...memberIds, ...(memberId ? [memberId] : []))
  if (matter) told.matters.push(matter)
  told.isStranger ||= isStranger === true
  told.orgId ??= orgId ?? null
  told.isSealed ||= isSealed === true
}

const isPersonal = (fields: Record<string, unknown>): boolean =>
  personalFields.some(name => fields[name] !== null && fields[name] !== undefined)
