import type { OperationName } from '../../../types/api'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const siteRefusals: Sentences<'sites.list' | 'sites.open' | 'sites.close' | 'sites.poster'> =
  doorRefusals

export const words = {
  title: '报到点',
  lead: '每个报到点有一个码，贴在墙上就能用。',
  empty: '这里还没有报到点',
  emptyNext: '请双联双管办先设一个。',
  isOpen: '在用',
  isClosed: '停用',
  close: '停用这个报到点',
  closing: '正在停用…',
  open: '重新启用',
  opening: '正在启用…',
  poster: '海报',
  closed: '已经停用，扫这个码会看到说明。',
  opened: '已经启用。',

  posterTitle: '海报',
  posterLead: '打印出来，贴在社区和小区的门口。',
  posterHeading: '双报到 · 报到点',
  howTo: '微信扫一扫，点一下“报到”',
  posterNote: '一个季度报到一次。没带手机，请找社区的同志帮忙。',
  code: (place: string) => `${place}的报到码`,
  print: '打印',
  takeAway: '看大图，保存或转发',
}
