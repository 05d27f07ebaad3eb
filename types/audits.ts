import type { Role } from './accounts'
import type { OperationName, Page } from './api'
import type { Moment } from './time'

/** In whose name something was done: a role held in a place. */
export interface ActedAs {
  role: Role
  placeName: string
}

/** One reading of, or act on, personal data, as the office sees it (G153). */
export interface AuditView {
  auditId: string
  at: Moment
  operation: OperationName
  /** Null when the person held no role, as one who acts for himself or herself. */
  as: ActedAs | null
  /** To ask for everything this account did. */
  officerId: string
  /** The trail says something of itself. */
  isSystem: boolean
  /** Known when the account is bound to a person on the roster. */
  officerName: string | null
  /** Members, and matters of people who need not be any. */
  members: number
  /** The one member concerned, to ask for everything about him or her; null when there are several or none. */
  memberId: string | null
}

/** The same, as the person concerned sees it: nothing of the officer but the office. */
export interface AuditOfMe {
  auditId: string
  at: Moment
  operation: OperationName
  as: ActedAs | null
  isMe: boolean
}

export type AuditBreak = 'missingBlock' | 'brokenChain' | 'missing' | 'altered' | 'added'

/** One sealed block: the rows of a span of time, their count and hash, and the hash of the block before. */
export interface AuditHead {
  number: number
  hash: string
  sealedAt: Moment
}

export interface AuditOperations {
  /** The latest first: everything, what one officer did, or what concerns one member. */
  'audits.list': {
    input: {
      of: { kind: 'all' } | { kind: 'officer'; officerId: string } | { kind: 'member'; memberId: string }
      cursor: string | null
    }
    value: Page<AuditView>
    refusal: never
  }
  /** Who looked at or changed me: a member's file, and whatever anybody asked for or said from this identity. */
  'audits.mine': { input: { cursor: string | null }; value: Page<AuditOfMe>; refusal: never }
  /** Checks sealed blocks in slices: goes on with `cursor` until it is null or something is broken. */
  'audits.verify': {
    input: { cursor: string | null }
    value: {
      checkedBlocks: number
      checkedRows: number
      /** Rows that the product left with a moment long sealed: a clock had run back. */
      outOfTime: number
      /** The first block in which something is wrong. */
      broken: { number: number; why: AuditBreak; from: Moment | null; until: Moment } | null
      cursor: string | null
      head: AuditHead | null
    }
    refusal: never
  }
}
