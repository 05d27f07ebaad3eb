import type { OperationName } from '../../../types/api'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals as anyRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const siteRefusals: Sentences<
  | 'sites.list'
  | 'sites.open'
  | 'sites.close'
  | 'sites.poster'
  | 'sites.setPlace'
  | 'sites.listDoors'
  | 'sites.revokeDoor'
> = anyRefusals

export const doorRefusals: Sentences<'sites.openDoor'> = {
  ...anyRefusals,
  siteClosed: { title: '这个报到点停用了', next: '先在“报到点和海报”里重新启用，再打开动态码。' },
  doorTakenBack: {
    title: '这台设备今天的码已经收回',
    next: '请换一台设备打开，或者明天再用这台。',
  },
}

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

  rotating: '动态码和屏幕',
  standHere: '我就站在这里，记下报到点的位置',
  forgetPlace: '不再记这个报到点的位置',
  placing: '正在看位置…',
  placeKept: '记下了。愿意的人报到时，会看到是不是在附近。',
  placeForgotten: '已经不记了。',
  noPlace: '没有得到位置。请允许使用位置，站到门口再试。',
}

export const doorWords = {
  title: '在这台设备上显示动态码',
  lead: '码十五秒换一次，拍下来转发，过一会儿就没有用了。',
  what: '放在门口的手机、平板都可以。打开以后没有网络也能一直显示。党员的手机没有网络，也能扫，传上来以后等您确认。',
  whatNext: '设备丢了，在“动态码和屏幕”里收回，马上就不能用了。',
  deviceName: '给这台设备起个名字',
  deviceNameHint: '方便以后认出是哪一台。',
  usualName: '门口的屏幕',
  open: '打开动态码',
  opening: '正在打开…',
  code: (place: string) => `${place}的动态码`,
  scanInside: '打开双联双管，点“扫码报到”',
  scanWithWeChat: '微信扫一扫，点一下“报到”',
  left: '离换码还有几秒',
  forActivity: '扫这个码，本场活动的签到和本季度报到一起办好',
  until: '这台设备可以用到今天 24 点',
  whenItStops: '码不动了，请退出再进来一次；还是不行，连上网重新打开，或者请大家扫墙上的码。',
}

export const doorsWords = {
  title: '动态码和屏幕',
  lead: '动态码十五秒换一次，只当面扫才有效。一台设备一天打开一次。',
  showHere: '在这台设备上显示',
  today: '今天打开过的设备',
  empty: '今天还没有打开过',
  emptyNext: '点上面的报到点，就在这台设备上显示。',
  opened: (time: string, who: string) => (who ? `${time} 由${who}打开` : `${time} 打开`),
  takenBack: '已经收回，今天不能再用。',
  revoke: '收回',
  revokeTitle: (device: string) => `收回“${device}”的动态码？`,
  revokeSentence: '收回以后，它显示的码马上不算数，今天也不能在这台设备上再打开。',
  revokeYes: '收回，马上停用',
  revoking: '正在收回…',
  revoked: '已经收回。',
}
