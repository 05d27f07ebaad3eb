import type { NoticeWords } from '../../../types/notices'
import type { Wish, WishAct, WishStep } from '../../../types/wishes'
import { hiddenIn } from '../../kernel/contacts-in-words'
import type { Addressee, Telling } from '../notices/telling'

/** Steps that whoever said the wish hears of. */
const heardByWisher: readonly WishAct[] = [
  'publish',
  'keepBack',
  'take',
  'giveBack',
  'fulfil',
  'confirm',
  'withdraw',
  'expire',
]

/** Steps that whoever had taken it hears of. */
const heardByTakers: readonly WishAct[] = ['confirm', 'notYet', 'withdraw', 'expire']

/** Whom one step concerns besides the one who took it, and what each is told. */
export function tellingsOf(
  before: Wish,
  after: Wish,
  { act, note, wasTold }: WishStep,
  actor: { openid: string; memberId: string | null },
): Telling[] {
  const told = (isTold: boolean, to: Addressee[], words: NoticeWords): Telling[] =>
    (isTold ? to : [])
      .filter(who => ('openid' in who ? who.openid !== actor.openid : who.memberId !== actor.memberId))
      .map(who => ({
        ...words,
        to: who,
        thing: after._id,
        stage: `${words.kind} ${after.revision}`,
        link: { page: 'wish', id: after._id },
      }))
  const who = after.volunteers.map(({ name }) => name).join('、') || null
  const wisher = after.wisherOpenid === null ? [] : [{ openid: after.wisherOpenid }]
  const takers = before.volunteerIds.map(memberId => ({ memberId }))
  return [
    ...told(heardByWisher.includes(act), wisher, {
      kind: 'wishMoved',
      told: { wish: after.kind, act, who, note: hiddenIn(note), ...(wasTold && { wasTold }) },
    }),
    ...told(heardByTakers.includes(act), takers, { kind: 'wishStirred', told: { wish: after.kind, act } }),
  ]
}
