import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import type { Input, OperationName } from '../../types/api'
import { entryOf, leader, liFact, townWithDesk } from '../checkins/desk'
import { applied, decide, planned, rowsOf, undo } from '../members/importing'
import { aRoster } from '../members/workbooks'
import { openTown, type Town } from '../open-town'
import { acceptedInSunny, dispatchTo, reportTo } from '../registrations/registering'
import {
  aMember,
  liJianguo,
  newTap,
  office,
  type Person,
  stranger,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from '../town'

/**
 * What each operation lets an officer see of members: `leaves a row` when it shows or changes somebody's data,
 * otherwise why it need not. A new operation does not compile before it is judged here.
 */
const judged: Record<OperationName, 'leaves a row' | 'own data' | 'counts only' | 'no persons'> = {
  'accounts.me': 'own data',
  'accounts.consent': 'own data',
  'accounts.bindByPhone': 'own data',
  'accounts.claim': 'own data',
  'accounts.withdrawClaim': 'own data',
  'accounts.listClaims': 'leaves a row',
  'accounts.decideClaim': 'leaves a row',
  'accounts.pause': 'leaves a row',
  'accounts.resume': 'leaves a row',
  'accounts.countClaims': 'counts only',
  'accounts.listRoles': 'leaves a row',
  'accounts.listRoleHistory': 'leaves a row',
  'accounts.findPeople': 'leaves a row',
  'accounts.grantRole': 'leaves a row',
  'accounts.revokeRole': 'leaves a row',
  'accounts.handOver': 'leaves a row',
  // Whoever accepts decides about himself or herself.
  'accounts.decideHandOver': 'own data',
  'audits.list': 'leaves a row',
  'audits.mine': 'own data',
  'audits.verify': 'no persons',
  'basics.mine': 'own data',
  'basics.show': 'leaves a row',
  'basics.ask': 'own data',
  'basics.withdraw': 'own data',
  'basics.enter': 'leaves a row',
  'basics.list': 'leaves a row',
  'basics.decide': 'leaves a row',
  'checkins.create': 'own data',
  'checkins.mine': 'own data',
  'checkins.overview': 'counts only',
  'checkins.list': 'leaves a row',
  'checkins.registerDevice': 'own data',
  'checkins.listWaiting': 'leaves a row',
  'checkins.decide': 'leaves a row',
  'checkins.listGroup': 'leaves a row',
  'checkins.createFor': 'leaves a row',
  'checkins.undo': 'leaves a row',
  'checkins.correct': 'leaves a row',
  'checkins.makeSheet': 'leaves a row',
  'checkins.showSheet': 'leaves a row',
  'checkins.listReviews': 'leaves a row',
  'checkins.settleReview': 'leaves a row',
  'members.planImport': 'leaves a row',
  'members.showImport': 'counts only',
  'members.listImports': 'counts only',
  'members.listImportRows': 'leaves a row',
  'members.decideImportRow': 'leaves a row',
  'members.applyImport': 'leaves a row',
  'members.undoImport': 'leaves a row',
  'members.dropImport': 'leaves a row',
  // Who answers for a place is told as an office, in the words of whoever keeps the tree.
  'orgs.search': 'no persons',
  'orgs.place': 'no persons',
  'orgs.list': 'no persons',
  'orgs.show': 'no persons',
  'orgs.create': 'no persons',
  'orgs.rename': 'no persons',
  'orgs.setAliases': 'no persons',
  'orgs.setResponsible': 'no persons',
  'orgs.setCentre': 'no persons',
  'orgs.move': 'no persons',
  'orgs.merge': 'no persons',
  'orgs.close': 'no persons',
  'orgs.follow': 'no persons',
  'orgs.responsibleOn': 'no persons',
  'orgs.planImport': 'no persons',
  'orgs.showImport': 'no persons',
  'orgs.listImports': 'no persons',
  'orgs.listImportRows': 'no persons',
  'orgs.applyImport': 'no persons',
  'orgs.exportTree': 'no persons',
  'papers.make': 'leaves a row',
  // The name is masked.
  'papers.verify': 'no persons',
  'papers.listTemplates': 'no persons',
  'papers.editTemplate': 'leaves a row',
  // Its values are made up.
  'papers.preview': 'no persons',
  'registrations.dispatch': 'leaves a row',
  'registrations.report': 'leaves a row',
  'registrations.accept': 'leaves a row',
  'registrations.assign': 'leaves a row',
  'registrations.decline': 'leaves a row',
  'registrations.withdraw': 'leaves a row',
  'registrations.fileStub': 'leaves a row',
  'registrations.list': 'leaves a row',
  'registrations.listUndispatched': 'leaves a row',
  'registrations.show': 'leaves a row',
  'registrations.mine': 'own data',
  'registrations.campaign': 'counts only',
  'registrations.progress': 'counts only',
  'registrations.certificate': 'own data',
  // Its holder shows it.
  'registrations.verifyCertificate': 'own data',
  'rules.list': 'no persons',
  'rules.show': 'no persons',
  'rules.preview': 'no persons',
  'rules.change': 'leaves a row',
  'rules.withdraw': 'leaves a row',
  'sites.look': 'no persons',
  'sites.list': 'no persons',
  'sites.poster': 'no persons',
  'sites.open': 'no persons',
  'sites.close': 'no persons',
  'sites.setPlace': 'no persons',
  'sites.openDoor': 'no persons',
  'sites.listDoors': 'no persons',
  'sites.revokeDoor': 'no persons',
}

let town: Town
const liId = `m_${liJianguo.openid}`
const otherFacts = { jobTitle: '科长', skills: '电工', joinedMonth: '2005-07', bornMonth: '1980-05' }
const liInSunny = { communityId: 'sunny', memberId: liId }

async function ask<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
}

