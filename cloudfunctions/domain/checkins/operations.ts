import * as v from 'valibot'
import {
  dayOf,
  firstDayOfQuarter,
  lastDayOfQuarter,
  nextQuarter,
  quarterOf,
} from '../../../src/contract/calendar'
import { positionHint } from '../../../src/contract/distance'
import type { ActivityScanned, CheckinOperations } from '../../../types/checkins'
import { answer, refuse } from '../../kernel/answer'
import { pageOf, readCursor } from '../../kernel/cursor'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { addressClass } from '../../platform/wechat'
import { mayAsMember } from '../accounts/access'
import { type Attended, attend } from '../activities/attendance'
import { nameKeyOf } from '../members/name'
import type { Tree } from '../orgs/tree'
import { homeOf, homeSeenFrom, isReportedByScan } from '../registrations/rules'
import { reportByScan } from '../registrations/steps'
import { remindsIn } from '../reminders/access'
import { leadsCommunity } from '../sites/access'
import { findScanned } from '../sites/doors'
import { mayCheckIn, mayWorkAtDesk } from './access'
import { deskOperations } from './desk-operations'
import { deviceKey, isSealed, queuedOf } from './device'
import { judgeEvidence } from './evidence'
import { createInput, declareInput } from './input'
import { reviewOperations } from './review-operations'
import { phoneHintOf } from './review-store'
import {
  decideCheckin,
  decideEntryDay,
  declaredCheckin,
  enterableFrom,
  newCheckin,
  otherQuarterOf,
} from './rules'
import { countCommunity, findTap, keepCheckin, listOwn, listPeople, orderFor, personView } from './store'
import { checkinView } from './view'
import { waitingOperations } from './waiting-operations'

const quartersShown = 12
const peopleAPage = 50

const create = operation<'checkins.create'>()({
  input: createInput,
  find: ({ db, now }, { siteCode }) => findScanned(db, siteCode, now),
  allow: mayCheckIn,
  // A scan that waited on the phone is sent again with when and on which phone it was made.
  sameTap: ({ siteCode, way }) => ({ siteCode, way }),
  async run(context, { actor, scanned }, told) {
    const { db, tree, now } = context
    const { member } = actor
    if (!scanned) return refuse('unknownCode')

    const { site, rotating } = scanned
    const home = member && homeSeenFrom(member, site.communityId)
    const queued = told.queued
      ? {
          ...told.queued,
          isSealed: isSealed(actor.openid, { ...told, tapId: context.tapSent ?? '' }, told.queued),
        }
      : null
    const lateUploadHours = context.rules.on(dayOf(now))['evidence.lateUploadHours']
    const evidence = judgeEvidence({ rotating, way: told.way, queued }, now, lateUploadHours)
    const happenedAt = evidence.ok ? evidence.happenedAt : now
    const decision = decideCheckin({ site, homeCommunityId: home, happenedAt })
    if (!decision.ok) return refuse(decision.refusal, placesTold(tree, site.communityId, home))
    if (!evidence.ok) return refuse(evidence.refusal)

    const checkin = newCheckin({
      memberId: actor.memberId,
      site,
      happenedAt,
      now,
      way: told.way,
      tier: evidence.tier,
      waits: evidence.waits,
      position: site.place && told.position ? positionHint(site.place, told.position) : null,
      queued: told.queued ? queuedOf(told.queued) : null,
      phoneHint: told.queued ? null : phoneHintOf(addressClass(), told.model ?? null, now),
      tapId: told.tapId,
    })
    const otherQuarter = rotating ? null : otherQuarterOf(happenedAt, now)
    const earlier = otherQuarter && (await findTap(db, checkin, otherQuarter))
    const { kept, isNew } = earlier ? { kept: earlier, isNew: true } : await keepCheckin(db, checkin)
    if (member && kept.state === 'counted' && isReportedByScan(member, site.communityId)) {
      await reportByScan(context, member._id, site.communityId, told.tapId)
    }

    const activityId = rotating?.code.activityId
    const attending = {
      memberId: actor.memberId,
      at: happenedAt,
      way: told.way,
      tier: evidence.tier,
      tapId: told.tapId,
    }
    const attended = activityId ? await attend(context, { activityId, ...attending }) : null
    const nextQuarterFrom = firstDayOfQuarter(nextQuarter(kept.quarter))
    return answer({
      checkin: checkinView(kept, tree),
      isNew,
      nextQuarterFrom,
      activity: scannedView(attended),
    })
  },
})

