import { doorRefusals, type RefusalWords } from '../door/words'
import { words as homeWords } from '../homes/words'
import type { DraftError } from './draft'
import { askEntryWords } from './entry-words'
import type { Sentences } from './request-part'
import type { SendingName } from './unsent'
import { actRefusals, movedOn } from './words'

export const sendRefusals: Sentences<SendingName> = {
  ...doorRefusals,
  homeUnknown: { title: '还不知道您家在哪里', next: '请点“换个地方”，选一下小区和楼。' },
  unknownPlace: { title: '这个小区现在找不到了', next: '请点“换个地方”，再选一次。' },
  nothingSaid: { title: '还不知道是什么事', next: '点一个、写一句，或者说一段都行。' },
  consentOfOtherNeeded: { title: '替别人问，要先问过本人', next: '对方同意了，点一下“问过了，本人同意”。' },
  unknownQuestion: { title: '问题刚刚改过', next: '请返回再打开一次，重新点一下。' },
  notYourUpload: { title: '照片或录音没有传上来', next: '请去掉它，重新拍一张或者再说一遍。' },
  tooManyPhotos: { title: '照片多了', next: '请去掉几张，最多三张。' },
  tooManyToday: { title: '今天提得很多了', next: '写的都存着。着急的话，请直接打电话给社区。' },
  someoneAsked: { title: '这件事已经有人提了', next: '可以跟着一起，办到哪一步也告诉您。' },
  fileGone: { title: '照片或录音没有传上来', next: '请再试一次。' },
  notAPicture: { title: '这不是照片', next: '请去掉它，换一张照片。' },
  notARecording: { title: '这段录音打不开', next: '请去掉它，再说一遍。' },
  fileTooLarge: {
    title: '照片或录音太大了',
    next: '照片换一张手机拍的，10 兆以内；录音说短一点，一分钟以内。',
  },
}

export const nudgeRefusals: Sentences<'requests.nudge'> = {
  ...doorRefusals,
  movedOn,
  nudgedToday: { title: '今天已经催过了', next: '社区看得到。一天催一次就好，着急请打电话。' },
}

export const reopenRefusals: Sentences<'requests.reopen'> = {
  ...doorRefusals,
  movedOn,
  reopenedBefore: { title: '这件事已经重新办过一次了', next: '请直接打电话给社区，社区可以再重新办。' },
}

export const joinRefusals: Sentences<'requests.join'> = {
  ...actRefusals,
  askedByMany: {
    title: '已经有很多邻居一起报了这件事',
    next: '社区早就知道了，不用再加名字。过几天还没弄好，给社区打个电话问一问。',
  },
}

export const listenRefusals: Sentences<'requests.listen'> = {
  ...doorRefusals,
  fileGone: { title: '录音找不到了', next: '请给本人打个电话问一问。' },
  beingChecked: { title: '微信还在核对这段录音', next: '一般一两分钟，最多十分钟，过一会儿再点。' },
  notCleared: { title: '这段录音还要社区先听一听', next: '社区听过以后，这里就能听。' },
}

export const photoRefusals: Sentences<'requests.photos'> = doorRefusals

export const errorWords: Record<DraftError, string> = {
  nothingSaid: '请点一个、写一句，或者说一段。',
  estate: homeWords.estateError,
  spot: '请写在哪个地方。',
  consent: '请先问过本人，再点一下。',
  phone: homeWords.phoneError,
}

export const photoErrors: Record<'notAPicture' | 'tooLarge' | 'noRoom', RefusalWords> = {
  notAPicture: sendRefusals.notAPicture,
  tooLarge: sendRefusals.fileTooLarge,
  noRoom: { title: '手机里放不下这张照片', next: '不放照片也可以交给社区。' },
}

