import type {
  RequestAct,
  RequestParty,
  RequestStepView,
  RequestView,
  ServiceRequest,
} from '../../../types/requests'
import type { Actor } from '../../kernel/actor'
import { stepsBefore } from '../../kernel/chapters'
import { hiddenIn } from '../../kernel/contacts-in-words'
import type { Context } from '../../kernel/context'
import { isOwnAct } from '../../kernel/own-act'
import { openly, tells } from '../../kernel/told'
import type { Tree } from '../orgs/tree'
import { askersOf, isOwnMatter, mayDropCare, maySayCare, partiesOf, whoseRequest } from './access'
import { doorWordsOf } from './door-words'
import { isLate, isSecondMissing, isTaken, mayAct, maySetCare, maySetOut, ways } from './rules'

/** A request as this person may know it (G29): never a name, a number or a door. */
export function requestView(request: ServiceRequest, { actor, tree, now }: Context): RequestView {
  const parties = partiesOf(actor, request)
  const isIn = (...those: RequestParty[]): boolean => those.some(party => parties.includes(party))
  const mayRead = request.words === 'clear' || isIn('asker', 'host')
  const mustKnow = isIn('asker', 'host') || (isIn('volunteer') && maySetOut(request))
  const { place } = request
  // What was typed into the words says as much as the fields: it is told to whoever may know the door, and to nobody else.
  const told = mustKnow ? asIs : hiddenIn
  const view: RequestView = {
    requestId: request._id,
    no: request.no,
    kind: request.kind,
    category: request.category,
    community: tree.brief(place.communityId),
    estate: place.estateId && tree.find(place.estateId) ? tree.brief(place.estateId) : null,
    building: told(place.building),
    spot: told(place.spot),
    when: request.when,
    text: mayRead ? told(request.text) : null,
    words: request.words,
    answers: request.answers,
    hasVoice: request.voiceId !== null,
    photos: request.photoIds.length,
    isUrgent: request.isUrgent,
    forWhom: request.forWhom,
    phoneTail: mustKnow ? request.phoneTail : null,
    state: request.state,
    isOpenToClaims: request.isOpenToClaims,
    inTwos: request.inTwos,
    isSecondMissing: isTaken(request.state) && isSecondMissing(request),
    doorWords: mustKnow && place.spot === null && maySetOut(request) ? doorWordsOf(request) : null,
    chosen: chosenView(request, isIn('asker', 'host', 'chosen', 'chosenMate')),
    volunteers: request.volunteers.map(({ memberId, name, since }) => ({ memberId, name, since })),
    askedAt: request.askedAt,
    forgottenAt: request.forgottenAt ?? null,
    dueAt: request.dueAt,
    isLate: isLate(request, now),
    isWaiting: request.waitingSince !== null,
    alsoAsked: request.askers.length - 1,
    // Whom a resident chose is not for the neighbours to know: nobody is asked why not (X17).
    steps: request.steps.map(step => stepView(step, request, tree, isIn('asker', 'host'), told)),
    stepsBefore: stepsBefore(request),
    sides: parties,
    can: {
      ...acts(actor, request, parties),
      seeContact: mustKnow && !request.forgottenAt,
      clearWords: isIn('host') && request.words !== 'clear' && !isOwnAct(actor, ...askersOf(request)),
      setCare: maySayCare(actor, request) && maySetCare(request),
      dropCare: mayDropCare(actor, request) && request.careSealed !== null,
      listen: mustKnow && request.voiceId !== null,
      seePhotos: mustKnow && request.photoIds.length > 0,
    },
  }
  // Who asked, comes or may take it is told as one who takes part; whoever answers for the community looks into it.
  return isIn('host') ? tells(whoseRequest(request), view) : openly(view)
}

const asIs: typeof hiddenIn = text => text

function chosenView({ chosen }: ServiceRequest, mayKnow: boolean): RequestView['chosen'] {
  if (!chosen || !mayKnow) return null
  const { kind, id, name } = chosen
  return tells({ memberId: kind === 'person' ? id : null }, { kind, name })
}

function acts(actor: Actor, request: ServiceRequest, parties: RequestParty[]): Record<RequestAct, boolean> {
  const names = Object.keys(ways) as RequestAct[]
  return Object.fromEntries(
    names.map(act => [act, mayAct(act, request, parties) && !isOwnMatter(actor, act, request)]),
  ) as Record<RequestAct, boolean>
}

/** Who it was, as the others may know: an office and a name, never the WeChat identity. */
function stepView(
  { act, at, by, note, namesId, wasTold }: ServiceRequest['steps'][number],
  { _id: matterId }: ServiceRequest,
  tree: Tree,
  isTheirs: boolean,
  told: typeof hiddenIn,
): RequestStepView {
  const { party, role, orgId, name, openid } = by
  const who = { party, role, place: orgId ? (tree.find(orgId)?.name ?? null) : null, name }
  // An office is told by its name; a volunteer who gave it back is still named here.
  const isPerson = name !== null && role === null
  const byWhom = isPerson ? tells({ matter: { matterId, openid } }, who) : who
  const step = { act, at, wasTold: isTheirs && wasTold === true, by: byWhom }
  if (act === 'choose' && !isTheirs) return { ...step, note: null }
  return tells({ memberId: namesId ?? null }, { ...step, note: told(note) })
}
