import type { Input, OperationName } from '../types/api'
import { openTown, type Town } from './open-town'
import {
  chenMing,
  liJianguo,
  office,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from './town'

/**
 * Who may ask what about 阳光社区 and its 李建国. `yes` means that the door lets it through, even when the
 * operation then finds nothing to do; `-` that it answers `notAllowed`, as it does for what does not exist.
 */
const people: [string, Person][] = [
  ['office', office],
  ['sunny', sunnySecretary],
  ['river', riverSecretary],
  ['water', waterSecretary],
  ['li', liJianguo],
  ['chen', chenMing],
  ['stranger', stranger],
]

const tapId = 'tap-access'
const memberId = 'm_oLI'
const communityId = 'sunny'
const importId = 'none'

type Asked = { [Name in OperationName]: [input: Input<Name>, office: string, ...others: string[]] }

// biome-ignore format: a table to be read
const table: Asked = {
  //                                                                                          office   sunny    river    water    li       chen     stranger
  'accounts.me':            [{},                                                              'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'accounts.consent':       [{ tapId, purpose: 'serve', version: '2026-11' },                 'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'accounts.bindByPhone':   [{ tapId, code: 'none' },                                         'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'accounts.claim':         [{ tapId, name: '无', phoneTail: null, unitName: '无' },            'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'accounts.withdrawClaim': [{ tapId },                                                       'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'accounts.countClaims':   [{},                                                              'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'accounts.listClaims':    [{ cursor: null },                                                'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'accounts.decideClaim':   [{ tapId, claimId: 'none', decision: 'reject', reason: '无' },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'accounts.pause':         [{ tapId, memberId, reason: '手机遗失' },                           'yes',   'yes',   '-',     'yes',   '-',     '-',     'consent'],
  'accounts.resume':        [{ tapId, memberId },                                             'yes',   'yes',   '-',     'yes',   '-',     '-',     'consent'],
  'accounts.listRoles':     [{ orgId: communityId },                                          'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'accounts.listRoleHistory': [{ orgId: communityId, cursor: null },                          'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'accounts.findPeople':    [{ orgId: communityId, name: '无', unitName: '无' },                'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'accounts.grantRole':     [{ tapId, orgId: communityId, role: 'communitySecretary', untilDay: '2020-01-01', to: { kind: 'member', memberId } }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'accounts.revokeRole':    [{ tapId, orgId: communityId, role: 'communityStaff', grantId: 'none' }, 'yes', 'yes', '-', '-', '-',    '-',     'consent'],
  'accounts.handOver':      [{ tapId, orgId: communityId, role: 'communitySecretary', memberId: 'nobody' }, '-', 'yes', '-', '-',  '-',     '-',     'consent'],
  'accounts.decideHandOver':[{ tapId, handOverId: 'none', decision: 'accept' },               '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'audits.list':            [{ of: { kind: 'all' }, cursor: null },                            'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'audits.mine':            [{ cursor: null },                                                'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'audits.verify':          [{ cursor: null },                                                'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'basics.mine': [{}, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'basics.show': [{ memberId }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'basics.ask': [{ tapId, facts: { jobTitle: null, skills: null, joinedMonth: null, bornMonth: null } }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'basics.withdraw': [{ tapId }, 'bind', 'bind', 'bind', 'bind', 'yes', 'yes', 'consent'],
  'basics.enter': [{ tapId, memberId, facts: { jobTitle: null, skills: null, joinedMonth: null, bornMonth: null } }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'basics.list': [{ orgId: 'water', cursor: null }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'basics.decide': [{ tapId, memberId, askedAt: 1, decision: 'confirm', reason: null }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'checkins.create':        [{ tapId, siteCode: 'NOBODYs1te', way: 'camera' },                'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.mine':          [{},                                                              'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.overview':      [{ communityId, quarter: null },                                  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.list':          [{ communityId, quarter: null, show: 'all', namePrefix: '', cursor: null }, 'yes', 'yes', '-',  '-',     '-',     '-',     'consent'],
  'checkins.registerDevice': [{ tapId, deviceId: 'device0000000001' },                        'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.listWaiting':  [{ communityId, cursor: null },                                    'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.decide':       [{ tapId, communityId, checkinIds: ['none'], decision: 'confirm' }, 'yes',  'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.listGroup':      [{ groupId: 'none', cursor: null },                              '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'checkins.createFor':      [{ tapId, communityId, memberIds: ['none'], day: '2026-11-22', reason: 'noPhone', note: null, sheet: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'checkins.undo':           [{ tapId, checkinId: 'none', reason: '无' },                      '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'checkins.correct':        [{ tapId, checkinId: 'none', reason: '无', to: 'day', day: '2026-11-22' }, '-', '-', '-',   '-',     '-',     '-',     'consent'],
  'checkins.makeSheet':      [{ tapId, communityId, cursor: null },                           'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.showSheet':      [{ communityId, code: '00000000' },                              'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.listReviews':    [{ communityId, cursor: null },                                  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.settleReview':   [{ tapId, communityId, reviewId: 'none', note: null },           '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.planImport':     [{ tapId, fileId: 'none', fileName: 'x.xlsx', headerRow: null, mapping: null }, 'yes', '-', '-', '-',    '-',     '-',     'consent'],
  'members.showImport':     [{ importId },                                                    '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.listImports':    [{ cursor: null },                                                'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.listImportRows': [{ importId, plan: 'add', cursor: null },                         '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.decideImportRow':[{ tapId, importId, row: 4, choice: { kind: 'leaveOut' } },       '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.applyImport':    [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.undoImport':     [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.dropImport':     [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.search':            [{ kind: 'unit', text: '水务' },                                    'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'orgs.place':             [{ address: '桂花园3号楼' },                                       'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'orgs.list':              [{ orgId: communityId, cursor: null },                            'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.show':              [{ orgId: 'garden' },                                             'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.create':            [{ tapId, parentId: 'garden', kind: 'building', name: '9号楼', aliases: [], unitName: null }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'orgs.rename':            [{ tapId, orgId: 'garden', revision: 9, name: '桂花苑', keepsOldName: true }, 'yes', 'yes', '-',  '-',     '-',     '-',     'consent'],
  'orgs.setAliases':        [{ tapId, orgId: 'garden', revision: 9, aliases: [] },            'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.setResponsible':    [{ tapId, orgId: 'garden', revision: 9, part: 'keeper', name: '无' }, 'yes', 'yes',  '-',     '-',     '-',     '-',     'consent'],
  'orgs.setCentre':         [{ tapId, orgId: communityId, revision: 9, centreId: null },      'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.move':              [{ tapId, orgId: 'garden', revision: 9, parentId: 'river' },      'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.merge':             [{ tapId, orgId: 'garden', revision: 9, intoId: 'bridge' },       'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.close':             [{ tapId, orgId: 'garden', revision: 9 },                         'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.follow':            [{ tapId, orgId: 'garden' },                                      'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'orgs.responsibleOn': [{ orgId: 'garden', day: '2026-11-22' }, 'yes', 'yes', '-', '-', '-', '-', 'consent'],
  'orgs.planImport': [{ tapId, fileId: 'none', fileName: 'x.xlsx' }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'orgs.showImport': [{ importId }, '-', '-', '-', '-', '-', '-', 'consent'],
  'orgs.listImports': [{ cursor: null }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'orgs.listImportRows': [{ importId, plan: 'add', cursor: null }, '-', '-', '-', '-', '-', '-', 'consent'],
  'orgs.applyImport': [{ tapId, importId }, '-', '-', '-', '-', '-', '-', 'consent'],
  'orgs.exportTree': [{ tapId }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'rules.list':             [{ day: null },                                                   'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'rules.show':             [{ name: 'checkin.perQuarter' },                                  'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'rules.preview':          [{ changes: [{ name: 'posts.claimsAtMost', value: 2 }], effectiveDay: '2026-12-01' }, 'yes', '-', '-', '-', '-',     '-',     'consent'],
  'rules.change':           [{ tapId, changes: [{ name: 'posts.claimsAtMost', value: 2 }], effectiveDay: '2026-12-01', reason: '减负', revision: 9 }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'rules.withdraw':         [{ tapId, versionId: '00000001', reason: '减负', revision: 9 },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.make':            [{ tapId, kind: 'letter', items: [{ memberId, communityId }] },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.verify':          [{ code: '0000-0000-0000' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'papers.listTemplates':   [{},                                                              'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.editTemplate':    [{ tapId, kind: 'letter', text: '无' },                            'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.preview': [{ kind: 'letter', text: '无' }, 'yes', '-', '-', '-', '-', '-', 'consent'],
  'registrations.dispatch':[{ tapId, items: [{ memberId, communityId: 'none' }] },            'yes',   '-',     '-',     'yes',   '-',     '-',     'consent'],
  'registrations.report':  [{ tapId, way: 'paper', communityId, letterNo: '2026-00000000' },  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.accept':  [{ tapId, communityId, memberIds: ['none'] },                      'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.assign':  [{ tapId, communityId, memberIds: ['none'], estateId: 'none' },    'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.decline': [{ tapId, communityId: 'river', memberId, reason: '无' },           '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.withdraw':[{ tapId, communityId, memberId, reason: '无' },                    '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.fileStub':[{ tapId, side: 'unit', items: [{ memberId, communityId }] },      '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.list':    [{ orgId: communityId, show: 'reported', cursor: null },           'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'registrations.listUndispatched': [{ orgId: 'water', cursor: null },                        'yes',   '-',     '-',     'yes',   '-',     '-',     'consent'],
  'registrations.show':    [{ communityId, memberId },                                        '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'registrations.mine':    [{},                                                               'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'registrations.certificate': [{},                                                          'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'registrations.verifyCertificate': [{ code: 'none' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'registrations.campaign':[{ orgId: 'water' },                                               'yes',   '-',     '-',     'yes',   '-',     '-',     'consent'],
  'registrations.progress': [{ orgId: 'water', of: 'unit', show: 'all', cursor: null }, 'yes', '-', '-', 'yes', '-', '-', 'consent'],
  'sites.look':             [{ siteCode: 'SUNNYsite1' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'sites.list':             [{ communityId },                                                 'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.poster':           [{ siteId: 'sunny1' },                                            'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.open':             [{ tapId, siteId: 'sunny1' },                                     'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.close':            [{ tapId, siteId: 'sunny1' },                                     'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.setPlace':         [{ tapId, siteId: 'sunny1', place: null },                        'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.openDoor':         [{ tapId, siteId: 'sunny1', deviceId: 'device0000000001', deviceName: '门口的平板' }, 'yes', 'yes', '-', '-', '-', '-',     '-'],
  'sites.listDoors':        [{ communityId, cursor: null },                                   'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.revokeDoor':       [{ tapId, doorId: 'none' },                                       '-',     '-',     '-',     '-',     '-',     '-',     '-'],
}

const words: Record<string, string> = { notAllowed: '-', consentNeeded: 'consent', notBound: 'bind' }

let town: Town

describe('who may ask what', () => {
  it.each(people.map(([name, who], column) => [name, who, column] as const))(
    'G151 %s',
    async (_name, who, column) => {
      town = await openTown(townAtWork)
      const expected: Record<string, string | undefined> = {}
      const found: Record<string, string> = {}
      for (const [op, [input, ...columns]] of Object.entries(table)) {
        const answer = (await town.cloud.call(who.openid, 'api', { op, input })) as {
          ok: boolean
          refusal?: string
        }
        expected[op] = columns[column]
        found[op] = answer.ok ? 'yes' : (words[answer.refusal ?? ''] ?? `yes`)
        if (who === stranger && op === 'accounts.consent') await forget(who)
        if (answer.refusal === 'badInput' || answer.refusal === 'unavailable') found[op] = answer.refusal
      }
      expect(found).toEqual(expected)
    },
  )

  it('G151 refuses people at the door of the clock', async () => {
    town = await openTown(townAtWork)
    for (const who of [office, liJianguo]) {
      await expect(town.cloud.call(who.openid, 'jobs', {})).rejects.toThrow()
    }
  })

  it('G151 answers health with versions and nothing else', async () => {
    town = await openTown(townAtWork)
    expect(await town.cloud.call(stranger.openid, 'api', { op: 'health' })).toEqual({
      ok: true,
      value: { api: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    })
  })
})

/** The table asks as somebody who has not agreed; giving the consent on the way would change the rest. */
async function forget(who: Person): Promise<void> {
  await town.cloud.load({
    accounts: [
      {
        _id: who.openid,
        state: 'active',
        memberId: null,
        claim: null,
        roles: [],
        consents: [],
        createdAt: 0,
      },
    ],
  })
}