export const words = {
  ...askEntryWords,
  title: '请社区帮忙',
  lead: '点一个就行，不用填表。',
  opinionTitle: '提意见、建议',
  opinionLead: '说给社区听，社区会答复。',
  whatIsIt: '什么事？',

  tell: '说清楚一点',
  tellFree: '想补充的话，写一句或者说一段；不补充也行。',
  tellHint: '例如：客厅的灯一闪一闪，换了灯泡还是不亮',
  tellOpinionHint: '例如：楼下的路灯晚上太早关了',
  written: '写几句',
  record: '按一下，开始说',
  recording: (seconds: number) => `正在听，还有 ${seconds} 秒`,
  recordEnd: '说完了',
  recorded: (seconds: number) => `录好了，${seconds} 秒`,
  recordAgain: '再说一遍',
  dropRecording: '不要录音',
  recordFailed: '没有录上',
  recordFailedNext: '请允许使用话筒，或者写几个字。',

  where: '在哪里',
  myHome: '我家',
  spotKind: '公共的地方',
  otherHome: '换一家',
  homeLine: (estate: string, building: string | null) => [estate, building].filter(Boolean).join(' '),
  homeHas: '门牌记着，只给来帮忙的人看。',
  forgetHome: '别再记着我家',
  homeForgetting: '正在去掉…',
  homeForgotten: '不再记着了',
  estateChange: '换一个小区',
  buildingOther: '别的楼',
  doorHint: '例如：2单元501。加密存放，只给来帮忙的人看。',
  keepHome: '记住我家',
  keepHomeNote: '下次点三下就好',
  spot: '哪个地方',
  spotHint: '例如：3号楼门口的路灯',

  when: '什么时候方便',
  forWhom: '替谁问',
  agreed: '问过了，本人同意',
  agreedNote: '来帮忙的人会直接去找本人',
  livesAlone: '家里只有一个人住',
  livesAloneNote: '会有两个人一起来，进门先说暗号；只告诉社区和来的人',

  photos: '照片',
  photosNote: (most: number) => `不放也行，最多 ${most} 张。拍照的地点会先去掉。`,
  addPhoto: '拍一张，或者选一张',
  dropPhoto: (index: number) => `去掉第 ${index} 张照片`,
  photoOf: (index: number) => `第 ${index} 张照片`,

  contact: '怎么称呼、怎么找您',
  contactNote: '不写也行，社区会用微信里的消息回您。写了加密存放，只给来帮忙的人看。',
  contactKnown: (tail: string) => `用上次留的电话，后四位 ${tail}。`,
  changeContact: '换一个电话',

  send: '交给社区',
  sending: '正在交给社区…',
  waitsTitle: '没有网络，先存在手机里了',
  waitsNext: '写的、说的都在。连上网，自己会送出去。',
  sendNow: '现在再送一次',
  sentTitle: '交给社区了',
  sentBy: (time: string) => `社区最晚 ${time} 给答复。`,
  look: '看看办到哪一步',

  joinTitle: '这件事已经有人提了',
  joinText: (time: string, state: string) => `${time} 提的，现在“${state}”。跟着一起，办到哪一步也告诉您。`,
  join: '我也有这件事',
  joining: '正在记上…',
  joined: '记上了。',
  notSame: '不是同一件事',
  notSameNext: '请把地方写得再清楚一点，再交给社区。',

  mine: '我提过的事',
  mineEmpty: '还没有提过什么',
  mineEmptyNext: '家里、小区有事，点下面的按钮，不用填表。',
  unsent: '还没有送出去',
  unsentSince: (time: string) => `${time} 写的，存在这部手机里。`,
  unsentWaits: '等有了网络，自己会送出去。',
  drop: '不送了',
  dropTitle: '不送这一件了？',
  dropSentence: '写的、拍的、说的都会从这部手机里去掉。',
  photosAlong: (count: number) => `${count} 张照片`,
  voiceAlong: (seconds: number) => `录音 ${seconds} 秒`,

  confirm: { act: '办好了', busy: '正在记…', done: '谢谢您说一声。' },
  clear: { act: '清楚了', busy: '正在记…', done: '谢谢您说一声。' },
  reopen: {
    act: '还没办好',
    yes: '请社区重新办',
    busy: '正在交给社区…',
    done: '社区会重新看。',
    title: '哪里还没办好？',
    sentence: '写一句，社区和来帮忙的人都看得到。',
    label: '还差什么',
    hint: '例如：修好一天又不亮了',
  },
  askAgain: {
    act: '请社区再看看',
    yes: '请社区再看看',
    busy: '正在交给社区…',
    done: '社区会再看一遍。',
    title: '想请社区再看看什么？',
    sentence: '写一句，社区看得到。',
    label: '想说的话',
    hint: '例如：换个办法行不行',
  },
  goOn: {
    act: '回一句话',
    yes: '告诉社区',
    busy: '正在告诉社区…',
    done: '告诉社区了。',
    title: '回社区一句话',
    sentence: '社区收到以后接着办。',
    label: '想说的话',
  },
  nudge: { act: '催一催', busy: '正在催…', done: '催过了，社区看得到。' },
  withdraw: { act: '不用办了', yes: '是的，撤回', busy: '正在撤回…', done: '撤回了。' },
  withdrawAsked: { title: '不用办了？', sentence: '社区会知道您撤回了，不再派人来。' },

  listen: '听一听录音',
  listening: '正在放，点一下停',
  seePhotos: '看照片',
  heldPhotos: (count: number, why: string) => `有 ${count} 张现在看不了：${why}。`,
  held: {
    checking: '微信还在核对，过一会儿再点',
    doubtful: '等社区先看',
    unread: '等社区先看',
    clear: '照片找不到了',
  },
} as const
