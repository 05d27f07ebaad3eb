import type { OrgBrief } from '../../../types/orgs'
import type {
  CategoryView,
  HomeView,
  RequestCategory,
  RequestFor,
  RequestKind,
  RequestWhen,
} from '../../../types/requests'
import type { Along } from '../../cloud/bring'
import { digitsTold, isNoPhone } from '../../contract/phone-told'
import { newTapId } from '../../contract/tap-id'
import type { Unsent } from './unsent'

/** Where help is wanted, as it is being filled in. */
export type DraftWhere = 'home' | 'newHome' | 'spot'

/** A request while it is written: nothing is sent before the button is tapped. */
export interface Draft {
  tapId: string
  kind: RequestKind
  category: RequestCategory
  answers: Record<string, string>
  /** The name of who it is about, as the board at the door shows it. */
  about: string | null
  text: string
  voice: (Along & { seconds: number }) | null
  photos: Along[]
  where: DraftWhere
  estate: EstateNamed | null
  building: string
  door: string
  isKept: boolean
  spot: string
  when: RequestWhen
  forWhom: RequestFor
  hasAgreed: boolean
  livesAlone: boolean
  name: string
  phone: string
}

/** An estate as far as somebody has to know it who asks. */
export type EstateNamed = Pick<OrgBrief, 'orgId' | 'name'> & Partial<Pick<OrgBrief, 'within'>>

/** Where somebody came from: the board of an estate, and a person on it. */
export interface AskedFrom {
  estate: EstateNamed | null
  person: string | null
}

/** What is wrong, one thing at a time, in the order of the page. */
export type DraftError = 'nothingSaid' | 'estate' | 'spot' | 'consent' | 'phone'

export function newDraft(
  kind: RequestKind,
  category: RequestCategory,
  home: HomeView | null,
  from: AskedFrom,
): Draft {
  return {
    tapId: newTapId(),
    kind,
    category,
    answers: {},
    about: from.person,
    text: '',
    voice: null,
    photos: [],
    where: home ? 'home' : 'newHome',
    estate: home?.estate ?? from.estate,
    building: '',
    door: '',
    isKept: true,
    spot: '',
    when: 'any',
    forWhom: 'me',
    hasAgreed: false,
    livesAlone: false,
    name: '',
    phone: '',
  }
}

/** The sentence before one's own words. */
export function aboutInWords(kind: RequestKind, about: string): string {
  return kind === 'opinion' ? `关于监督台上的${about}：` : `想请${about}来帮忙：`
}

const longest = 500

/** How much may be written beside it. */
export function longestText({ kind, about }: Draft): number {
  return longest - (about === null ? 0 : aboutInWords(kind, about).length)
}

export function errorIn(draft: Draft): DraftError | null {
  const { answers, text, voice, where, estate, spot, forWhom, hasAgreed, phone } = draft
  const isAnswered = Object.keys(answers).length > 0
  if (!isAnswered && text.trim() === '' && voice === null) return 'nothingSaid'
  if (where !== 'home' && estate === null) return 'estate'
  if (where === 'spot' && spot.trim() === '') return 'spot'
  if (forWhom !== 'me' && !hasAgreed) return 'consent'
  return isNoPhone(phone) ? 'phone' : null
}

/** The draft as it goes on the shelf and to the cloud. */
export function unsentOf(draft: Draft, keptAt: number): Unsent {
  const {
    tapId,
    kind,
    category,
    answers,
    about,
    text,
    voice,
    photos,
    when,
    forWhom,
    hasAgreed,
    name,
    phone,
  } = draft
  return {
    tapId,
    told: {
      kind,
      category,
      where: whereOf(draft),
      when,
      text: [about && aboutInWords(kind, about), text.trim()].filter(Boolean).join('') || null,
      answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
      forWhom,
      hasAgreed,
      livesAlone: (mayBeAlone(draft) && draft.livesAlone) || null,
      name: name.trim() || null,
      phone: digitsTold(phone),
    },
    voice,
    photos,
    keptAt,
    refusal: null,
  }
}

/** Only of a home, and only where somebody comes (G37). */
export function mayBeAlone({ kind, where }: Draft): boolean {
  return kind === 'help' && where !== 'spot'
}

function whereOf({ where, estate, building, door, isKept, spot, forWhom }: Draft): Unsent['told']['where'] {
  const estateId = estate?.orgId ?? ''
  if (where === 'home') return { kind: 'home' }
  if (where === 'spot') return { kind: 'spot', estateId, spot: spot.trim() }
  // The home of somebody else is not remembered as one's own.
  const isMine = isKept && forWhom === 'me'
  return {
    kind: 'newHome',
    estateId,
    building: building.trim() || null,
    door: door.trim() || null,
    isKept: isMine,
  }
}

/** A question or two that spare a second visit; none where an opinion is told. */
export function questionsFor({ kind, category }: Draft, categories: CategoryView[]) {
  return kind === 'opinion' ? [] : (categories.find(one => one.category === category)?.questions ?? [])
}
