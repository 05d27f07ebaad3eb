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
  'accounts.listClaims':    [{ cursor: null },                                                'yes',   'yes',   'yes',   'yes',   '-',     '-',     'consent'],
  'accounts.decideClaim':   [{ tapId, claimId: 'none', decision: 'reject', reason: '无' },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'accounts.pause':         [{ tapId, memberId, reason: '手机遗失' },                           'yes',   'yes',   '-',     'yes',   '-',     '-',     'consent'],
  'accounts.resume':        [{ tapId, memberId },                                             'yes',   'yes',   '-',     'yes',   '-',     '-',     'consent'],
  'checkins.create':        [{ tapId, siteCode: 'NOBODYs1te', way: 'camera' },                'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.mine':          [{},                                                              'bind',  'bind',  'bind',  'bind',  'yes',   'yes',   'consent'],
  'checkins.overview':      [{ communityId, quarter: null },                                  'yes',   'yes',   '-',     '-',     '-',     '-',     'consent'],
  'checkins.list':          [{ communityId, quarter: null, show: 'all', namePrefix: '', cursor: null }, 'yes', 'yes', '-',  '-',     '-',     '-',     'consent'],
  'members.planImport':     [{ tapId, fileId: 'none', fileName: 'x.xlsx', headerRow: null, mapping: null }, 'yes', '-', '-', '-',    '-',     '-',     'consent'],
  'members.showImport':     [{ importId },                                                    '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.listImports':    [{ cursor: null },                                                'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.listImportRows': [{ importId, plan: 'add', cursor: null },                         '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.decideImportRow':[{ tapId, importId, row: 4, choice: { kind: 'leaveOut' } },       '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.applyImport':    [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.undoImport':     [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'members.dropImport':     [{ tapId, importId },                                             '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'orgs.search':            [{ kind: 'unit', text: '水务' },                                    'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'papers.make':            [{ tapId, kind: 'letter', items: [{ memberId, communityId }] },     '-',     '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.verify':          [{ code: '0000-0000-0000' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'consent'],
  'papers.listTemplates':   [{},                                                              'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
  'papers.editTemplate':    [{ tapId, kind: 'letter', text: '无' },                            'yes',   '-',     '-',     '-',     '-',     '-',     'consent'],
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
  'rules.list':             [{ day: null },                                                   'yes',   '-',     '-',     '-',     '-',     '-',     '-'],
  'sites.look':             [{ siteCode: 'SUNNYsite1' },                                      'yes',   'yes',   'yes',   'yes',   'yes',   'yes',   'yes'],
  'sites.list':             [{ communityId },                                                 'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.poster':           [{ siteId: 'sunny1' },                                            'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.open':             [{ tapId, siteId: 'sunny1' },                                     'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
  'sites.close':            [{ tapId, siteId: 'sunny1' },                                     'yes',   'yes',   '-',     '-',     '-',     '-',     '-'],
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
