import type { ClaimView } from '../../types/accounts'
import { openTown, type Town } from '../open-town'
import {
  anAccount,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
  townBefore,
  wangXiuying,
  waterSecretary,
} from '../town'

let town: Town

const consent = { purpose: 'serve', version: '2026-12' } as const
const agree = (who: Person) => town.as(who).call('accounts.consent', { ...consent, tapId: newTap() })
const claimLi = { name: '李建国', phoneTail: '0001', unitName: '安平县水务局' }

async function claim(who: Person, typed: { name: string; phoneTail: string | null; unitName: string }) {
  return town.as(who).call('accounts.claim', { ...typed, tapId: newTap() })
}

async function claimsOf(who: Person): Promise<ClaimView[]> {
  const answer = await town.as(who).call('accounts.listClaims', { cursor: null })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.items
}

async function bindByPhone(who: Person, phone = who.phone) {
  const code = await town.cloud.phoneCode(who.openid, phone ?? '')
  return town.as(who).call('accounts.bindByPhone', { code, tapId: newTap() })
}

describe('consent comes first', () => {
  it('G181 shows nothing personal and binds nobody before it', async () => {
    town = await openTown({
      ...townAtWork,
      accounts: [anAccount(liJianguo, { memberId: 'm_oLI', consents: [] })],
    })
    expect(await town.as(liJianguo).call('accounts.me', {})).toMatchObject({
      ok: true,
      value: { consent: { given: false }, person: null, roles: [] },
    })
    expect(await bindByPhone(stranger)).toEqual({ ok: false, refusal: 'consentNeeded' })
    expect(await claim(stranger, claimLi)).toEqual({ ok: false, refusal: 'consentNeeded' })
    expect(await town.as(liJianguo).call('checkins.mine', {})).toEqual({
      ok: false,
      refusal: 'consentNeeded',
    })
  })

  it('G181 records it once, with the version and the moment', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    await agree(liJianguo)
    const accounts = await town.cloud.documents('accounts')
    expect(accounts.find(({ _id }) => _id === liJianguo.openid)).toMatchObject({
      consents: [{ purpose: 'serve', version: '2026-12', at: expect.any(Number) }],
    })
    const outdated = { purpose: 'serve', version: '2020-01', tapId: newTap() } as const
    expect(await town.as(stranger).call('accounts.consent', outdated)).toEqual({
      ok: false,
      refusal: 'consentOutdated',
    })
  })
})

describe('a newer text', () => {
  const older = { purpose: 'serve' as const, version: '2026-11', at: 1 }
  const me = async () => {
    const answer = await town.as(liJianguo).call('accounts.me', {})
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value
  }
  const decline = (version = '2026-12') =>
    town.as(liJianguo).call('accounts.declineConsent', { tapId: newTap(), version })
  const askForHelp = () =>
    town.as(liJianguo).call('uploads.take', { tapId: newTap(), kind: 'picture', fileId: 'none' })

  beforeEach(async () => {
    town = await openTown({
      ...townAtWork,
      accounts: [anAccount(liJianguo, { memberId: 'm_oLI', consents: [older] })],
    })
  })

  it('G181 is asked for once; whoever leaves it at the older one goes on as before, without what needs the newer', async () => {
    expect(await me()).toMatchObject({
      consent: { given: true, isCurrent: false, isAskedAgain: true },
      person: { name: '李建国' },
    })
    expect(await decline('2026-11')).toEqual({ ok: false, refusal: 'consentOutdated' })
    expect(await decline()).toMatchObject({ value: { consent: { given: true, isAskedAgain: false } } })
    await decline()
    expect((await me()).consent).toMatchObject({ isCurrent: false, isAskedAgain: false })
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({ ok: true })
    expect(await askForHelp()).toEqual({ ok: false, refusal: 'consentNeeded' })
    const [account] = await town.cloud.documents('accounts')
    expect(account).toMatchObject({ consents: [older], consentsDeclined: [{ version: '2026-12' }] })
  })

  it('G181 agreed to, even after all, it stands beside the older one', async () => {
    await decline()
    await agree(liJianguo)
    expect((await me()).consent).toEqual({
      version: '2026-12',
      given: true,
      isCurrent: true,
      isAskedAgain: false,
    })
    expect(await askForHelp()).not.toMatchObject({ refusal: 'consentNeeded' })
    const [account] = await town.cloud.documents('accounts')
    expect(account).toMatchObject({ consents: [older, { version: '2026-12' }] })
  })

  it('G181 whoever never agreed to any cannot leave it at that', async () => {
    expect(
      await town.as(stranger).call('accounts.declineConsent', { tapId: newTap(), version: '2026-12' }),
    ).toEqual({ ok: false, refusal: 'consentNeeded' })
  })
})

