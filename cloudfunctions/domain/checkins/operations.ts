import * as v from 'valibot'
import {
  firstDayOfQuarter,
  isFirstDayOfQuarter,
  lastDayOfQuarter,
  nextQuarter,
  previousQuarter,
  quarterOf,
} from '../../../src/contract/calendar'
import type { Checkin, CheckinOperations, CheckinView } from '../../../types/checkins'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { pageOf, readCursor } from '../../kernel/cursor'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayAsMember } from '../accounts/access'
import { nameKeyOf } from '../members/name'
import type { Tree } from '../orgs/tree'
import { homeSeenFrom, isReportedByScan } from '../registrations/rules'
import { reportByScan } from '../registrations/steps'
import { findSiteByCode } from '../sites/store'
import { mayCheckIn, maySeeCommunity } from './access'
import { decideCheckin, newCheckin } from './rules'
import { countCommunity, findTap, insertOnce, listOwn, listPeople, personView } from './store'

const quartersShown = 12
const peopleAPage = 50

const create = operation<'checkins.create'>()({
  input: v.strictObject({
    tapId: input.tapId,
    siteCode: input.siteCode,
    way: v.picklist(['camera', 'picture']),
  }),
  find: ({ db, now }, { siteCode }) => findSiteByCode(db, siteCode, now),
  allow: mayCheckIn,
  async run(context, { actor, site }, { tapId, way }) {
    const { db, tree, now } = context
    const { member } = actor
    if (!site) return refuse('unknownCode')

    const homeCommunityId = member && homeSeenFrom(member, site.communityId)
    const decision = decideCheckin({ site, homeCommunityId, now })
    if (!decision.ok) return refuse(decision.refusal, placesTold(tree, site.communityId, homeCommunityId))

    const { quarter } = decision
    const checkin = newCheckin({ memberId: actor.memberId, site, quarter, now, way, tapId })
    const earlier = isFirstDayOfQuarter(now) ? await findTap(db, checkin, previousQuarter(quarter)) : null
    const { kept, isNew } = earlier ? { kept: earlier, isNew: true } : await insertOnce(db, checkin)
    if (member && isReportedByScan(member, site.communityId)) {
      await reportByScan(context, member._id, site.communityId, tapId)
    }

    const nextQuarterFrom = firstDayOfQuarter(nextQuarter(quarter))
    return answer({ checkin: checkinView(kept, tree), isNew, nextQuarterFrom })
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
  allow: maySeeCommunity,
  async run({ db, tree, now }, reach, asked) {
    const quarter = asked.quarter ?? quarterOf(now)
    const counted = await countCommunity(db, reach, quarter)
    return answer({ community: tree.brief(reach.communityId), quarter, ...counted, asOf: now })
  },
})

const list = operation<'checkins.list'>()({
  input: v.strictObject({
    communityId: input.id,
    quarter: v.nullable(input.quarter),
    show: v.picklist(['all', 'done', 'notYet']),
    namePrefix: v.pipe(v.string(), v.maxLength(20)),
    cursor: input.cursor,
  }),
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: maySeeCommunity,
  async run(context, reach, { quarter, show, namePrefix, cursor }) {
    const people = await listPeople(context.db, reach, {
      quarter: quarter ?? quarterOf(context.now),
      show,
      namePrefix: nameKeyOf(namePrefix),
      after: readCursor(cursor),
      limit: peopleAPage + 1,
    })
    const shown = people.slice(0, peopleAPage).map(({ _id }) => _id)
    await audit(context, reach.communityId, shown)
    return answer(pageOf(people, peopleAPage, ({ nameSort }) => nameSort, personView))
  },
})

function checkinView({ quarter, day, at, way, communityId }: Checkin, tree: Tree): CheckinView {
  return { quarter, day, at, way, community: tree.brief(communityId) }
}

/** Where the code hangs and where this member is at home: the person's own data, told only to them. */
function placesTold(tree: Tree, scanned: string, home: string | null) {
  return {
    communityName: tree.find(scanned)?.name ?? null,
    homeCommunityName: home ? (tree.find(home)?.name ?? null) : null,
  }
}

export const checkinOperations = {
  'checkins.create': create,
  'checkins.mine': mine,
  'checkins.overview': overview,
  'checkins.list': list,
} satisfies Pick<OperationTable, keyof CheckinOperations>
