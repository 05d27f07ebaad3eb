import type { OperationName } from '../../types/api'
import type { Operation, OperationTable } from '../kernel/operation'

type NounOf<Name> = Name extends `${infer Noun}.${string}` ? Noun : never
type Noun = NounOf<OperationName>
type OperationsOf<Named extends Noun> = Pick<OperationTable, Extract<OperationName, `${Named}.${string}`>>

/**
 * Everything people can ask for, each noun evaluated when it is first asked for: a cold start waits for one of them. An
 * operation of `types/` that is missing here does not compile.
 */
export const nouns: { [Named in Noun]: () => Promise<OperationsOf<Named>> } = {
  absences: async () => (await import('../domain/absences/operations')).absenceOperations,
  accounts: async () => (await import('../domain/accounts/operations')).accountOperations,
  activities: async () => (await import('../domain/activities/operations')).activityOperations,
  audits: async () => (await import('../domain/audits/operations')).auditOperations,
  basics: async () => (await import('../domain/basics/operations')).basicsOperations,
  board: async () => (await import('../domain/board/operations')).boardOperations,
  checkins: async () => (await import('../domain/checkins/operations')).checkinOperations,
  deeds: async () => (await import('../domain/deeds/operations')).deedOperations,
  exchange: async () => (await import('../domain/exchange/operations')).exchangeOperations,
  groups: async () => (await import('../domain/groups/operations')).groupOperations,
  holidays: async () => (await import('../domain/holidays/operations')).holidayOperations,
  jobs: async () => (await import('../domain/jobs/operations')).jobOperations,
  members: async () => (await import('../domain/members/operations')).memberOperations,
  notices: async () => (await import('../domain/notices/operations')).noticeOperations,
  opinions: async () => (await import('../domain/opinions/operations')).opinionOperations,
  orgs: async () => (await import('../domain/orgs/operations')).orgOperations,
  pairs: async () => (await import('../domain/pairs/operations')).pairOperations,
  papers: async () => (await import('../domain/papers/operations')).paperOperations,
  pledges: async () => (await import('../domain/pledges/operations')).pledgeOperations,
  posts: async () => (await import('../domain/posts/operations')).postOperations,
  ratings: async () => (await import('../domain/ratings/operations')).ratingOperations,
  registrations: async () => (await import('../domain/registrations/operations')).registrationOperations,
  reminders: async () => (await import('../domain/reminders/operations')).reminderOperations,
  requests: async () => (await import('../domain/requests/operations')).requestOperations,
  rules: async () => (await import('../domain/rules/operations')).ruleOperations,
  sites: async () => (await import('../domain/sites/operations')).siteOperations,
  suggestions: async () => (await import('../domain/suggestions/operations')).suggestionOperations,
  teams: async () => (await import('../domain/teams/operations')).teamOperations,
  thanks: async () => (await import('../domain/thanks/operations')).thanksOperations,
  uploads: async () => (await import('../domain/uploads/operations')).uploadOperations,
  wishes: async () => (await import('../domain/wishes/operations')).wishOperations,
}

/** The operation of that name, or null. */
export async function findOperation(name: string): Promise<Operation<OperationName> | null> {
  const [noun = ''] = name.split('.')
  if (!Object.hasOwn(nouns, noun)) return null
  const table: Partial<OperationTable> = await nouns[noun as Noun]()
  return Object.hasOwn(table, name) ? (table[name as OperationName] as Operation<OperationName>) : null
}