/** A check-in that waits, and its id. */
async function fromAPicture(): Promise<string> {
  await ask(liJianguo, 'checkins.create', { siteCode: sunnyCode, way: 'picture', tapId: newTap() })
  return `${liId}_sunny_2026Q4`
}

async function openWithGroup(): Promise<void> {
  const { orgs, accounts, registrations } = townWithDesk
  await town.cloud.load({ orgs, accounts, registrations })
  await town.cloud.clock({ advance: 61_000 })
}

/** A row of the review list about 李建国. */
async function aReview(): Promise<string> {
  await town.cloud.load({
    checkinReviews: [
      {
        _id: 'atNight_sunny_1',
        communityId: 'sunny',
        kind: 'atNight',
        checkinIds: [liFact],
        memberIds: [liId],
        count: 1,
        firstAt: 1,
        lastAt: 1,
        metres: null,
        state: 'open',
        looked: null,
        sortKey: '1',
      },
    ],
  })
  return 'atNight_sunny_1'
}

const rowsLeftBy = async (op: OperationName) =>
  ((await town.cloud.documents('audits')) as unknown as AuditRow[]).filter(
    ({ operation }) => operation === op,
  )

/** Each operation once, by somebody who may, on 李建国 or on a roster that names 赵一. */
const once: Partial<Record<OperationName, () => Promise<{ by: Person; memberIds?: string[] }>>> = {
  async 'accounts.listClaims'() {
    await claimByStranger()
    await ask(waterSecretary, 'accounts.listClaims', { cursor: null })
    return { by: waterSecretary, memberIds: ['m_claimed'] }
  },
  async 'accounts.decideClaim'() {
    await claimByStranger()
    const { items } = await ask(waterSecretary, 'accounts.listClaims', { cursor: null })
    const claimId = items[0]?.claimId ?? ''
    const decision = { decision: 'confirm', memberId: 'm_claimed', rebind: false } as const
    await ask(waterSecretary, 'accounts.decideClaim', { tapId: newTap(), claimId, ...decision })
    return { by: waterSecretary, memberIds: ['m_claimed'] }
  },
  async 'accounts.pause'() {
    await ask(sunnySecretary, 'accounts.pause', { tapId: newTap(), memberId: liId, reason: '手机遗失' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'accounts.resume'() {
    await ask(sunnySecretary, 'accounts.resume', { tapId: newTap(), memberId: liId })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'audits.list'() {
    await ask(office, 'audits.list', { of: { kind: 'member', memberId: liId }, cursor: null })
    return { by: office, memberIds: [liId] }
  },
  async 'basics.show'() {
    await ask(waterSecretary, 'basics.show', { memberId: liId })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'basics.enter'() {
    await ask(waterSecretary, 'basics.enter', { tapId: newTap(), memberId: liId, facts: otherFacts })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'basics.list'() {
    await ask(liJianguo, 'basics.ask', { tapId: newTap(), facts: otherFacts })
    await ask(waterSecretary, 'basics.list', { orgId: 'water', cursor: null })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'basics.decide'() {
    const { askedAt } = await ask(liJianguo, 'basics.ask', { tapId: newTap(), facts: otherFacts })
    const decided = { memberId: liId, askedAt: askedAt ?? 0, decision: 'confirm', reason: null } as const
    await ask(waterSecretary, 'basics.decide', { tapId: newTap(), ...decided })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'checkins.list'() {
    const names = {
      communityId: 'sunny',
      quarter: null,
      show: 'all',
      namePrefix: '李',
      cursor: null,
    } as const
    await ask(sunnySecretary, 'checkins.list', names)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.listWaiting'() {
    await fromAPicture()
    await ask(sunnySecretary, 'checkins.listWaiting', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.decide'() {
    const checkinIds = [await fromAPicture()]
    const confirmed = { communityId: 'sunny', checkinIds, decision: 'confirm', tapId: newTap() } as const
    await ask(sunnySecretary, 'checkins.decide', confirmed)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.listGroup'() {
    await openWithGroup()
    await ask(leader, 'checkins.listGroup', { groupId: 'group1', cursor: null })
    return { by: leader, memberIds: [liId] }
  },
  async 'checkins.createFor'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.undo'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    await ask(sunnySecretary, 'checkins.undo', { checkinId: liFact, reason: '记错了', tapId: newTap() })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.correct'() {
    await ask(sunnySecretary, 'checkins.createFor', entryOf([liId]))
    const corrected = { checkinId: liFact, reason: '记错了', to: 'day', day: '2026-11-20' } as const
    await ask(sunnySecretary, 'checkins.correct', { ...corrected, tapId: newTap() })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.makeSheet'() {
    await ask(sunnySecretary, 'checkins.makeSheet', { communityId: 'sunny', cursor: null, tapId: newTap() })
    return { by: sunnySecretary }
  },
  async 'checkins.showSheet'() {
    const asked = { communityId: 'sunny', cursor: null, tapId: newTap() }
    const { code } = await ask(sunnySecretary, 'checkins.makeSheet', asked)
    await ask(sunnySecretary, 'checkins.showSheet', { communityId: 'sunny', code })
    return { by: sunnySecretary }
  },
  async 'checkins.listReviews'() {
    await aReview()
    await ask(sunnySecretary, 'checkins.listReviews', { communityId: 'sunny', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'checkins.settleReview'() {
    const reviewId = await aReview()
    const fine = { communityId: 'sunny', reviewId, note: null, tapId: newTap() }
    await ask(sunnySecretary, 'checkins.settleReview', fine)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'members.planImport'() {
    await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' }))
    return { by: office }
  },
  async 'members.listImportRows'() {
    const { importId } = await planned(
      town,
      aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' }),
    )
    const rows = await rowsOf(town, importId, 'add')
    expect(rows).toHaveLength(1)
    return { by: office }
  },
  async 'members.decideImportRow'() {
    const { importId } = await planned(town, aRoster({ name: '赵一', phone: '1992', estate: '桂花园' }))
    const [doubtful] = await rowsOf(town, importId, 'doubtful')
    await decide(town, importId, doubtful?.row ?? 0, { kind: 'withoutPhone' })
    return { by: office }
  },
  async 'members.applyImport'() {
    await applied(
      town,
      await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' })),
    )
    return { by: office }
  },
  async 'members.undoImport'() {
    const view = await applied(
      town,
      await planned(town, aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' })),
    )
    await undo(town, view.importId)
    return { by: office }
  },
  async 'members.dropImport'() {
    const { importId } = await planned(
      town,
      aRoster({ name: '赵一', phone: '19922220001', estate: '桂花园' }),
    )
    await ask(office, 'members.dropImport', { tapId: newTap(), importId })
    return { by: office }
  },
  async 'accounts.listRoles'() {
    await grantToLi()
    await ask(office, 'accounts.listRoles', { orgId: 'sunny' })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.listRoleHistory'() {
    await grantToLi()
    await ask(office, 'accounts.listRoleHistory', { orgId: 'sunny', cursor: null })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.findPeople'() {
    await ask(office, 'accounts.findPeople', { orgId: 'sunny', name: '李建国', unitName: '安平县水务局' })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.grantRole'() {
    await grantToLi()
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.revokeRole'() {
    const { grantId } = await grantToLi()
    await ask(office, 'accounts.revokeRole', {
      tapId: newTap(),
      orgId: 'sunny',
      role: 'communityStaff',
      grantId,
    })
    return { by: office, memberIds: [liId] }
  },
  async 'accounts.handOver'() {
    const office = { orgId: 'sunny', role: 'communitySecretary', memberId: liId } as const
    await ask(sunnySecretary, 'accounts.handOver', { tapId: newTap(), ...office })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'papers.make'() {
    await dispatchTo(town, [liId])
    const items = [{ memberId: liId, communityId: 'sunny' }]
    await ask(waterSecretary, 'papers.make', { tapId: newTap(), kind: 'letter', items })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'papers.editTemplate'() {
    const text = '# 报到函\n兹有 {{name}} 同志'
    await ask(office, 'papers.editTemplate', { tapId: newTap(), kind: 'letter', text })
    return { by: office, memberIds: [] }
  },
  async 'registrations.dispatch'() {
    await dispatchTo(town, [liId])
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'registrations.report'() {
    await dispatchTo(town, [liId])
    await reportTo(town, liId)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.accept'() {
    await acceptedInSunny(town, [liId])
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.assign'() {
    await acceptedInSunny(town, [liId])
    const asked = { communityId: 'sunny', memberIds: [liId], estateId: 'garden' }
    await ask(sunnySecretary, 'registrations.assign', { tapId: newTap(), ...asked })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.decline'() {
    await dispatchTo(town, [liId])
    await reportTo(town, liId)
    await ask(sunnySecretary, 'registrations.decline', { tapId: newTap(), ...liInSunny, reason: '住在别处' })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.withdraw'() {
    await dispatchTo(town, [liId])
    await ask(waterSecretary, 'registrations.withdraw', { tapId: newTap(), ...liInSunny, reason: '派错了' })
    return { by: waterSecretary, memberIds: [liId] }
  },
  async 'registrations.fileStub'() {
    await acceptedInSunny(town, [liId])
    const side = 'community' as const
    await ask(sunnySecretary, 'registrations.fileStub', { tapId: newTap(), side, items: [liInSunny] })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.list'() {
    await dispatchTo(town, [liId])
    await ask(sunnySecretary, 'registrations.list', { orgId: 'sunny', show: 'dispatched', cursor: null })
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'registrations.listUndispatched'() {
    await ask(waterSecretary, 'registrations.listUndispatched', { orgId: 'water', cursor: null })
    return { by: waterSecretary }
  },
  async 'registrations.show'() {
    await dispatchTo(town, [liId])
    await ask(sunnySecretary, 'registrations.show', liInSunny)
    return { by: sunnySecretary, memberIds: [liId] }
  },
  async 'rules.change'() {
    await changeRule()
    return { by: office, memberIds: [] }
  },
  async 'rules.withdraw'() {
    const { versionId, revision } = await changeRule()
    await ask(office, 'rules.withdraw', { tapId: newTap(), versionId, revision, reason: '再商量' })
    return { by: office, memberIds: [] }
  },
}

const audited = (Object.keys(judged) as OperationName[]).filter(name => judged[name] === 'leaves a row')

describe('what an officer sees or does', () => {
  beforeEach(async () => {
    town = await openTown({
      ...townAtWork,
      accounts: [
        ...townAtWork.accounts,
        { ...townAtWork.accounts[0], _id: stranger.openid, roles: [], memberId: null, claim: null },
      ],
      members: [
        ...townAtWork.members,
        aMember({ openid: 'oNEW', name: '路人', phone: '19911119999' }, { _id: 'm_claimed' }),
      ],
    })
  })

  it.each(audited)('G153 %s leaves a row that says who, as what, and about whom', async name => {
    const act = once[name]
    if (!act) throw new Error(`nobody has tried ${name}`)
    const { by, memberIds } = await act()
    const rows = await rowsLeftBy(name)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row).toMatchObject({
        openid: by.openid,
        role: expect.any(String),
        roleOrgId: expect.any(String),
      })
      if (memberIds) expect(row.memberIds).toEqual(memberIds)
    }
  })

  it('G153 shows nothing when its row cannot be kept', async () => {
    const names = { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor: null } as const
    await town.cloud.fault({
      action: 'database.insertDocument',
      collection: 'audits',
      effect: { kind: 'noAnswer', at: 'before', how: 'cut' },
      when: 'always',
    })
    expect(await town.as(sunnySecretary).call('checkins.list', names)).toMatchObject({
      refusal: 'unavailable',
    })
    await town.cloud.clearFaults()
  })
})

async function claimByStranger(): Promise<void> {
  const typed = { name: '路人', phoneTail: '9999', unitName: '安平县水务局' }
  await ask(stranger, 'accounts.claim', { tapId: newTap(), ...typed })
}

function grantToLi() {
  const to = { kind: 'member', memberId: liId } as const
  const asked = { orgId: 'sunny', role: 'communityStaff', untilDay: null, to } as const
  return ask(office, 'accounts.grantRole', { tapId: newTap(), ...asked })
}

function changeRule() {
  return ask(office, 'rules.change', {
    tapId: newTap(),
    changes: [{ name: 'posts.claimsAtMost', value: 2 }],
    effectiveDay: '2026-12-01',
    reason: '减负',
    revision: 0,
  })
}
