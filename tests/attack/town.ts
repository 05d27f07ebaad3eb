import { cloud as declaration } from '../../config/cloud'
import { org } from '../../emulator/seed/county'
import type { Account } from '../../types/accounts'
import type { Input, OperationName, Value } from '../../types/api'
import type { Registration } from '../../types/registrations'
import { anAbsence } from '../absences/absent'
import { anActivity, hour } from '../activities/planning'
import { aRegistration } from '../groups/grouping'
import { planned } from '../members/importing'
import { aRoster } from '../members/workbooks'
import { openTown, type Town } from '../open-town'
import { lamp } from '../requests/asking'
import { advisers, aForm, boatmen, ofTown, repairs } from '../teams/volunteering'
import {
  aSite,
  newTap,
  office,
  orgs,
  type Person,
  riverCode,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  waterSecretary,
} from '../town'
import { aPhoto, aRecording, takenIn, whenChecked } from '../uploads/uploading'
import {
  across,
  asker,
  claimer,
  downstream,
  fifth,
  first,
  fourth,
  idOf,
  keptAccount,
  keptMember,
  members,
  neighbour,
  phoneless,
  second,
  sixth,
  third,
} from './people'

/** Groups that the roles of a group's leader are held in; the community makes others. */
const inSunny = org('group1', 'group', 'community', '环境党小组', 'sunny')
const inRiver = org('group2', 'group', 'community', '护河党小组', 'river')
export const closedEstate = org('gone', 'community', 'community', '已撤社区', 'town', { state: 'closed' })

const accepter = {
  role: 'communitySecretary',
  orgId: 'sunny',
  name: null,
  openid: sunnySecretary.openid,
} as const

const registered = members
  .filter(who => who !== phoneless)
  .map((who): Registration => {
    const { communityId } = who
    const memberId = idOf(who)
    const groupId = who === fifth || who === sixth ? 'group1' : null
    const postIds = who === first || who === second ? ['five-law-advice'] : []
    return {
      ...aRegistration(memberId, postIds),
      _id: `${memberId}_${communityId}`,
      communityId,
      state: 'assigned',
      steps: [{ act: 'accept', at: 1, by: accepter, tapId: 'tap-earlier', way: null, reason: null }],
      letterNo: `2026-${memberId}`,
      assigned: { estateId: communityId === 'sunny' ? 'garden' : 'bridge', groupId, postIds },
    }
  })

const aReview = { count: 1, firstAt: 1, lastAt: 1, state: 'open', looked: null, sortKey: '1' }

const beginning = {
  orgs: [...orgs, repairs, advisers, boatmen, ofTown, inSunny, inRiver, closedEstate],
  sites: [aSite(), aSite({ _id: 'river1', code: riverCode, communityId: 'river' })],
  members: members.map(who => keptMember(who)),
  registrations: registered,
  activities: [
    anActivity('clean'),
    anActivity('now', { startsAt: today - hour, endsAt: today + hour, capacity: 9 }),
    anActivity('river', { orgId: 'river', communityId: 'river' }),
  ],
  absences: [third, fourth].map((who, index) =>
    anAbsence(who, {
      _id: `absence${index}`,
      memberId: idOf(who),
      nextFact: `${idOf(who)}_sunny_2026Q3`,
      state: index === 0 ? 'drafted' : 'sent',
      words: index === 0 ? null : who.words,
    }),
  ),
  checkinReviews: [
    {
      ...aReview,
      _id: 'atNight_sunny_1',
      communityId: 'sunny',
      kind: 'atNight',
      checkinIds: [`${idOf(first)}_sunny_2026Q4`],
      memberIds: [idOf(first)],
      metres: null,
    },
  ],
  ratingReviews: [
    {
      ...aReview,
      _id: 'trade_1',
      communityId: 'sunny',
      kind: 'trade',
      ratingIds: [],
      memberIds: [idOf(first), idOf(second)],
    },
  ],
}

