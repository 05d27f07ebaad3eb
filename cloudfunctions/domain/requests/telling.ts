import type { NoticeWords } from '../../../types/notices'
import type { RequestAct, RequestStep, ServiceRequest } from '../../../types/requests'
import { hiddenIn } from '../../kernel/contacts-in-words'
import type { Addressee, Telling } from '../notices/telling'
import { isTaken } from './rules'

/** Steps that whoever asked hears of, each in a sentence (G38); what the asker did alone needs none. */
const heardByAskers: readonly RequestAct[] = [
  'accept',
  'assign',
  'claim',
  'agree',
  'turnDown',
  'passOn',
  'release',
  'setOut',
  'finish',
  'answer',
  'confirm',
  'giveUp',
  'reopen',
  'decline',
  'refer',
  'withdraw',
  'wait',
  'goOn',
  'reply',
]

/** Steps after which whoever had it need not go any more, or hears that it was opened again (G33). */
const freeing: readonly RequestAct[] = ['assign', 'withdraw', 'refer', 'giveUp', 'reopen']

/** Steps of the asker that whoever has it in hand hears of: a volunteer, else whoever answered first (A122). */
const stirring: readonly RequestAct[] = ['nudge', 'goOn', 'withdraw']

/** Steps after which whoever answered first has to see to it again. */
const comingBack: readonly RequestAct[] = ['release', 'giveUp', 'reopen']

interface Actor {
  openid: string
  memberId: string | null
}

/** Whom one step concerns besides the one who took it, and what each is told. */
export function tellingsOf(
  before: ServiceRequest,
  after: ServiceRequest,
  { act, note, wasTold }: RequestStep,
  actor: Actor,
): Telling[] {
  const about = { category: after.category, no: after.no }
  const told = (isTold: boolean, to: Addressee[], words: NoticeWords): Telling[] =>
    (isTold ? to : []).filter(isAnotherThan(actor)).map(who => ({
      ...words,
      to: who,
      thing: after._id,
      stage: `${words.kind} ${after.revision}`,
      link: { page: 'request', id: after._id },
    }))

  const askers = after.askers.map(openid => ({ openid }))
  const arrived = after.volunteerIds.filter(id => !before.volunteerIds.includes(id))
  const freed = before.volunteerIds.filter(id => act !== 'assign' || !after.volunteerIds.includes(id))
  const unchosen = (before.chosen?.leadIds ?? []).filter(id => !after.volunteerIds.includes(id))
  const place = hiddenIn([after.place.building, after.place.spot].filter(Boolean).join(' ') || null)
  return [
    ...told(heardByAskers.includes(act), askers, {
      kind: 'requestMoved',
      // It stands in inboxes for months, and goes to everybody who asked for the same.
      told: { ...about, act, who: namesOf(after), note: hiddenIn(note), ...(wasTold && { wasTold }) },
    }),
    ...told(act === 'choose', membersOf(after.chosen?.leadIds ?? []), {
      kind: 'requestChosen',
      told: { ...about, place, until: after.dueAt ?? 0, isTeam: after.chosen?.kind === 'team' },
    }),
    ...told(act !== 'agree' && after.chosen === null, membersOf(unchosen), {
      kind: 'requestOff',
      told: { ...about, act },
    }),
    ...told(act === 'assign', membersOf(arrived), { kind: 'requestYours', told: { ...about, place } }),
    ...told(freeing.includes(act), membersOf(freed), { kind: 'requestOff', told: { ...about, act } }),
    ...told(act === 'confirm', membersOf(after.volunteerIds), { kind: 'requestThanks', told: about }),
    ...told(stirring.includes(act), inHand(after), { kind: 'requestStirred', told: { ...about, act } }),
    ...told(comingBack.includes(act), handler(after), { kind: 'requestStirred', told: { ...about, act } }),
  ]
}

/** Nobody is told what he or she did. */
const isAnotherThan =
  ({ openid, memberId }: Actor) =>
  (to: Addressee): boolean =>
    'openid' in to ? to.openid !== openid : to.memberId !== memberId

const inHand = (request: ServiceRequest): Addressee[] =>
  isTaken(request.state) ? membersOf(request.volunteerIds) : handler(request)

const handler = ({ firstHandler }: ServiceRequest): Addressee[] =>
  firstHandler ? [{ openid: firstHandler.openid }] : []

const membersOf = (memberIds: string[]): Addressee[] => memberIds.map(memberId => ({ memberId }))

/** Who comes, as the asker may know. */
function namesOf({ volunteers }: ServiceRequest): string | null {
  return volunteers.length > 0 ? volunteers.map(({ name }) => name).join('、') : null
}
