import { openTown, type Town } from '../open-town'
import { liJianguo, newTap, townBefore } from '../town'

let town: Town

describe('what happens by itself', () => {
  it('runs a job once a period and leaves a row saying what it did', async () => {
    town = await openTown(townBefore)
    const first = await town.cloud.fireTimer('jobs')
    const second = await town.cloud.fireTimer('jobs')
    expect(first).toEqual({
      ok: true,
      value: {
        'members.sweepImports': 'done 0',
        'accounts.forgetTries': 'done 0',
        'posts.healClaims': 'done 0',
        'activities.healLines': 'done 0',
        'activities.healTasks': 'done 0',
        'activities.suggestDeeds': 'done 0',
        'groups.closeElections': 'done 0',
        'registrations.unplaceEnded': 'done 0',
        'requests.countNeeds': 'done 0',
        'audits.seal': 'done 0',
        'seals.renew': 'done 0',
        'thanks.sendLetters': 'done 0',
        'papers.dropOldRuns': 'done 0',
        'jobs.forgetRuns': 'done 0',
        'notices.forgetOld': 'done 0',
        'absences.draft': 'done 0',
        'reminders.planDates': 'done 0',
        'orgs.followStopped': 'done 0',
        'members.spellNames': 'done 3',
        'checkins.findReviews': 'done 0',
        'checkins.dropPhoneHints': 'done 0',
        'checkins.forgetOld': 'done 0',
        'ratings.remindFollowUps': 'done 0',
        'suggestions.remindAnswers': 'done 0',
        'ratings.tallyRates': 'done 0',
        'ratings.closeQuarters': 'done 0',
        'ratings.writeLetters': 'done 0',
        'ratings.findReviews': 'done 0',
        'ratings.dropPhoneHints': 'done 0',
        'orgs.sweepSheets': 'done 0',
        'notices.tellUntold': 'done 0',
        'reminders.planQuarter': 'done 0',
        'reminders.deliver': 'done 0',
        'reminders.goOnPushes': 'done 0',
        'activities.tellChanges': 'done 0',
        'requests.climb': 'done 0',
        'requests.forgetCare': 'done 0',
        'requests.forgetEnded': 'done 0',
        'wishes.leave': 'done 0',
        'wishes.tellHosts': 'done 0',
        'requests.tellHosts': 'done 0',
        'uploads.dropUnused': 'done 0',
      },
    })
    expect(second).toEqual({ ok: true, value: {} })
    const { value } = first as { value: Record<string, string> }
    const runs = await town.cloud.documents('jobRuns')
    expect(runs.map(({ name }) => name).sort()).toEqual(Object.keys(value).sort())
  })

  it('forgets the tries of days that are over', async () => {
    town = await openTown(townBefore)
    const li = town.as(liJianguo)
    await li.call('accounts.consent', { purpose: 'serve', version: '2026-12', tapId: newTap() })
    await li.call('accounts.claim', {
      name: '李建国',
      phoneTail: '0001',
      unitName: '安平县水务局',
      tapId: newTap(),
    })
    expect(await town.cloud.documents('accountTries')).toHaveLength(2)
    await town.cloud.clock({ advance: 2 * 24 * 60 * 60_000 })
    await town.cloud.fireTimer('jobs')
    expect(await town.cloud.documents('accountTries')).toHaveLength(0)
  })
})