function accounts(): Account[] {
  const residents = [asker, neighbour, downstream, claimer]
  return [
    ...townAtWork.accounts.filter(({ roles }) => roles.length > 0),
    ...members.filter(who => who !== phoneless).map(who => keptAccount(who)),
    ...residents.map(who => keptAccount(who)),
  ]
}

let built: Collections | null = null

/**
 * A town in which everything has happened once, through the door: each noun has something that must not be told. Who
 * attacks is in it from the beginning. It happens once a file of tests, and is laid out again for each of them.
 */
export async function townOfSecrets(attackers: Account[] = []): Promise<Town> {
  built ??= await build()
  const town = await openTown({ ...built, accounts: [...(built.accounts ?? []), ...attackers] })
  // What was granted while it was built holds by now.
  await town.cloud.clock({ now: today + hour, freeze: true })
  return town
}

async function build(): Promise<Collections> {
  const town = await openTown({ ...beginning, accounts: accounts() })
  const ask = asking(town)
  await membersAct(town, ask)
  await residentsAsk(town, ask)
  await residentsWish(ask)
  await officersAct(town, ask)
  return everythingIn(town)
}

type Collections = Record<string, object[]>

/** Everything that the database holds. */
export async function everythingIn({ cloud }: Town): Promise<Collections> {
  const all: Collections = {}
  for (const name of Object.keys(declaration.collections)) all[name] = await cloud.documents(name)
  return all
}

type Untapped<Asked> = Asked extends unknown ? Omit<Asked, 'tapId'> : never

type Ask = <Name extends OperationName>(
  who: Person,
  op: Name,
  input: Untapped<Input<Name>>,
) => Promise<Value<Name>>

/** A new tap for every act; a refusal is a fault of the town, not of the product. */
function asking(town: Town): Ask {
  return async <Name extends OperationName>(who: Person, op: Name, input: Untapped<Input<Name>>) => {
    const answer = await town.as(who).call(op, { ...input, tapId: newTap() } as unknown as Input<Name>)
    if (!answer.ok) throw new Error(`${op}: ${answer.refusal} ${JSON.stringify(answer.detail ?? '')}`)
    return answer.value
  }
}

async function membersAct(town: Town, ask: Ask): Promise<void> {
  await ask(first, 'checkins.create', { siteCode: sunnyCode, way: 'camera' })
  await ask(second, 'checkins.create', { siteCode: sunnyCode, way: 'picture' })
  await ask(third, 'checkins.declare', { day: '2026-11-22', said: third.words })
  await ask(across, 'checkins.create', { siteCode: riverCode, way: 'camera' })
  await ask(first, 'board.setShown', { isShown: true })
  await ask(first, 'pledges.write', { text: first.words })
  await ask(second, 'pledges.write', { text: `${second.words}，加微信联系` })
  await ask(first, 'deeds.record', { what: 'own', day: '2026-11-20', text: first.words })
  await ask(second, 'suggestions.submit', { kind: 'correction', about: 'card', text: second.words })
  await ask(first, 'activities.signUp', { activityId: 'clean' })
  await ask(second, 'activities.arrive', { activityId: 'now' })
  await ask(third, 'activities.noteService', {
    day: '2026-11-20',
    where: '桂花园',
    what: third.words,
    field: null,
  })
  await ask(first, 'basics.ask', {
    facts: { jobTitle: first.words, skills: null, joinedMonth: '2005-07', bornMonth: '1980-05' },
  })
  for (const who of [first, second, fifth]) {
    await ask(who, 'teams.apply', {
      ...aForm({ experience: who.words, skills: ['repair'] }),
      communityId: null,
      name: null,
    })
  }
  await ask(fourth, 'posts.claim', { postId: 'ten-mediation' })
  await ask(third, 'posts.claim', { postId: 'ten-mediation' })
  await ask(sunnySecretary, 'posts.decide', {
    communityId: 'sunny',
    decision: 'approve',
    items: [{ memberId: idOf(third), postId: 'ten-mediation' }],
  })
  await ask(third, 'posts.askHandOver', { postId: 'ten-mediation', wish: third.words })
  const uploadId = await takenIn(town, fourth, 'picture', aPhoto())
  await ask(fourth, 'board.givePhoto', { uploadId, consents: true })
}

