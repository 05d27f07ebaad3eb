import type { NoticeWords } from '../../../types/notices'
import type { Pair, PairStep } from '../../../types/pairs'
import { withoutContacts } from '../../kernel/contacts-in-words'
import type { Addressee, Telling } from '../notices/telling'

/** Whom one step of a pair concerns besides the one who took it, and what each is told. */
export function tellingsOf(
  before: Pair | null,
  after: Pair,
  { act, by }: PairStep,
  memberId: string | null,
): Telling[] {
  const about = { what: withoutContacts(after.what) }
  const told = (to: Addressee[], words: NoticeWords): Telling[] =>
    to
      .filter(who => ('openid' in who ? who.openid !== by.openid : who.memberId !== memberId))
      .map(who => ({
        ...words,
        to: who,
        thing: after._id,
        stage: `${words.kind} ${after.revision}`,
        link: { page: 'pair', id: after._id },
      }))

  const were = idsOf(before)
  const asked = idsOf(after).filter(id => !were.includes(id))
  const invited = told(membersOf(asked), { kind: 'pairAsked', told: about })
  const everybody = [...membersOf(idsOf(after)), ...householdOf(after)]
  if (act === 'leave') {
    const host = [{ openid: after.steps[0]?.by.openid ?? '' }]
    return told([...everybody, ...host], { kind: 'pairLeft', told: about })
  }
  if (act === 'end') return told(everybody, { kind: 'pairEnded', told: about })
  const isTogether = after.state === 'together' && before?.state !== 'together'
  return isTogether
    ? told(everybody, { kind: 'pairTogether', told: { ...about, who: namesOf(after) } })
    : invited
}

const idsOf = (pair: Pair | null): string[] => (pair?.members ?? []).map(({ memberId }) => memberId)

const membersOf = (memberIds: string[]): Addressee[] => memberIds.map(memberId => ({ memberId }))

const householdOf = ({ householdOpenid }: Pair): Addressee[] =>
  householdOpenid === null ? [] : [{ openid: householdOpenid }]

const namesOf = ({ members }: Pair): string => members.map(({ name }) => name).join('、')
