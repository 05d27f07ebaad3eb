import { org } from '../../emulator/seed/county'
import type { Account, Role } from '../../types/accounts'
import type { Input, OperationName } from '../../types/api'
import { anAbsence } from '../absences/absent'
import { anActivity, aPlan } from '../activities/planning'
import { aCode, gardenDoor } from '../board/boarding'
import { openTown, type Town } from '../open-town'
import { weekly } from '../pairs/pairing'
import { mediation } from '../posts/posting'
import { acceptedInSunny } from '../registrations/registering'
import { lamp, wangAyi, zhangDaye } from '../requests/asking'
import { drawn, isSoak } from '../size'
import { aForm, repairs } from '../teams/volunteering'
import {
  aMember,
  anAccount,
  anOfficer,
  liJianguo,
  newTap,
  type Person,
  stranger,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../town'
import { aPhoto, aRecording, takenIn, whenChecked } from '../uploads/uploading'
import { aWish, aWishFor } from '../wishes/wishing'
import { type Candidates, inputsOf, operationNames } from './inputs'
import { type Watched, watched } from './watching'

const officer = (role: Role, orgId: string): [Role, Account] => {
  const who = { openid: `oAS_${role}`, name: role, phone: null }
  return [role, anOfficer(who, role, orgId)]
}

/** Somebody of every kind of office, in the place where 李建国 and the residents are at home. */
const officers = new Map([
  officer('groupLeader', 'group1'),
  officer('teamLeader', 'repairs'),
  officer('teamMember', 'repairs'),
  officer('communityStaff', 'sunny'),
  officer('communitySecretary', 'sunny'),
  officer('unitStaff', 'water'),
  officer('unitSecretary', 'water'),
  officer('branchSecretary', 'water1'),
  officer('townSecretary', 'town'),
  officer('organisationDepartment', 'county'),
  officer('countyOffice', 'county'),
  officer('inspector', 'county'),
])

/** All of them at full size; otherwise who tells most, and one more in turn. */
const tried: Role[] = isSoak
  ? [...officers.keys()]
  : [...new Set<Role>(['communitySecretary', ...drawn([...officers.keys()], 2).slice(1)])]

const liId = 'm_oLI'
const places = ['sunny', 'water', 'county', 'town', 'water1', 'group1', 'repairs']
type Untapped<Asked> = Asked extends unknown ? Omit<Asked, 'tapId'> : never
let kept: Record<string, object[]>
let candidates: Candidates

beforeAll(async () => {
  const town = await openTown(bareTown())
  await livedIn(town)
  kept = await everythingIn(town)
  candidates = candidatesIn(kept)
}, 60_000)

describe('the trail has no gaps', () => {
  it.each(tried)(
    'G153 %s is told nothing of anybody by any operation without a row that names whose it is, and leaves none for what tells nothing',
    async role => {
      const account = officers.get(role)
      if (!account) throw new Error(`no ${role}`)
      const who = { openid: account._id, name: role, phone: null }
      const town = watched(await openTown(kept, today + 120_000), true)
      const own = account.roles.map(({ orgId }) => orgId)
      const asked = await everyInput(own)
      for (const [op, inputs] of asked) {
        await ask(
          town,
          who,
          op,
          inputs.filter(input => !('tapId' in input)),
        )
      }
      for (const [op, inputs] of asked) {
        await ask(
          town,
          who,
          op,
          inputs.filter(input => 'tapId' in input),
        )
      }
      expect([...new Set(town.gaps)]).toEqual([])
    },
    300_000,
  )
})

/** Inputs of every operation, those about the own place first. */
async function everyInput(own: string[]): Promise<[OperationName, object[]][]> {
  const all = { ...candidates, orgId: [...new Set([...own, ...places])] }
  const names = (await operationNames()).filter(name => name !== 'accounts.declineConsent')
  const asked = await Promise.all(
    names.map(
      async op =>
        [op, await inputsOf(op, isOfPost(op) ? { ...all, name: ['巡逻员'] } : all)] as [
          OperationName,
          object[],
        ],
    ),
  )
  expect(asked.filter(([, inputs]) => inputs.length === 0).map(([op]) => op)).toEqual([])
  return asked
}

/** Its name is typed: it would be told back. */
const isOfPost = (op: OperationName): boolean => op === 'posts.add' || op === 'posts.edit'

/** Asks until it is clear that this officer is not the one to ask. The first tap comes twice: its repeat looks as far. */
async function ask(town: Watched, who: Person, op: OperationName, inputs: object[]): Promise<void> {
  let refused = 0
  let isRepeated = false
  for (const input of inputs.slice(0, mostAsked)) {
    const tapped = 'tapId' in input ? { ...input, tapId: newTap() } : input
    const answer = await town.as(who).call(op, tapped as Input<OperationName>)
    if (answer.ok && 'tapId' in input && !isRepeated) {
      isRepeated = (await town.as(who).call(op, tapped as Input<OperationName>)).ok
    }
    if (!answer.ok && answer.refusal === 'notBound') return
    if (!answer.ok && answer.refusal === 'notAllowed' && ++refused === mostRefused) return
    if (answer.ok) refused = 0
  }
}

const mostAsked = 6
const mostRefused = 4

function bareTown() {
  return {
    ...townAtWork,
    orgs: [...townAtWork.orgs, repairs, org('group1', 'group', 'community', '第一党小组', 'sunny')],
    activities: [anActivity('clean'), anActivity('now', { startsAt: today - 1, endsAt: today + 3_600_000 })],
    accounts: [
      ...townAtWork.accounts,
      ...officers.values(),
      anAccount(wangAyi),
      anAccount(zhangDaye),
      anAccount(stranger),
    ],
    members: [
      ...townAtWork.members,
      aMember({ openid: 'oNEW', name: '路人甲', phone: '19911119999' }, { _id: 'm_claimed' }),
      aMember({ openid: 'oZHOU', name: '周大爷', phone: null }),
    ],
    boardCodes: [aCode()],
    absences: [anAbsence(liJianguo, { words: '半年没有见到他' })],
  }
}

/** What happens in a town before officers look: people ask, give, say and take part. */
async function livedIn(town: Town): Promise<void> {
  const ask = async <Name extends OperationName>(who: Person, op: Name, input: Input<Name>) => {
    const answer = await town.as(who).call(op, input)
    if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
    return answer.value
  }
  const by = <Name extends OperationName>(who: Person, op: Name, input: Untapped<Input<Name>>) =>
    ask(who, op, { tapId: newTap(), ...input } as unknown as Input<Name>)
  const host = <Name extends OperationName>(op: Name, input: Untapped<Input<Name>>) =>
    by(sunnySecretary, op, input)

  await acceptedInSunny(town, [liId, 'm_oWANG'])
  await by(liJianguo, 'basics.ask', {
    facts: { jobTitle: '高级水利工程师', skills: null, joinedMonth: null, bornMonth: null },
  })
  await by(liJianguo, 'activities.signUp', { activityId: 'clean' })
  await by(liJianguo, 'activities.noteService', {
    day: '2026-11-20',
    where: '桂花园平房区',
    what: '帮两户老人换了灯管',
    field: null,
  })
  await by(wangXiuying, 'checkins.declare', { day: '2026-11-20', said: '那天在南门扫雪一上午' })
  await by(liJianguo, 'deeds.record', { what: 'own', day: '2026-11-20', text: '陪王阿姨去了一趟医院' })
  await host('deeds.recordFor', {
    communityId: 'sunny',
    memberId: 'm_oZHOU',
    day: '2026-11-20',
    text: '给楼道换了一盏灯',
  })
  await by(liJianguo, 'pledges.write', { text: '帮邻居修灯，加微信' })
  await host('pledges.writeFor', { communityId: 'sunny', memberId: 'm_oZHOU', text: '每月扫一次楼道' })
  await by(liJianguo, 'posts.claim', { postId: mediation })
  await by(liJianguo, 'teams.apply', {
    ...aForm({ experience: '在部队当过十年电工' }),
    communityId: null,
    name: null,
  })
  await by(zhangDaye, 'teams.apply', {
    ...aForm({ remark: '只有上午腿脚利索' }),
    communityId: 'sunny',
    name: '张大爷',
  })
  await by(liJianguo, 'suggestions.submit', {
    kind: 'correction',
    about: 'card',
    text: '我的单位写错了一个字',
  })
  await by(wangAyi, 'suggestions.submit', { kind: 'complaint', about: null, text: '字太小老人看不清楚' })
  await by(stranger, 'accounts.claim', { name: '路人甲', phoneTail: '9999', unitName: '安平县水务局' })
  await by(liJianguo, 'board.setShown', { isShown: true })
  await by(liJianguo, 'board.givePhoto', {
    uploadId: await takenIn(town, liJianguo, 'picture', aPhoto()),
    consents: true,
  })
  await by(wangXiuying, 'thanks.write', {
    estateId: 'garden',
    memberId: liId,
    text: '谢谢您，加微信联系',
    signedBy: '三号楼的小王',
    mayBeStory: true,
  })

  const voice = { uploadId: await takenIn(town, wangAyi, 'recording', aRecording()), seconds: 9 }
  const photoIds = [await takenIn(town, wangAyi, 'picture', aPhoto())]
  const asked = async (text: string, more: Partial<Input<'requests.submit'>> = {}) =>
    (await ask(wangAyi, 'requests.submit', lamp({ text, ...more }))).request.requestId
  await asked('客厅的灯不亮了好几天', { voice, photoIds })
  await asked('想加微信问问电费的事')
  const chosen = await asked('想请人看看冰箱为什么不冷')
  await by(liJianguo, 'teams.offer', { services: ['appliances'] })
  await by(wangAyi, 'requests.choose', { requestId: chosen, chosen: { kind: 'person', id: liId } })
  const taken = await asked('厨房的水管一直在滴水')
  await host('requests.assign', { requestId: taken, memberIds: [liId] })
  const ended = await asked('请帮我换一个门锁')
  await host('requests.assign', { requestId: ended, memberIds: ['m_oWANG'] })
  await host('requests.finish', { requestId: ended, note: null })
  await by(wangAyi, 'ratings.rate', {
    requestId: ended,
    grade: 'worst',
    reasons: [],
    text: '来得太晚，锁也没有修好',
  })
  const { request } = await host('requests.submitFor', {
    ...{ communityId: 'sunny', kind: 'help', category: 'appliances', estateId: 'garden', building: '6号楼' },
    ...{ door: '3单元102', spot: null, when: 'any', text: '老人打电话说电视没有声音', forWhom: 'me' },
    ...{ name: '孙奶奶', phone: '19955556666', isOpenToClaims: true },
  } as Untapped<Input<'requests.submitFor'>>)
  await by(liJianguo, 'requests.claim', { requestId: request.requestId })
  await by(liJianguo, 'requests.release', { requestId: request.requestId })
  await ask(wangAyi, 'wishes.say', aWish())
  const { wish } = await ask(sunnySecretary, 'wishes.sayFor', aWishFor())
  await host('wishes.publish', { wishId: wish.wishId, words: '一副老花镜', isBuildingShown: false })
  await by(liJianguo, 'wishes.take', { wishId: wish.wishId })
  await ask(sunnySecretary, 'pairs.form', weekly())
  await whenChecked(town)
}

const collections = [
  ...['orgs', 'rules', 'accounts', 'accountRoles', 'accountClaims', 'members', 'basics', 'registrations'],
  ...[
    'notices',
    'absences',
    'posts',
    'postPlaces',
    'postHandOvers',
    'requests',
    'requestHomes',
    'boardEntries',
    'boardCodes',
  ],
  ...['thanks', 'wishes', 'pairs', 'pairDays', 'uploads', 'mediaVerdicts', 'ratings', 'suggestions', 'sites'],
  ...['teams', 'teamVolunteers', 'checkins', 'pledges', 'deeds', 'deedSuggestions', 'activities'],
  ...['activitySignups', 'activityServices', 'activityTasks'],
]

async function everythingIn({ cloud }: Town): Promise<Record<string, object[]>> {
  const all = await Promise.all(collections.map(name => cloud.documents(name)))
  return Object.fromEntries(collections.map((name, index) => [name, all[index] ?? []]))
}

/** The ids that stand in the town, under the names that inputs call them by. */
function candidatesIn(town: Record<string, object[]>): Candidates {
  const ids = (collection: string) => (town[collection] ?? []).map(kept => (kept as { _id: string })._id)
  return {
    tapId: ['tap-in-the-walk'],
    cursor: [null],
    communityId: ['sunny'],
    orgId: places,
    estateId: ['garden'],
    groupId: ['group1'],
    teamId: ['repairs'],
    siteId: ['sunny1'],
    memberId: [liId, 'm_oZHOU', 'm_oWANG', 'm_claimed'],
    volunteerId: ids('teamVolunteers'),
    requestId: ids('requests'),
    wishId: ids('wishes'),
    pairId: ids('pairs'),
    deedId: ids('deeds'),
    pledgeId: ids('pledges'),
    suggestionId: ids('suggestions'),
    thanksId: ids('thanks'),
    absenceId: ids('absences'),
    serviceId: ids('activityServices'),
    claimId: ids('accountClaims'),
    checkinId: ids('checkins'),
    activityId: ids('activities'),
    postId: [mediation],
    photoTapId: (town.boardEntries ?? []).map(kept => (kept as { photo: { tapId: string } }).photo.tapId),
    day: ['2026-11-20', null],
    untilDay: ['2026-12-22'],
    namePrefix: ['', '李'],
    name: ['李建国', 'posts.claimsAtMost'],
    unitName: ['安平县水务局'],
    tail: ['2222'],
    phone: ['19977778888', null],
    building: ['9号楼', null],
    door: [gardenDoor, '4单元404', null],
    plan: [aPlan()],
    siteCode: [sunnyCode],
    year: [2026, '2026'],
    days: [[], [{ day: '2026-12-31', kind: 'off' }]],
    changes: [[{ name: 'posts.claimsAtMost', value: 2 }]],
    effectiveDay: ['2026-12-10'],
    versionId: ['00000001'],
    revision: [1, 2, 0],
    version: ['2026-12'],
  }
}