const atHomeOf = (who: { door: string }) =>
  ({ kind: 'newHome', estateId: 'garden', building: '3号楼', door: who.door, isKept: true }) as const

async function residentsAsk(town: Town, ask: Ask): Promise<void> {
  const told = { where: atHomeOf(asker), name: asker.name, phone: asker.phone, text: asker.words }
  const submit = async (more: Partial<Input<'requests.submit'>> = {}) =>
    (await ask(asker, 'requests.submit', lamp({ ...told, ...more }))).request.requestId
  const voice = { uploadId: await takenIn(town, asker, 'recording', aRecording()), seconds: 9 }
  const photoIds = [await takenIn(town, asker, 'picture', aPhoto(1, 'more'))]
  await submit({ voice, photoIds })
  const open = await submit()
  const taken = await submit()
  const over = await submit()
  const accepted = { communityId: 'sunny', requestIds: [open, taken, over], isOpenToClaims: true }
  await ask(sunnySecretary, 'requests.accept', accepted)
  for (const requestId of [taken, over]) await ask(second, 'requests.claim', { requestId })
  await ask(second, 'requests.finish', { requestId: over, note: second.words })
  await ask(asker, 'ratings.rate', { requestId: over, grade: 'worst', reasons: [], text: asker.words })
  await ask(sunnySecretary, 'requests.submitFor', {
    communityId: 'sunny',
    kind: 'help',
    category: 'appliances',
    estateId: 'garden',
    building: '5号楼',
    door: neighbour.door,
    spot: null,
    when: 'any',
    text: neighbour.words,
    forWhom: 'me',
    name: neighbour.name,
    phone: neighbour.phone,
    isOpenToClaims: false,
  })
  const elsewhere = {
    kind: 'newHome',
    estateId: 'bridge',
    building: '1号楼',
    door: downstream.door,
    isKept: true,
  } as const
  await ask(
    downstream,
    'requests.submit',
    lamp({ where: elsewhere, name: downstream.name, phone: downstream.phone, text: downstream.words }),
  )
  await ask(neighbour, 'suggestions.submit', { kind: 'complaint', about: null, text: neighbour.words })
  await ask(neighbour, 'thanks.write', {
    estateId: 'garden',
    memberId: idOf(first),
    text: `${neighbour.words}，加微信联系`,
    signedBy: null,
    mayBeStory: false,
  })
  await ask(neighbour, 'teams.apply', { ...aForm(), communityId: 'sunny', name: neighbour.name })
  await whenChecked(town)
}

async function residentsWish(ask: Ask): Promise<void> {
  const untilDay = '2026-12-22'
  const where = { kind: 'newHome', estateId: 'garden', building: '3号楼', door: asker.door } as const
  const told = {
    kind: 'learning',
    text: asker.words,
    untilDay,
    where,
    forWhom: 'me',
    hasAgreed: false,
    name: asker.name,
    phone: asker.phone,
  } as const
  await ask(asker, 'wishes.say', told)
  const open = (await ask(asker, 'wishes.say', { ...told, text: `${asker.words}，第二个` })).wish.wishId
  const home = {
    estateId: 'garden',
    building: '5号楼',
    door: neighbour.door,
    name: neighbour.name,
    phone: neighbour.phone,
  }
  const written = {
    communityId: 'sunny',
    kind: 'thing',
    text: neighbour.words,
    untilDay,
    ...home,
    livesAlone: true,
    hasAgreed: true,
  } as const
  const taken = (await ask(sunnySecretary, 'wishes.sayFor', written)).wish.wishId
  for (const wishId of [open, taken]) {
    await ask(sunnySecretary, 'wishes.publish', { wishId, words: '一副老花镜', isBuildingShown: false })
  }
  await ask(second, 'wishes.take', { wishId: taken })
  const household = { kind: 'told', ...home } as const
  const pair = {
    communityId: 'sunny',
    what: '每周陪说说话',
    household,
    memberIds: [idOf(first), idOf(second)],
    rhythm: { everyWeeks: 1, from: '2026-11-24' },
    livesAlone: true,
    hasAgreed: true,
  } as const
  const { pairId } = (await ask(sunnySecretary, 'pairs.form', { ...pair, memberIds: [...pair.memberIds] }))
    .pair
  await ask(first, 'pairs.agree', { pairId })
}

