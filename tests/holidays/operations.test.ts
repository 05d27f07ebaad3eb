import { openTown, type Town } from '../open-town'
import { liJianguo, newTap, office, sunnySecretary, townAtWork } from '../town'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
})

const year2027 = {
  year: 2027,
  revision: 0,
  daysOff: ['2027-01-01', '2027-10-01'],
  daysWorked: ['2027-01-03'],
}

describe('the county’s days off (G31)', () => {
  it('G31 none is shipped: a year without a list says so', async () => {
    expect(await town.as(liJianguo).call('holidays.show', { year: 2027 })).toMatchObject({
      ok: true,
      value: { isListed: false, daysOff: [], revision: 0 },
    })
  })

  it('G31 the office enters a year and changes it, with what was before kept', async () => {
    const set = (told: object) =>
      town.as(office).call('holidays.set', { tapId: newTap(), ...year2027, ...told })
    expect(await set({})).toMatchObject({ value: { isListed: true, revision: 1 } })
    expect(await set({ revision: 1, daysWorked: [] })).toMatchObject({
      value: { revision: 2, daysWorked: [] },
    })
    const [kept] = await town.cloud.documents('holidays')
    expect(kept).toMatchObject({ history: [{ daysWorked: [] }, { daysWorked: ['2027-01-03'] }] })
  })

  it('G31 the same tap is answered again; of two who saw the same one wins', async () => {
    const told = { tapId: newTap(), ...year2027 }
    const answers = await Promise.all([1, 2].map(() => town.as(office).call('holidays.set', told)))
    expect(answers.map(({ ok }) => ok)).toContain(true)
    expect(await town.as(office).call('holidays.set', told)).toMatchObject({ value: { revision: 1 } })
    expect(await town.as(office).call('holidays.set', { ...told, tapId: newTap() })).toMatchObject({
      refusal: 'changedMeanwhile',
    })
  })

  it.each([
    ['a day of another year', { daysOff: ['2026-12-31'] }, 'notOfThatYear'],
    ['a day that is both', { daysOff: ['2027-01-03'] }, 'dayTwice'],
    ['a Monday that is worked anyway', { daysWorked: ['2027-01-04'] }, 'notAWeekend'],
    ['a day that does not exist', { daysOff: ['2027-02-30'] }, 'badInput'],
  ])('G31 %s is refused and changes nothing', async (_name, told, refusal) => {
    const answer = await town.as(office).call('holidays.set', { tapId: newTap(), ...year2027, ...told })
    expect(answer).toMatchObject({ ok: false, refusal })
    expect(await town.cloud.documents('holidays')).toEqual([])
  })

  it('G31 nobody but the office enters one', async () => {
    for (const who of [sunnySecretary, liJianguo]) {
      expect(await town.as(who).call('holidays.set', { tapId: newTap(), ...year2027 })).toMatchObject({
        refusal: 'notAllowed',
      })
    }
  })
})
