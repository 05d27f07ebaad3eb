import type { Role } from '../../../types/accounts'
import type { RefusalDetail } from '../../../types/api'
import type {
  InHandDetail,
  RequestFor,
  RequestState,
  RequestStepView,
  RequestView,
  RequestWhen,
} from '../../../types/requests'
import { dayInWords, dayOf, limitInWords } from '../../contract/calendar'
import { quoted } from '../../contract/quote'
import { doorRefusals, type RefusalWords } from '../door/words'
import { cardWords, categoryWords } from './card-words'
import type { Sentences } from './request-part'

export const movedOn: RefusalWords = {
  title: '这件事刚刚有了变化',
  next: '下面是现在的样子，请看看还要不要办。',
}

export const readRefusals: Sentences<
  | 'requests.categories'
  | 'requests.mine'
  | 'requests.list'
  | 'requests.listOpen'
  | 'requests.listTaken'
  | 'requests.contact'
  | 'requests.accept'
  | 'requests.clearWords'
  | 'requests.listReviews'
  | 'requests.settleReview'
  | 'requests.forgetHome'
> = doorRefusals

/** Most who come to a page that is shut came from a list, a moment too late. */
export const showRefusals: Sentences<'requests.show'> = {
  ...doorRefusals,
  notAllowed: {
    title: '这件事您现在看不了',
    next: '可能已经有人接下，或者办完了。觉得应该能看的，请问社区。',
  },
}

/** Every act whose only own reason is that somebody was faster. */
export const actRefusals: Sentences<
  | 'requests.finish'
  | 'requests.confirm'
  | 'requests.decline'
  | 'requests.refer'
  | 'requests.withdraw'
  | 'requests.wait'
  | 'requests.goOn'
  | 'requests.answer'
  | 'requests.reply'
> = { ...doorRefusals, movedOn }

/** Why one more cannot be taken: what is in hand, and when it goes on. */
export function handsFull(detail: RefusalDetail | undefined): RefusalWords {
  const { most, held } = inHandOf(detail)
  return {
    title: `手上有 ${held.length || most} 件，办好一件再接`,
    next: `${heldInWords(held)}办好或者退回一件，马上就能再接。`,
  }
}

/** Letting go ends for the day after so many: what is in hand, and when it works again. */
export function letGoRefusals(detail?: RefusalDetail): Sentences<'requests.release' | 'requests.giveUp'> {
  const { most, held, again } = inHandOf(detail)
  const when = again === undefined ? '明天' : dayInWords(dayOf(again))
  return {
    ...doorRefusals,
    movedOn,
    letGoEnough: {
      title: `今天退回和没办成的，已经有 ${most} 次了`,
      next: `${heldInWords(held)}${when}起又可以退。实在去不了，请打个电话给社区，社区会另请人去。`,
    },
  }
}

const inHandOf = (detail: RefusalDetail | undefined): InHandDetail => ({
  most: Number(detail?.most ?? 3),
  held: Array.isArray(detail?.held) ? detail.held : [],
  ...(typeof detail?.again === 'number' && { again: detail.again }),
})

const heldInWords = (held: InHandDetail['held']): string =>
  held.length > 0 ? `您手上有${held.map(({ category }) => categoryWords[category]).join('、')}。` : ''

export const whenWords: Record<RequestWhen, string> = {
  soon: '越快越好',
  daytime: '白天',
  evening: '晚上',
  weekend: '周末',
  any: '什么时候都行',
}

export const forWords: Record<RequestFor, string> = {
  me: '自己',
  parent: '家里老人',
  neighbour: '邻居',
  other: '别人',
}

/** One step as a sentence, told to whoever reads it (G38). */
export function stepInWords(
  step: RequestStepView,
  { sides, kind }: Pick<RequestView, 'sides' | 'kind'>,
): string {
  const who = step.by.party === 'asker' && sides.includes('asker') ? '您' : takerInWords(step.by)
  const said = step.note ? `：${quoted(step.note)}` : '。'
  const sentence = (kind === 'opinion' && sentencesOfOpinion[step.act]) || sentences[step.act]
  const told = sentence(who, said, step.by.party)
  return step.wasTold ? `${told}门牌和电话先前告诉过${takerInWords(step.by)}。` : told
}

type Sentence = (who: string, said: string, party: RequestStepView['by']['party']) => string