describe('binding by the phone that WeChat vouches for', () => {
  it('A26 G180 finds the person on the roster and shows only the tail of the number', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    expect(await bindByPhone(liJianguo)).toMatchObject({
      ok: true,
      value: {
        outcome: 'bound',
        me: {
          binding: 'bound',
          person: {
            name: '李建国',
            phoneTail: '0001',
            community: { name: '阳光社区' },
            estateName: '桂花园',
          },
        },
      },
    })
    const everything = JSON.stringify([
      await town.cloud.documents('members'),
      await town.cloud.documents('accounts'),
    ])
    expect(everything).not.toContain(liJianguo.phone)
  })

  it('A26 a second tap of somebody who is bound is shown as bound', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    await bindByPhone(liJianguo)
    expect(await bindByPhone(liJianguo)).toMatchObject({ ok: true, value: { outcome: 'bound' } })
  })

  it('A26 a number that is not on the roster, a code that is used up, a number of two people', async () => {
    const [li] = townBefore.members
    if (!li) throw new Error('the town is empty')
    const twin = { ...li, _id: 'm_twin', name: '李建民' }
    town = await openTown({ ...townBefore, members: [li, twin] })
    await agree(stranger)
    expect(await bindByPhone(stranger)).toEqual({ ok: false, refusal: 'phoneNotOnRoster' })
    expect(
      await town.as(stranger).call('accounts.bindByPhone', { code: 'used-up', tapId: newTap() }),
    ).toEqual({
      ok: false,
      refusal: 'phoneCodeExpired',
    })
    await agree(liJianguo)
    expect(await bindByPhone(liJianguo)).toEqual({ ok: false, refusal: 'phoneOfSeveral' })
  })

  it('A26 one person has one identity: the phone of somebody bound makes a claim, and a secretary moves it', async () => {
    town = await openTown(townAtWork)
    await agree(stranger)
    expect(await bindByPhone(stranger, liJianguo.phone)).toMatchObject({
      ok: true,
      value: { outcome: 'claimed', me: { binding: 'claimPending', person: null } },
    })
    const [seen] = await claimsOf(sunnySecretary)
    expect(seen).toMatchObject({ alerts: ['alreadyBound'], matches: [{ name: '李建国', isBound: true }] })

    const decision = { claimId: seen?.claimId ?? '', decision: 'confirm', memberId: 'm_oLI' } as const
    expect(
      await town
        .as(sunnySecretary)
        .call('accounts.decideClaim', { ...decision, rebind: false, tapId: newTap() }),
    ).toEqual({ ok: false, refusal: 'memberBoundAlready' })
    expect(
      await town
        .as(sunnySecretary)
        .call('accounts.decideClaim', { ...decision, rebind: true, tapId: newTap() }),
    ).toEqual({ ok: true, value: { state: 'confirmed', moves: [] } })

    expect(await town.as(stranger).call('accounts.me', {})).toMatchObject({
      value: { binding: 'bound', person: { name: '李建国' } },
    })
    expect(await town.as(liJianguo).call('accounts.me', {})).toMatchObject({
      value: { binding: 'none', person: null },
    })
  })

  it('A26 U5 two identities that race for one person: one is bound, the other claims', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    await agree(stranger)
    const outcomes = await Promise.all([bindByPhone(liJianguo), bindByPhone(stranger, liJianguo.phone)])
    const said = outcomes.map(answer => (answer.ok ? answer.value.outcome : answer.refusal))
    expect(said.sort()).toEqual(['bound', 'claimed'])
    const accounts = await town.cloud.documents('accounts')
    expect(accounts.filter(({ memberId }) => memberId === 'm_oLI')).toHaveLength(1)
  })
})

