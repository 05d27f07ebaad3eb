import type { ActivitySignup } from '../../types/activities'
import { inboxOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import {
  aMember,
  anAccount,
  chenMing,
  liJianguo,
  newTap,
  type Person,
  sunnySecretary,
  townAtWork,
  wangXiuying,
} from '../town'
import { anActivity, aPlan, aSignup } from './planning'

let town: Town

async function open(signups: ActivitySignup[], crowd: Person[] = []): Promise<void> {
  const signedUp = signups.filter(({ state }) => state === 'signedUp').length
  const waiting = signups.filter(({ state }) => state === 'waiting').length
  const counted = { signedUp, waiting, capacity: signedUp, nextInLine: signups.length + 1 }
  town = await openTown({
    ...townAtWork,
    accounts: [...townAtWork.accounts, ...crowd.map(who => anAccount(who, { memberId: `m_${who.openid}` }))],
    members: [...townAtWork.members, ...crowd.map(who => aMember(who, { openid: who.openid }))],
    activities: [{ ...anActivity('clean', { capacity: signedUp }), ...counted }],
    activitySignups: signups,
  })
}

const li = aSignup('m_oLI', 'clean', 1)
const wang: ActivitySignup = { ...aSignup('m_oWANG', 'clean', 2), state: 'waiting' }
const jobs = async () => {
  await town.cloud.clock({ advance: 6 * 60_000 })
  return town.cloud.fireTimer('jobs')
}

describe('what people are told of an activity', () => {
  it('G40 whoever waited hears at once that there is a place', async () => {
    await open([li, wang])
    await town.as(liJianguo).call('activities.leave', { tapId: newTap(), activityId: 'clean' })
    expect(await inboxOf(town, wangXiuying)).toMatchObject([
      { kind: 'activityMovedUp', told: { title: '清扫桂花园' }, link: { page: 'activity', id: 'clean' } },
    ])
  })

  it('G40 another place and a cancelling are told to all in line, once each, and to nobody else', async () => {
    await open([li, wang])
    const plan = { ...aPlan({ capacity: 1 }), place: '桂花园北门' }
    const edited = { tapId: newTap(), activityId: 'clean', revision: anActivity('clean').revision, plan }
    expect(await town.as(sunnySecretary).call('activities.edit', edited)).toMatchObject({ ok: true })
    await jobs()
    await jobs()
    await town.as(sunnySecretary).call('activities.cancel', {
      tapId: newTap(),
      activityId: 'clean',
      reason: '下雨',
    })
    await jobs()
    await jobs()
    for (const who of [liJianguo, wangXiuying]) {
      expect(await inboxOf(town, who)).toMatchObject([
        { kind: 'activityCancelled', told: { reason: '下雨' } },
        { kind: 'activityChanged', told: { place: '桂花园北门' } },
      ])
    }
    expect(await inboxOf(town, chenMing)).toEqual([])
    const [kept] = await town.cloud.documents('activities')
    expect(kept).not.toHaveProperty('telling')
  })

  it.each(['before', 'after'] as const)(
    'G40 U5 of 450 people none is left out and none told twice when the job is killed %s a slice',
    async at => {
      const crowd = Array.from({ length: 450 }, (_, index) => ({
        openid: `oCROWD${index}`,
        name: '张伟',
        phone: null,
      }))
      await open(crowd.map(({ openid }, index) => aSignup(`m_${openid}`, 'clean', index + 1)))
      const cancel = { tapId: newTap(), activityId: 'clean', reason: '下雨' }
      await town.as(sunnySecretary).call('activities.cancel', cancel)
      await town.cloud.fault({
        action: 'database.modifyDocument',
        collection: 'activities',
        effect: { kind: 'killInstance', at },
      })
      await jobs().catch(() => null)
      await jobs()
      await jobs()
      const told = (await town.cloud.documents('notices')).map(({ to }) => String(to))
      expect(new Set(told).size).toBe(450)
      expect(told).toHaveLength(450)
    },
  )
})
