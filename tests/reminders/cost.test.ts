import { deliver } from '../../cloudfunctions/domain/reminders/delivery'
import { planQuarter } from '../../cloudfunctions/domain/reminders/planning'
import { db } from '../../cloudfunctions/kernel/db'
import type { Notice } from '../../types/notices'
import { pointSdkAt } from '../emulator/sdk'
import { openTown, type Town } from '../open-town'
import { aMember, noon, townAtWork } from '../town'
import { oneLeft, quarterTemplate } from './reminding'

let town: Town

const crowdOf = (people: number) =>
  Array.from({ length: people }, (_, index) => ({
    openid: `oCROWD${String(index).padStart(5, '0')}`,
    name: '张伟',
    phone: null,
  }))

/** Every wire call to the database since the counts were reset, whoever made it. */
const callsMade = async () => (await town.cloud.counts()).reduce((sum, { calls }) => sum + calls, 0)

describe('what reminding costs', () => {
  it('A132 U5 planning costs four calls for five hundred people, as many for the last as for the first', async () => {
    const costs: number[] = []
    for (const people of [1_000, 3_000]) {
      const now = noon('2026-12-01')
      town = await openTown({ ...townAtWork, members: crowdOf(people).map(who => aMember(who)) }, now)
      pointSdkAt(town.cloud)
      await planQuarter(db, noon('2026-11-28'))
      await town.cloud.resetCounts()
      expect(await planQuarter(db, now)).toBe(people)
      costs.push(await callsMade())
    }
    // Four to begin, and a look behind the last person, which finds nobody to ask for.
    expect(costs).toEqual([4 + 4 * 2 + 2, 4 + 4 * 6 + 2])
  }, 60_000)

  it('A132 U5 delivering a hundred messages costs eight calls of the database', async () => {
    const costs: number[] = []
    for (const people of [100, 300]) {
      const now = noon('2026-12-01')
      const crowd = crowdOf(people)
      const notices = crowd.map(
        ({ openid }): Notice => ({
          _id: `n_${openid}`,
          to: `m:m_${openid}`,
          kind: 'quarterDue',
          told: { quarter: '2026Q4', lastDay: '2026-12-31' },
          thing: `m_${openid}_sunny_2026Q4`,
          link: null,
          at: now,
          sortKey: `${now}_${openid}`,
          isNew: true,
          template: 'quarterReminder',
          sendState: 'due',
          sendAt: now,
        }),
      )
      town = await openTown(
        {
          ...townAtWork,
          members: crowd.map(who => aMember(who, { openid: who.openid })),
          messageConsents: crowd.map(({ openid }) => oneLeft(openid)),
          notices,
        },
        now,
      )
      pointSdkAt(town.cloud)
      for (const { openid } of crowd) await town.cloud.subscribe(openid, [quarterTemplate])
      await deliver(db, noon('2026-11-28'))
      await town.cloud.resetCounts()
      expect(await deliver(db, now)).toBe(people)
      // Those to WeChat are counted as well.
      costs.push((await callsMade()) - people)
    }
    const [one = 0, three = 0] = costs
    expect((three - one) / 2).toBe(8)
  }, 60_000)
})