async function officersAct(town: Town, ask: Ask): Promise<void> {
  const entry = {
    communityId: 'sunny',
    memberIds: [idOf(phoneless)],
    day: '2026-11-22',
    reason: 'noPhone',
    note: phoneless.words,
    sheet: null,
  } as const
  await ask(sunnySecretary, 'checkins.createFor', { ...entry, memberIds: [...entry.memberIds] })
  await ask(sunnySecretary, 'checkins.makeSheet', { communityId: 'sunny', cursor: null })
  await ask(sunnySecretary, 'sites.openDoor', {
    siteId: 'sunny1',
    deviceId: 'device0000000001',
    deviceName: '门口的平板',
  })
  await ask(sunnySecretary, 'deeds.recordFor', {
    communityId: 'sunny',
    memberId: idOf(phoneless),
    day: '2026-11-20',
    text: phoneless.words,
  })
  const group = { communityId: 'sunny', parentId: 'sunny', name: '法律第一小组', kind: 'category-law' }
  const { groupId } = await ask(sunnySecretary, 'groups.create', {
    ...group,
    memberIds: [idOf(first), idOf(second)],
  })
  await ask(sunnySecretary, 'groups.openElection', { groupId, days: 3, isSecondRound: false })
  await ask(sunnySecretary, 'accounts.handOver', {
    orgId: 'sunny',
    role: 'communitySecretary',
    memberId: idOf(fifth),
  })
  await ask(sunnySecretary, 'reminders.push', {
    communityId: 'sunny',
    matter: 'checkin',
    chosen: { kind: 'all' },
    sentence: 'scan',
  })
  await ask(sunnySecretary, 'reminders.tickCall', {
    communityId: 'sunny',
    matter: 'checkin',
    memberId: idOf(fourth),
    outcome: 'called',
  })
  await ask(waterSecretary, 'papers.make', {
    kind: 'letter',
    items: [{ memberId: idOf(first), communityId: 'sunny' }],
  })
  await ask(office, 'accounts.grantRole', {
    orgId: 'sunny',
    role: 'communityStaff',
    untilDay: null,
    to: { kind: 'member', memberId: idOf(sixth) },
  })
  await ask(office, 'exchange.createKey', {
    consumer: '12345',
    communityIds: ['sunny'],
    mayRead: true,
    mayWrite: true,
    perMinute: 60,
  })
  await ask(office, 'opinions.open', { questions: ['环境'], returnBy: '2026-12-20' })
  await ask(sunnySecretary, 'opinions.print', { communityId: 'sunny', count: 1 })
  await ask(office, 'rules.change', {
    changes: [{ name: 'posts.claimsAtMost', value: 2 }],
    effectiveDay: '2026-12-01',
    reason: '减负',
    revision: 0,
  })
  await planned(town, aRoster({ name: '秘九九', phone: '19970709999', estate: '桂花园' }))
  await ask(claimer, 'accounts.claim', {
    name: phoneless.name,
    phoneTail: phoneless.phone.slice(-4),
    unitName: '安平县水务局',
  })
}
