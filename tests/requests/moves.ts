import fc from 'fast-check'
import { ways } from '../../cloudfunctions/domain/requests/rules'
import type { RequestAct } from '../../types/requests'
import type { Town } from '../open-town'
import {
  chenMing,
  liJianguo,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { wangAyi, zhangDaye } from './asking'

export interface Taken {
  act: Exclude<RequestAct, 'submit'>
  who: Person
  /** Who is chosen, where somebody chooses. */
  chosen: { kind: 'person' | 'team'; id: string }
  /** Sent a second time at once, as a bad network does. */
  isTwice: boolean
}

export const everybody = [
  office,
  sunnySecretary,
  riverSecretary,
  liJianguo,
  wangXiuying,
  chenMing,
  wangAyi,
  zhangDaye,
]
const helpers = [
  { kind: 'person', id: 'm_oLI' },
  { kind: 'person', id: 'm_oWANG' },
  { kind: 'team', id: 'repairs' },
] as const
const concerned = [wangAyi, liJianguo, wangXiuying]
const ofChoosing: Taken['act'][] = ['choose', 'agree', 'turnDown', 'passOn']
const acts = (Object.keys(ways) as RequestAct[]).filter(act => act !== 'submit') as Taken['act'][]

const takenOf = (
  those: Taken['act'][],
  chosen: fc.Arbitrary<Taken['chosen']>,
  people = everybody,
): fc.Arbitrary<Taken> =>
  fc.record({
    act: fc.constantFrom(...those),
    who: fc.constantFrom(...people),
    isTwice: fc.boolean(),
    chosen,
  })

/** What may be done where nobody can be chosen. */
export const taken = takenOf(
  acts.filter(act => !ofChoosing.includes(act)),
  fc.constant(helpers[0]),
)

/** Everything; what belongs to choosing often enough that it leads somewhere. */
export const takenWithChoice = fc.oneof(
  { weight: 2, arbitrary: takenOf(acts, fc.constantFrom(...helpers)) },
  { weight: 1, arbitrary: takenOf(ofChoosing, fc.constantFrom(...helpers), concerned) },
)

/** The time of whoever was chosen is over, and the clock goes round. */
async function passTime(town: Town): Promise<void> {
  await town.cloud.clock({ advance: 24 * 60 * 60_000 })
  await town.cloud.fireTimer('jobs')
}

/** One act by one person; answers `yes` or why not. */
export async function take(
  town: Town,
  { act, who, chosen }: Omit<Taken, 'isTwice'>,
  requestId: string,
  tapId: string,
): Promise<string> {
  const person = town.as(who)
  const one = { tapId, requestId }
  const noted = { ...one, note: '说一句' }
  const all: Record<Taken['act'], () => Promise<{ ok: boolean; refusal?: string }>> = {
    accept: () =>
      person.call('requests.accept', {
        tapId,
        communityId: 'sunny',
        requestIds: [requestId],
        isOpenToClaims: true,
      }),
    assign: () => person.call('requests.assign', { ...one, memberIds: ['m_oLI', 'm_oWANG'] }),
    claim: () => person.call('requests.claim', one),
    choose: () => person.call('requests.choose', { ...one, chosen }),
    agree: () => person.call('requests.agree', one),
    turnDown: () => person.call('requests.turnDown', one),
    passOn: async () => {
      await passTime(town)
      return { ok: true }
    },
    release: () => person.call('requests.release', one),
    setOut: () => person.call('requests.setOut', one),
    finish: () => person.call('requests.finish', noted),
    answer: () => person.call('requests.answer', noted),
    confirm: () => person.call('requests.confirm', one),
    giveUp: () => person.call('requests.giveUp', noted),
    reopen: () => person.call('requests.reopen', noted),
    decline: () => person.call('requests.decline', noted),
    refer: () => person.call('requests.refer', noted),
    withdraw: () => person.call('requests.withdraw', one),
    join: () => person.call('requests.join', one),
    wait: () => person.call('requests.wait', noted),
    goOn: () => person.call('requests.goOn', noted),
    nudge: () => person.call('requests.nudge', one),
    reply: () => person.call('requests.reply', noted),
  }
  const answer = await all[act]()
  return answer.ok ? 'yes' : (answer.refusal ?? '')
}