describe('claiming by name, tail and unit', () => {
  it('G180 shows nothing until a secretary confirms, then the person', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    const claimed = await claim(liJianguo, claimLi)
    expect(claimed).toMatchObject({ ok: true, value: { me: { binding: 'claimPending', person: null } } })

    const [seen] = await claimsOf(sunnySecretary)
    expect(seen).toMatchObject({
      name: '李建国',
      phoneTail: '0001',
      alerts: [],
      matches: [{ memberId: 'm_oLI', communityName: '阳光社区', isBound: false }],
    })
    await town.as(sunnySecretary).call('accounts.decideClaim', {
      claimId: seen?.claimId ?? '',
      decision: 'confirm',
      memberId: 'm_oLI',
      rebind: false,
      tapId: newTap(),
    })
    expect(await town.as(liJianguo).call('accounts.me', {})).toMatchObject({
      value: { binding: 'bound', person: { name: '李建国' } },
    })
    expect(await claimsOf(sunnySecretary)).toEqual([])
  })

  it('G180 answers the same whether or not such a person exists, so that nobody can probe', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    await agree(stranger)
    const right = await claim(liJianguo, claimLi)
    const wrong = await claim(stranger, { ...claimLi, phoneTail: '9876' })
    const shape = (answer: typeof right) =>
      JSON.stringify(answer).replace(/"claimId":"[^"]*"/, '"claimId":""')
    expect(shape(wrong)).toBe(shape(right))
    expect(await claimsOf(waterSecretary)).toEqual(
      expect.arrayContaining([expect.objectContaining({ alerts: ['nobodyMatches'], matches: [] })]),
    )
    expect(await claimsOf(sunnySecretary)).toHaveLength(1)
    expect(await claimsOf(riverSecretary)).toEqual([])
  })

  it('A26 two claims for one person alert the secretary; once one is confirmed the other says so', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    await agree(stranger)
    await claim(stranger, claimLi)
    await town.cloud.clock({ advance: 1000 })
    await claim(liJianguo, claimLi)
    const [first, second] = await claimsOf(sunnySecretary)
    expect([first?.alerts, second?.alerts]).toEqual([['anotherClaim'], ['anotherClaim']])
    expect(await town.as(sunnySecretary).call('accounts.countClaims', {})).toMatchObject({
      value: { waiting: 2 },
    })
    expect(await town.as(riverSecretary).call('accounts.countClaims', {})).toMatchObject({
      value: { waiting: 0 },
    })

    await town.as(sunnySecretary).call('accounts.decideClaim', {
      claimId: second?.claimId ?? '',
      decision: 'confirm',
      memberId: 'm_oLI',
      rebind: false,
      tapId: newTap(),
    })
    expect(await claimsOf(sunnySecretary)).toMatchObject([
      { claimId: first?.claimId, alerts: ['alreadyBound'], matches: [{ isBound: true }] },
    ])
  })

  it('G186 somebody without a phone on the roster is found without a tail, by the secretary only', async () => {
    const [li] = townBefore.members
    if (!li) throw new Error('the town is empty')
    const withoutPhone = { ...li, phoneHash: null, phoneTail: null, phoneSealed: null }
    town = await openTown({ ...townBefore, members: [withoutPhone] })
    await agree(liJianguo)
    await claim(liJianguo, { ...claimLi, phoneTail: null })
    expect(await claimsOf(sunnySecretary)).toMatchObject([{ matches: [{ name: '李建国', phoneTail: null }] }])
  })

  it('G180 limits tries by identity and by target', async () => {
    town = await openTown(townBefore)
    const withdraw = (who: Person) => town.as(who).call('accounts.withdrawClaim', { tapId: newTap() })
    await agree(liJianguo)
    for (let tried = 0; tried < 5; tried++) {
      const typed = { ...claimLi, name: `李${tried}`, tapId: newTap() }
      // One tap that is sent three times is one try.
      for (let sent = 0; sent < 3; sent++) {
        expect(await town.as(liJianguo).call('accounts.claim', typed)).toMatchObject({ ok: true })
      }
      await withdraw(liJianguo)
    }
    expect(await claim(liJianguo, claimLi)).toEqual({ ok: false, refusal: 'tooManyTries' })

    for (let tried = 0; tried < 7; tried++) {
      const who = { openid: `oGUESS${tried}`, name: '', phone: null }
      await agree(who)
      expect(await claim(who, { ...claimLi, phoneTail: `000${tried}` })).toMatchObject({ ok: true })
      await withdraw(who)
      // Whoever comes to a crowded name has one try.
      expect((await claim(who, { ...claimLi, phoneTail: `001${tried}` })).ok).toBe(tried < 5)
    }
    await town.cloud.clock({ advance: 24 * 60 * 60_000 })
    expect(await claim(liJianguo, claimLi)).toMatchObject({ ok: true })
  })

  it('G180 two hundred who guess at one name find nothing and lock nobody out: whose it is gets in the same day', async () => {
    const guessers = Array.from({ length: 200 }, (_, index) => ({
      openid: `oGUESS${index}`,
      name: '',
      phone: null,
    }))
    town = await openTown({
      ...townBefore,
      accounts: [...townBefore.accounts, ...guessers.map(who => anAccount(who))],
    })
    const told = new Set<string>()
    for (const [index, who] of guessers.entries()) {
      // One of them comes upon the right number, and is told nothing else.
      const phoneTail = index === 100 ? '0001' : String(1000 + index)
      const answer = await claim(who, { ...claimLi, phoneTail })
      const { claim: made, ...me } = answer.ok ? answer.value.me : { claim: null }
      told.add(JSON.stringify([answer.ok, made?.state, me]))
    }
    expect(told.size).toBe(1)
    expect([...told][0]).toContain('claimPending')
    for (const who of [guessers[100], guessers[199]]) {
      if (!who) throw new Error('nobody guesses')
      await town.as(who).call('accounts.withdrawClaim', { tapId: newTap() })
      expect(await claim(who, claimLi)).toEqual({ ok: false, refusal: 'tooManyTries' })
    }

    await agree(liJianguo)
    expect(await claim(liJianguo, claimLi)).toMatchObject({ ok: true })
    const [seen, ...more] = await claimsOf(sunnySecretary)
    expect([seen?.alerts, seen?.matches.length, more]).toEqual([['manyClaimers'], 1, []])
    const decided = { claimId: seen?.claimId ?? '', memberId: 'm_oLI', rebind: false, tapId: newTap() }
    expect(
      await town.as(sunnySecretary).call('accounts.decideClaim', { ...decided, decision: 'confirm' }),
    ).toMatchObject({ ok: true })
    expect(await town.as(liJianguo).call('accounts.me', {})).toMatchObject({ value: { binding: 'bound' } })
  })

  it('A26 U5 the same tap after its claim was withdrawn makes no claim anew', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    const [first, second] = [newTap(), newTap()]
    const withdraw = () => town.as(liJianguo).call('accounts.withdrawClaim', { tapId: newTap() })
    const claimBy = (tapId: string) => town.as(liJianguo).call('accounts.claim', { ...claimLi, tapId })
    for (const tapId of [first, first, second, first]) {
      expect(await claimBy(tapId)).toMatchObject({ ok: true })
      await withdraw()
    }
    const claims = await town.cloud.documents('accountClaims')
    expect(claims.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(await claimsOf(sunnySecretary)).toEqual([])
  })

  it('A26 is rejected with a reason that the person can read, and may be made again', async () => {
    town = await openTown(townBefore)
    await agree(liJianguo)
    await claim(liJianguo, claimLi)
    const [seen] = await claimsOf(sunnySecretary)
    const reject = {
      claimId: seen?.claimId ?? '',
      decision: 'reject',
      reason: '请到社区核对',
      tapId: newTap(),
    } as const
    await town.as(sunnySecretary).call('accounts.decideClaim', reject)
    expect(await town.as(sunnySecretary).call('accounts.decideClaim', reject)).toEqual({
      ok: true,
      value: { state: 'rejected', moves: [] },
    })
    expect(await town.as(liJianguo).call('accounts.me', {})).toMatchObject({
      value: { binding: 'none', claim: { state: 'rejected', reason: '请到社区核对' } },
    })
    expect(
      await town.as(sunnySecretary).call('accounts.decideClaim', {
        claimId: reject.claimId,
        decision: 'confirm',
        memberId: 'm_oLI',
        rebind: false,
        tapId: newTap(),
      }),
    ).toEqual({ ok: false, refusal: 'claimClosed' })
    expect(await claim(liJianguo, claimLi)).toMatchObject({
      ok: true,
      value: { me: { binding: 'claimPending' } },
    })
  })

  it('A06 A07 only who leads the person’s place decides, and never the claimant', async () => {
    town = await openTown(townBefore)
    await agree(wangXiuying)
    await claim(wangXiuying, { ...claimLi, name: '王秀英', phoneTail: '0002' })
    const [seen] = await claimsOf(waterSecretary)
    const confirm = {
      claimId: seen?.claimId ?? '',
      decision: 'confirm',
      memberId: 'm_oWANG',
      rebind: false,
    } as const
    for (const nobody of [riverSecretary, wangXiuying, stranger]) {
      const answer = await town.as(nobody).call('accounts.decideClaim', { ...confirm, tapId: newTap() })
      expect(answer.ok).toBe(false)
    }
    expect(
      await town
        .as(waterSecretary)
        .call('accounts.decideClaim', { ...confirm, memberId: 'm_oLI', tapId: newTap() }),
    ).toMatchObject({ ok: false })
    expect(
      await town.as(waterSecretary).call('accounts.decideClaim', { ...confirm, tapId: newTap() }),
    ).toMatchObject({ ok: true })
  })
})

describe('who am I', () => {
  it('G151 says the roles, their places and what may be done', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(sunnySecretary).call('accounts.me', {})).toMatchObject({
      value: {
        roles: [{ role: 'communitySecretary', place: { name: '阳光社区' } }],
        can: { importRoster: false, decideClaims: true, seeCommunities: [{ name: '阳光社区' }] },
      },
    })
    expect(await town.as(office).call('accounts.me', {})).toMatchObject({
      value: { can: { importRoster: true, seeCommunities: [{ orgId: 'river' }, { orgId: 'sunny' }] } },
    })
    expect(await town.as(liJianguo).call('accounts.me', {})).toMatchObject({
      value: { can: { importRoster: false, decideClaims: false, seeCommunities: [] } },
    })
  })
})
