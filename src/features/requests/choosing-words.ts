import type { RefusalDetail } from '../../../types/api'
import type { Choosable } from '../../../types/choosing'
import { availabilityWords } from '../../contract/volunteer-form'
import { doorRefusals } from '../door/words'
import { namesOf } from '../teams/words'
import { categoryWords } from './card-words'
import type { Sentences } from './request-part'
import { handsFull, movedOn } from './words'

export const choosableRefusals: Sentences<'requests.choosable'> = { ...doorRefusals, movedOn }

export const chooseRefusals: Sentences<'requests.choose'> = {
  ...doorRefusals,
  movedOn,
  notOffered: { title: '这位现在来不了', next: '请另选一位；不选也行，社区会替您安排。' },
}

export const agreeRefusals = (detail?: RefusalDetail): Sentences<'requests.agree'> => ({
  ...doorRefusals,
  handsFull: handsFull(detail),
  movedOn: { title: '这件事已经另外安排了', next: '不用您跑了，谢谢您想着。' },
  someoneFaster: { title: '队里已经有人答应了，谢谢您', next: '这件事有人去了，您不用管了。' },
})

export const turnDownRefusals: Sentences<'requests.turnDown'> = {
  ...doorRefusals,
  movedOn: { title: '这件事已经另外安排了', next: '您不用管了。' },
}

/** What somebody agreed to have shown, in one line. */
export function helperInWords({ unit, services, availability, people }: Choosable): string {
  const parts = [
    unit,
    people !== null && people > 0 && `${people} 人`,
    `能帮：${namesOf(services, categoryWords)}`,
    availability.length > 0 && namesOf(availability, availabilityWords),
  ]
  return parts.filter(Boolean).join(' · ')
}

export const words = {
  title: '选一位志愿者',
  lead: '愿意帮这类事的都在这里，不分高低。不选也行，社区照常安排。',
  kinds: '志愿者和服务队',
  people: '志愿者',
  teams: '服务队',
  nobody: '这类事还没有可以自己选的志愿者',
  noTeam: '这类事还没有可以自己选的服务队',
  nobodyNext: '不要紧，社区会替您找人。',
  ask: (name: string) => `请${name}来帮您？`,
  askSentence: '来不来由对方定。来不了，社区会替您另外安排。',
  yes: '就选这位',
  no: '再看看',
  yesTeam: '就选这支队',
  choosing: '正在告诉对方…',
  chosen: '已经告诉对方了',
  self: '自己选一位志愿者',
  selfNote: '不选也行，社区会安排。',
  chosenYou: '有位居民想请您帮这个忙',
  chosenTeam: (name: string) => `有位居民想请${name}帮这个忙`,
  free: '来不来都行，不用说原因。',
  agree: { act: '我来帮', busy: '正在答应…', done: '答应了，谢谢您' },
  turnDown: { act: '这次来不了', busy: '正在告诉社区…', done: '好的，社区会另外安排' },
  hostChosen: (name: string) => `居民自己选了${name}，在等回话`,
  hostNext: '来不了会回到这里。等不及，也可以直接派人。',
} as const