function scannedView(attended: Attended | null): ActivityScanned | null {
  if (!attended?.ok) return attended
  const { activity, attendance, isNew } = attended
  return { ok: true, title: activity.title, state: attendance.state, isNew }
}

const declare = operation<'checkins.declare'>()({
  input: declareInput,
  find: () => null,
  allow: mayAsMember,
  async run({ db, tree, rules, now }, { memberId, member }, told) {
    const communityId = member && homeOf(member)
    if (!communityId) return refuse('noCommunity')
    const day = told.day ?? dayOf(now)
    const decision = decideEntryDay(day, now, rules.on(dayOf(now))['checkin.backfillDays'])
    if (!decision.ok) return refuse(decision.refusal)

    const { said, tapId } = told
    const declared = declaredCheckin({ memberId, communityId, day, said, now, tapId })
    const { kept, isNew } = await keepCheckin(db, declared)
    return answer({ checkin: checkinView(kept, tree), isNew })
  },
})

const registerDevice = operation<'checkins.registerDevice'>()({
  input: v.strictObject({ tapId: input.tapId, deviceId: input.deviceId }),
  find: () => null,
  allow: mayAsMember,
  async run({ now }, { openid }, { deviceId }) {
    return answer({ key: deviceKey(openid, deviceId, now), since: now, now })
  },
})

const mine = operation<'checkins.mine'>()({
  input: input.nothing,
  find: () => null,
  allow: mayAsMember,
  async run({ db, tree, now }, { memberId, member }) {
    const quarter = quarterOf(now)
    const checkins = await listOwn(db, memberId, quartersShown)
    const current = checkins.find(checkin => checkin.quarter === quarter)
    return answer({
      quarter,
      quarterEnds: lastDayOfQuarter(quarter),
      community: member?.communityId ? tree.brief(member.communityId) : null,
      current: current ? checkinView(current, tree) : null,
      history: checkins.filter(checkin => checkin !== current).map(checkin => checkinView(checkin, tree)),
    })
  },
})

const overview = operation<'checkins.overview'>()({
  input: v.strictObject({ communityId: input.id, quarter: v.nullable(input.quarter) }),
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayWorkAtDesk,
  async run({ db, actor, tree, rules, now }, reach, asked) {
    const quarter = asked.quarter ?? quarterOf(now)
    const counted = await countCommunity(db, reach, quarter)
    const isSecretary = leadsCommunity(actor, reach.communityId)
    return answer({
      community: tree.brief(reach.communityId),
      quarter,
      ...counted,
      asOf: now,
      enterFrom: isSecretary
        ? enterableFrom(now, rules.on(dayOf(now))['checkin.backfillDays'])
        : firstDayOfQuarter(quarterOf(now)),
      can: { enter: true, correct: isSecretary, remind: remindsIn(actor, reach.communityId) },
    })
  },
})

const list = operation<'checkins.list'>()({
  input: v.strictObject({
    communityId: input.id,
    quarter: v.nullable(input.quarter),
    show: v.picklist(['all', 'done', 'notYet']),
    namePrefix: input.beginning(20),
    cursor: input.cursor,
  }),
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayWorkAtDesk,
  async run(context, reach, { quarter, show, namePrefix, cursor }) {
    const text = nameKeyOf(namePrefix)
    const order = orderFor(text)
    const people = await listPeople(context.db, reach, {
      quarter: quarter ?? quarterOf(context.now),
      show,
      text,
      after: readCursor(cursor),
      limit: peopleAPage + 1,
    })
    return answer(
      pageOf(people, peopleAPage, row => row[order] ?? row.nameSort, personView),
      reach.communityId,
    )
  },
})

/** Where the code hangs and where this member is at home: the person's own data, told only to them. */
function placesTold(tree: Tree, scanned: string, home: string | null) {
  return {
    communityName: tree.find(scanned)?.name ?? null,
    homeCommunityName: home ? (tree.find(home)?.name ?? null) : null,
  }
}

export const checkinOperations = {
  'checkins.create': create,
  'checkins.declare': declare,
  'checkins.mine': mine,
  'checkins.overview': overview,
  'checkins.list': list,
  'checkins.registerDevice': registerDevice,
  ...waitingOperations,
  ...deskOperations,
  ...reviewOperations,
} satisfies Pick<OperationTable, keyof CheckinOperations>
