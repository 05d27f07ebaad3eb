import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import type { Input, OperationName } from '../../types/api'
import { applied, decide, planned, rowsOf, undo } from '../members/importing'
import { aRoster } from '../members/workbooks'
import { openTown, type Town } from '../open-town'
import {
  aMember,
  liJianguo,
  newTap,
  office,
  type Person,
  stranger,
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
  'audits.list': 'leaves a row',
  'audits.mine': 'own data',
  'audits.verify': 'no persons',
  'checkins.create': 'own data',
  'checkins.mine': 'own data',
  'checkins.overview': 'counts only',
  'checkins.list': 'leaves a row',
  'members.planImport': 'leaves a row',
  'members.showImport': 'counts only',
  'members.listImports': 'counts only',
  'members.listImportRows': 'leaves a row',
  'members.decideImportRow': 'leaves a row',
  'members.applyImport': 'leaves a row',
  'members.undoImport': 'leaves a row',
  'members.dropImport': 'leaves a row',
  'orgs.search': 'no persons',
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
}

let town: Town
const liId = `m_${liJianguo.openid}`

async function ask<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
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

function changeRule() {
  return ask(office, 'rules.change', {
    tapId: newTap(),
    changes: [{ name: 'posts.claimsAtMost', value: 2 }],
    effectiveDay: '2026-12-01',
    reason: '减负',
    revision: 0,
  })
}
