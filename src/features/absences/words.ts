import type { AbsenceCounts, AbsenceReason, AbsenceState, AbsenceView } from '../../../types/absences'
import { halfYearInWords, momentInWords, quarterInWords } from '../../contract/calendar'
import { doorRefusals } from '../door/words'
import type { Sentences } from '../requests/request-part'

export const readRefusals: Sentences<'absences.list' | 'absences.counts'> = doorRefusals

export const actRefusals: Sentences<'absences.send' | 'absences.setAside' | 'absences.answer'> = {
  ...doorRefusals,
  movedOn: { title: '刚才有了变化', next: '这里是现在的样子，请再看看。' },
}

export const reasonWords: Record<AbsenceReason, string> = {
  away: '在外地',
  ill: '身体不好',
  busy: '工作走不开',
  willCome: '这就来',
  other: '别的情况',
}

export const stateWords: Record<AbsenceState, string> = {
  drafted: '拟好了，没有发',
  setAside: '放下了',
  sent: '等单位回话',
  answered: '单位回话了',
}

const quartersInWords = ({ quarters }: AbsenceView): string => quarters.map(quarterInWords).join('、')

export const words = {
  title: '问候单位',
  lead: '半年没见到的人，先问问好不好。系统只拟好一封信，发不发由您决定。',
  row: '半年没见到的人',
  rowNote: '问问单位，不是批评',
  tabsLabel: '问候的几种',
  tabs: {
    drafted: '没有发的',
    sent: '等回话的',
    answered: '回话了的',
    setAside: '放下的',
  } satisfies Record<AbsenceState, string>,
  empty: {
    drafted: ['没有要问候的', '每季度过后半个月，系统看一遍，有人半年没来，会写在这里。'],
    sent: ['没有等回话的', '发出去的，单位还没回话的，会在这里。'],
    answered: ['还没有单位回话', '单位回了话，会在这里。'],
    setAside: ['没有放下的', '放下的会留在这里，想发的时候还能发。'],
  } satisfies Record<AbsenceState, [string, string]>,
  who: ({ name, unitName }: AbsenceView) => `${name}，${unitName}`,
  missed: (absence: AbsenceView) => `${quartersInWords(absence)}没有到社区来过`,
  hasCome: '最近来报到过了，多半不用发了。',
  letter: (absence: AbsenceView) =>
    `你们单位的${absence.name}在我们社区登记，${quartersInWords(absence)}没见到人。我们有点惦记，想问问是不是出差、身体不好或者工作走不开，方便时回一句话就好。`,
  send: '看一看，发给单位',
  sendTitle: '发给单位的话',
  sendHint: '单位书记会收到，本人也会看到社区的问候。这不是批评，也不扣什么。',
  sendLabel: '信的内容，可以改',
  sendYes: '发出去',
  sending: '正在发…',
  sent: '发出去了，单位回话会告诉您。',
  missing: '请写一句话。',
  setAside: '先放下',
  settingAside: '正在记下…',
  aside: '放下了，以后想发还能发。',
  sentAt: (at: number) => `${momentInWords(at)}发给单位`,
  answered: ({ answer }: AbsenceView) =>
    answer
      ? `${momentInWords(answer.at)}，${answer.byName ?? '单位书记'}回话：${reasonWords[answer.reason]}${answer.words ? `。${answer.words}` : ''}`
      : '',
  unitTitle: '社区的问候',
  unitLead: '社区有一阵没见到这些党员，问问好不好。回一句话就行。',
  unitRow: '社区的问候',
  unitRowNote: '社区半年没见到的人，回一句话',
  unitTabs: { sent: '等您回话的', answered: '回过话的' },
  unitEmpty: {
    sent: ['没有要回话的', '社区问候了，会在这里。'],
    answered: ['还没有回过话', '回过的会留在这里。'],
  } as Record<'sent' | 'answered', [string, string]>,
  said: ({ community, words }: AbsenceView) => `${community.name}说：${words ?? ''}`,
  answer: '回一句话',
  answerTitle: (name: string) => `${name}怎么样`,
  reason: '是什么情况',
  answerLabel: '还想说一句（不写也行）',
  answerYes: '告诉社区',
  answering: '正在告诉…',
  answerDone: '告诉社区了，谢谢您。',
  reasonMissing: '请点一种情况。',
  countsTitle: '半年没见到的人',
  countsNone: '还没有看过一遍。季度过后半个月会看。',
  counted: ({ members, drafted, setAside, sent, answered }: AbsenceCounts) => {
    const all = drafted + setAside + sent + answered
    return `看了 ${members} 人，拟好 ${all} 封：没发 ${drafted}，放下 ${setAside}，等回话 ${sent}，回了话 ${answered}`
  },
  half: ({ halfYear }: AbsenceCounts) => halfYearInWords(halfYear),
}
