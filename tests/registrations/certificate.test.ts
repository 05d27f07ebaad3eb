import { openTown, type Town } from '../open-town'
import {
  chenMing,
  liJianguo,
  newTap,
  noon,
  stranger,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from '../town'
import { acceptedInSunny, dispatchTo, li } from './registering'

let town: Town

async function codeOfLi(): Promise<string> {
  const answer = await town.as(liJianguo).call('registrations.certificate', {})
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.code
}

const verify = (code: string, who = chenMing) =>
  town.as(who).call('registrations.verifyCertificate', { code })

describe('the certificate', () => {
  it('G06 is there once the community has accepted, with a code that another phone reads', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(liJianguo).call('registrations.certificate', {})).toMatchObject({
      refusal: 'notAccepted',
    })
    await acceptedInSunny(town, [li])
    expect(await town.as(liJianguo).call('registrations.certificate', {})).toMatchObject({
      value: {
        name: '李建国',
        unitName: '安平县水务局',
        communityName: '阳光社区',
        validUntil: noon('2026-11-22') + 120_000,
        picture: expect.stringMatching(/^<svg /),
      },
    })
    expect(await verify(await codeOfLi())).toEqual({
      ok: true,
      value: {
        maskedName: '李*国',
        unitName: '安平县水务局',
        communityName: '阳光社区',
        asOf: noon('2026-11-22'),
      },
    })
    expect(await verify(await codeOfLi(), stranger)).toMatchObject({ refusal: 'consentNeeded' })
  })

  it('G06 a code that is two minutes old holds for a minute of grace, then no longer', async () => {
    town = await openTown(townAtWork)
    await acceptedInSunny(town, [li])
    const code = await codeOfLi()
    await town.cloud.clock({ advance: 179_000 })
    expect(await verify(code)).toMatchObject({ ok: true })
    await town.cloud.clock({ advance: 2_000 })
    expect(await verify(code)).toMatchObject({ refusal: 'certificateExpired' })
  })

  it('G06 nobody makes one for somebody else or for longer', async () => {
    town = await openTown(townAtWork)
    await acceptedInSunny(town, [li])
    const [start, whose, until = '', signed] = (await codeOfLi()).split('.')
    const later = (Number.parseInt(until, 36) + 60_000).toString(36)
    const forged = [
      `${start}.m_oCHEN_sunny.${until}.${signed}`,
      `${start}.${whose}.${later}.${signed}`,
      `${start}.${whose}.${until}.000000000000`,
      '7K3M-9QXR-2B4D',
    ]
    for (const code of forged) expect(await verify(code)).toMatchObject({ refusal: 'unknownCertificate' })
  })

  it('G06 is none while the unit’s dispatch waits, whoever asks', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    expect(await town.as(liJianguo).call('registrations.certificate', {})).toMatchObject({
      refusal: 'notAccepted',
    })
    const declined = { tapId: newTap(), communityId: 'sunny', memberId: li, reason: '不住这里' }
    await town.as(sunnySecretary).call('registrations.decline', declined)
    expect(await town.as(waterSecretary).call('registrations.certificate', {})).toMatchObject({
      refusal: 'notBound',
    })
  })

  it('G06 is read twenty times a day', async () => {
    town = await openTown(townAtWork)
    for (let tried = 0; tried < 20; tried++)
      expect(await verify(`none ${tried}`)).toMatchObject({ refusal: 'unknownCertificate' })
    expect(await verify('none 20')).toMatchObject({ refusal: 'tooManyTries' })
    // The same one again is no further try.
    expect(await verify('none 0')).toMatchObject({ refusal: 'unknownCertificate' })
  })
})
