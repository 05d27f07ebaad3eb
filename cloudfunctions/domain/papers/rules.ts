import { dayOf } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type { Paper, RegistrationPaperKind } from '../../../types/papers'
import type { Registration, RegistrationAct } from '../../../types/registrations'
import type { CalendarDay, Moment } from '../../../types/time'
import { stepsKnown } from '../../kernel/chapters'
import type { Context } from '../../kernel/context'
import type { Tree } from '../orgs/tree'
import { isOpen } from '../registrations/rules'
import type { Values } from './template'

/** X4: the papers that the county uses, in the order in which they are needed. */
export function offeredPapers({ rules, now }: Pick<Context, 'rules' | 'now'>): RegistrationPaperKind[] {
  const offered: readonly string[] = rules.on(dayOf(now))['checkin.papers']
  return (['letter', 'card', 'basicInfo'] as const).filter(kind => offered.includes(kind))
}

/** A paper holds while its registration is open and no later paper or dispatch has taken its place. */
export function stateOf(
  { replacedAt, letterNo }: Pick<Paper, 'replacedAt' | 'letterNo'>,
  registration: Pick<Registration, 'state' | 'letterNo'> | null,
): 'valid' | 'replaced' | 'withdrawn' {
  if (!registration || !isOpen(registration.state)) return 'withdrawn'
  return replacedAt !== null || registration.letterNo !== letterNo ? 'replaced' : 'valid'
}

/** 李建国 → 李*国, 王丽 → 王*: enough to compare with the paper in the hand. */
export function maskedName(name: string): string {
  const letters = [...name]
  const last = letters.length > 2 ? (letters.at(-1) ?? '') : ''
  return `${letters[0] ?? ''}${'*'.repeat(Math.max(1, letters.length - 1 - last.length))}${last}`
}

/** What stands on a paper. What is not known is left empty, to be written by hand. */
export function valuesOf(
  member: Member,
  registration: Registration,
  tree: Tree,
  now: Moment,
): Omit<Values, 'code'> {
  const { letterNo, communityId, branchId, assigned } = registration
  const nameOf = (orgId: string | null) => (orgId ? (tree.find(orgId)?.name ?? '') : '')
  return {
    name: member.name,
    sex: member.sex === null ? '' : { male: '男', female: '女' }[member.sex],
    bornMonth: monthOnPaper(member.bornMonth),
    joinedMonth: monthOnPaper(member.joinedMonth),
    unitName: member.unitName,
    branchName: nameOf(branchId),
    jobTitle: member.jobTitle ?? '',
    skills: member.skills ?? '',
    phoneTail: member.phoneTail ?? '',
    communityName: nameOf(communityId),
    estateName: nameOf(assigned.estateId ?? member.estateId),
    letterNo,
    dispatchedOn: dayOfLast(registration, 'dispatch'),
    reportedOn: dayOfLast(registration, 'report'),
    acceptedOn: dayOfLast(registration, 'accept'),
    printedOn: dayOnPaper(dayOf(now)),
  }
}

/** Only steps of the dispatch that holds now count: an acceptance before it belongs to an older card. */
function dayOfLast(registration: Registration, act: RegistrationAct): string {
  const steps = stepsKnown(registration)
  const begun = steps.map(step => step.act).lastIndexOf('dispatch')
  const found = steps
    .slice(begun)
    .filter(step => step.act === act)
    .at(-1)
  return found ? dayOnPaper(dayOf(found.at)) : ''
}

/** 2026年11月22日, as a paper says it. */
export function dayOnPaper(day: CalendarDay): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function monthOnPaper(month: string | null): string {
  if (!month) return ''
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