const sentences: Record<RequestStepView['act'], Sentence> = {
  submit: (who, _said, party) => (party === 'host' ? `${who}接电话，替居民记下了。` : `${who}提了出来。`),
  accept: who => `${who}受理了。`,
  assign: who => `${who}安排了人。`,
  claim: who => `${who}接下了。`,
  choose: (who, said) =>
    said === '。' ? `${who}自己选了一位志愿者。` : `${who}选了${said.slice(1, -1)}，等回话。`,
  agree: who => `${who}答应了。`,
  turnDown: () => '选的志愿者这次来不了，社区来安排。',
  passOn: () => '选的志愿者还没有回话，社区来安排。',
  release: who => `${who}这次来不了，再找别人。`,
  setOut: who => `${who}出发了。`,
  finish: (who, said) => `${who}说办好了${said}`,
  answer: (who, said) => `${who}答复${said}`,
  confirm: (who, _said, party) =>
    party === 'host' ? `${who}问过居民，确实办好了。` : `${who}说确实办好了。`,
  giveUp: (who, said) => `${who}如实说，没能办成${said}`,
  reopen: (who, said) => `${who}说还没办好，重新办${said}`,
  decline: (who, said) => `${who}答复，社区办不了${said}`,
  refer: (who, said) => `${who}转到了该管的地方${said}`,
  withdraw: who => `${who}撤回了。`,
  join: () => joinedInWords(1),
  wait: (who, said) => `${who}想再问一句${said}`,
  goOn: (who, said) => `${who}回了话，接着办${said}`,
  nudge: who => `${who}催了一次。`,
  reply: (who, said) => `${who}说${said}`,
}

/** Of many who joined one after another one line is enough. */
export const joinedInWords = (many: number): string =>
  `又有${many === 1 ? '一' : ` ${many} `}位邻居说有同样的事。`

/** Nobody came and nothing was mended: what was said is what counts (A71). */
const sentencesOfOpinion: Partial<Record<RequestStepView['act'], Sentence>> = {
  confirm: (who, _said, party) => (party === 'host' ? `${who}问过居民，清楚了。` : `${who}说清楚了。`),
  reopen: (who, said) => `${who}请社区再看看${said}`,
}

/** Who it was, as the others may know. */
export function takerInWords({ party, role, place, name }: RequestStepView['by']): string {
  if (party === 'clock') return '系统'
  if (party === 'asker') return '居民'
  if (party === 'another') return '另一位居民'
  if (party === 'host') return `${officeInWords(role, place)}${name ?? ''}`
  return name ? `志愿者${name}` : '志愿者'
}

function officeInWords(role: Role | null, place: string | null): string {
  if (role === 'countyOffice') return '双联双管办'
  return `${place ?? '社区'}${role === 'communitySecretary' ? '书记' : '工作人员'}`
}

/** What comes next, and from whom; null when it has come to its end. */
export function nextInWords({ kind, state, isWaiting, sides, dueAt }: RequestView): string {
  const isMine = sides.includes('asker')
  if (isWaiting) return isMine ? '接下来：社区等您回一句话。' : '接下来：等居民回话，时间先停着。'
  const by = dueAt === null ? '' : `，最晚 ${limitInWords(dueAt)}`
  const next: Record<RequestState, string> = {
    submitted: `接下来：社区看了给答复${by}。`,
    reopened: `接下来：社区重新看一遍，给答复${by}。`,
    accepted: `接下来：找人来办${by}。`,
    chosen: `接下来：等${sides.includes('chosen') ? '您' : '选的人'}回个话${by}；来不了，社区照常安排。`,
    assigned: `接下来：${sides.includes('volunteer') ? '请您' : '接下的人'}上门或者打电话${by}。`,
    onTheWay: '接下来：人到了，看看能不能办好。',
    done: isMine ? '接下来：请您看看，办好了没有。' : '接下来：等居民说一声，办好了没有。',
    confirmed: '这件事办好了。',
    notSolved: '这件事没能办成，原因写在上面。',
    declined: '社区办不了，原因写在上面。',
    referred: '转到该管的地方了，写在上面。',
    withdrawn: '这件事撤回了。',
  }
  const ofOpinion: Partial<Record<RequestState, string>> = {
    accepted: `接下来：社区答复${isMine ? '您' : '居民'}${by}。`,
    done: isMine ? '接下来：请您看看，清楚了没有。' : '接下来：等居民说一声，清楚了没有。',
    confirmed: '这件事答复清楚了。',
  }
  return (kind === 'opinion' && ofOpinion[state]) || next[state]
}

export const words = {
  ...cardWords,
  title: '服务申请',
  no: '编号',
  where: '地方',
  when: '时间',
  forWhom: '替谁问',
  due: '时限',
  asked: '提出',
  volunteers: '来办的人',
  alsoAsked: (people: number) => `还有 ${people} 位邻居有同样的事`,
  wordsHeld: '居民说的、写的，社区先看一遍，看过了这里才有。',
  voiceOnly: '说了一段录音，没有写字。',
  voice: '有一段录音',
  photos: (count: number) => `有 ${count} 张照片`,
  hiddenInWords: '隐去的电话和门牌，接下以后才看得到。',
  forgotten: '这件事过去很久了。按规定，姓名、电话、门牌、照片和录音都已经删掉，是什么事、怎么办的还留着。',
  forgottenAsk: '又有这样的事，请再提一件。',
  story: '办到哪一步',
  noteMissing: '请写一句话。',
} as const
