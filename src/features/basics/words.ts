import type { OperationName } from '../../../types/api'
import type { BasicFact, BasicsAct } from '../../../types/basics'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const nothingChanged: RefusalWords = { title: '和现在的一样', next: '改了哪一项，再点提交。' }
const nothingWaits: RefusalWords = { title: '没有等着核对的', next: '可能已经核对过，或者本人收回了。' }

export const readRefusals: Sentences<'basics.mine' | 'basics.show' | 'basics.list'> = doorRefusals

export const saveRefusals: Sentences<'basics.ask' | 'basics.enter'> = {
  ...doorRefusals,
  nothingChanged,
  filledByUnit: { title: '县里定了由单位填', next: '写错了，请告诉单位书记。' },
  filledByMember: { title: '县里定了由本人填', next: '请本人在“我的双联卡”里填，单位来核对。' },
}

export const withdrawRefusals: Sentences<'basics.withdraw'> = { ...doorRefusals, nothingWaits }

export const decideRefusals: Sentences<'basics.decide'> = {
  ...doorRefusals,
  nothingWaits,
  askedAnew: { title: '本人刚刚又改过', next: '已经换成新的内容，请看一看再核对。' },
  reasonMissing: { title: '没有写原因', next: '请写一句原因，本人会看到。' },
}

export const factWords: Record<BasicFact, string> = {
  jobTitle: '职务',
  skills: '技术特长',
  joinedMonth: '入党年月',
  bornMonth: '出生年月',
}

const actWords: Record<BasicsAct, string> = {
  ask: '本人提交',
  enter: '单位填写',
  confirm: '单位核对无误',
  decline: '单位退回',
  withdraw: '本人收回',
}

export const words = {
  title: '我的基本情况',
  lead: '职务、特长、入党和出生年月，写错了可以改。手机号和姓名请单位书记改名册。',
  row: '我的基本情况',
  rowNote: '看一看、改一改，登记卡上印的就是这些',
  now: '名册上现在是',
  none: '没有填',
  waits: '等单位核对',
  asked: (fact: string, text: string) => `${fact}改为：${text}`,
  cleared: '空着',
  declined: (reason: string) => `单位退回了：${reason}`,
  change: '写错了，改一改',
  changeTitle: '改成什么',
  monthHint: '写成 2005-07 这样',
  monthError: '请写成 2005-07 这样，不晚于这个月。',
  ask: '提交，请单位核对',
  enter: '填好了，改到名册上',
  saving: '正在保存…',
  asked2: '交给单位了，核对以后生效。',
  entered: '改好了。',
  withdraw: '不改了，收回',
  withdrawn: '已经收回。',
  byUnit: '这几项由单位填写。写错了，请告诉单位书记。',
  history: '办到哪一步',
  story: (act: BasicsAct, place: string | null, reason: string | null) =>
    [actWords[act], place && `（${place}）`, reason && `：${reason}`].filter(Boolean).join(''),

  unitTitle: '核对基本情况',
  unitLead: '本人提交的改动在这里等您核对。核对无误才改到名册上。',
  empty: '没有等着核对的',
  emptyNext: '有人提交，会出现在这里。',
  unitRow: '核对基本情况',
  unitRowNote: '本人提交的职务、特长、年月，请您核对',
  enterFor: '替本人填基本情况',
  confirm: '核对无误',
  confirmed: '核对好了，已经改到名册上。',
  decline: '有出入，退回',
  declineReally: '退回给本人',
  reason: '为什么',
  reasonHint: '本人会看到这句话，请写清楚怎么办。',
  reasonError: '请写一句原因。',
  sentBack: '已经退回。',
  listNote: '每看一页名单，系统都会记下来。',
}
