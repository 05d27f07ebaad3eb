import { addDays, addMonths, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { Value } from '../../../types/api'
import type { Awaited, Election, Leader } from '../../../types/groups'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { operation } from '../../kernel/operation'
import { inCommunity, isOwnAct, type Judged } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import { takerOf } from '../registrations/registration'
import { each } from '../registrations/store'
import { mayAnswer, mayHoldElection, mayKeepGroup, mayVote } from './access'
import { newElection, voterMark } from './ballot'
import * as elections from './election-store'
import * as input from './input'
import { endLeading, passLeading } from './leading'
import { blank, hasEverybodyVoted } from './rules'
import { findGroup, findWholeGroup } from './store'
import { isReadyToEnd, newestElection } from './view'

const openElection = operation<'groups.openElection'>()({
  input: input.openElectionInput,
  find: ({ db }, { groupId }) => findWholeGroup(db, groupId),
  allow: (actor, group) => mayKeepGroup(actor, group),
  async run(context, group, { tapId, days, isSecondRound }) {
    const { db, actor, rules, now } = context
    const electionId = `e${shortHash(`${actor.openid}|${tapId}`)}`
    const before = newestElection(group)
    const voterIds = group.placed.map(({ memberId }) => memberId)
    const tied = before?.outcome?.kind === 'tied' ? before.outcome.memberIds : []
    const candidateIds = isSecondRound ? tied.filter(memberId => voterIds.includes(memberId)) : voterIds
    if (candidateIds.length < 2 && before?._id !== electionId) return refuse('tooFewCandidates')

    const settings = rules.on(dayOf(now))
    const election = newElection({
      electionId,
      groupId: group._id,
      communityId: group.communityId,
      voterIds,
      candidateIds,
      isSecondRound,
      opensAt: now,
      closesAt: startOfDay(addDays(dayOf(now), days + 1)),
      shownFrom: settings['groups.votesShownFrom'],
      termMonths: settings['groups.leaderMonths'],
      openedBy: officeIn(context, group.communityId),
    })
    const opened = await elections.openElection(db, election)
    if (opened.kind !== 'opened') return refuse(opened.kind)
    audit(context, group._id, voterIds)
    return answer({ electionId, closesAt: opened.election.closesAt })
  },
})

function officeIn({ actor, tree }: Context, communityId: string): Awaited['inOffice'] {
  const { openid, role, orgId } = takerOf(actor, communityId, tree)
  if (role === 'member') throw new Error('somebody without an office opens an election')
  return { openid, role, orgId: orgId ?? communityId }
}

/** Neither the answer nor the line in the log says what was chosen, or who chose. */
const vote = operation<'groups.vote'>()({
  input: input.voteInput,
  isSecret: true,
  find: ({ db }, { electionId }) => elections.findElection(db, electionId),
  allow: mayVote,
  async run({ db, now }, { election, mark }, { choice }) {
    const known = election.voters[mark]
    if (known === 2) return refuse('tickedAsPaper')
    if (known === 1) return answer({ hasVoted: true, isNew: false })
    if (choice !== null && election.candidates[choice] !== 'stands') return refuse('notStanding')
    const electionId = election._id
    if (await elections.castVote(db, { electionId, mark, choice, now })) {
      return answer({ hasVoted: true, isNew: true })
    }
    const kept = await elections.findElection(db, electionId)
    if (kept?.voters[mark] === 2) return refuse('tickedAsPaper')
    if (kept?.voters[mark] === 1) return answer({ hasVoted: true, isNew: false })
    return refuse(kept?.state === 'open' && now < kept.closesAt ? 'notStanding' : 'electionOver')
  },
})

const stand = operation<'groups.stand'>()({
  input: input.standInput,
  find: ({ db }, { electionId }) => elections.findElection(db, electionId),
  allow(actor, election) {
    const verdict = mayVote(actor, election)
    if (!verdict.may) return verdict
    const { memberId } = verdict.value
    return memberId in verdict.value.election.candidates ? verdict : { may: false, refusal: 'notAllowed' }
  },
  async run({ db, now }, { election, memberId }, { stands }) {
    if (await elections.setStanding(db, election._id, memberId, stands, now)) return answer({ stands })
    const kept = await elections.findElection(db, election._id)
    const isSo = kept?.candidates[memberId] === (stands ? 'stands' : 'declined')
    return isSo ? answer({ stands }) : refuse('electionOver')
  },
})

type Ticked = Value<'groups.tickPaper'>['items'][number]

const tickPaper = operation<'groups.tickPaper'>()({
  input: input.tickPaperInput,
  find: ({ db }, { electionId }) => elections.findElection(db, electionId),
  allow: mayHoldElection,
  async run(context, election, { memberIds, isTicked }) {
    const { db } = context
    if (election.state !== 'open') return refuse('electionOver')
    audit(context, election.groupId, memberIds)
    const items = await each(memberIds, async (memberId): Promise<Ticked> => {
      if (isOwnAct(context.actor, { memberId })) return { memberId, ok: false, refusal: 'ownAct' }
      const mark = voterMark(election._id, memberId)
      const known = election.voters[mark]
      if (known === undefined) return { memberId, ok: false, refusal: 'noVoter' }
      if (known === (isTicked ? 2 : 0)) return { memberId, ok: true }
      const change = isTicked ? elections.tickVoter : elections.untickVoter
      if (await change(db, election, mark)) return { memberId, ok: true }
      return { memberId, ok: false, refusal: isTicked ? 'votedAlready' : 'notTicked' }
    })
    if (!isTicked) await elections.waitForNoPaper(db, election._id)
    return answer({ items })
  },
})

const countPaper = operation<'groups.countPaper'>()({
  input: input.countPaperInput,
  find: ({ db }, { electionId }) => elections.findElection(db, electionId),
  allow: mayHoldElection,
  judges: ofCandidates,
  async run(context, election, { tapId, counts, blank: blanks }) {
    const { db } = context
    if (election.countTap === tapId) return answer({ counted: election.paperCounted })
    if (election.state !== 'open') return refuse('electionOver')
    if (counts.some(({ memberId }) => election.candidates[memberId] !== 'stands')) {
      return refuse('notStanding')
    }
    const tallied = [...counts, { memberId: blank, votes: blanks }].filter(({ votes }) => votes > 0)
    const papers = tallied.reduce((sum, { votes }) => sum + votes, 0)
    const out = election.paperTicked - election.paperCounted
    if (papers === 0 || papers !== out) return refuse('countDiffers', { out, papers })

    audit(context, election.groupId, [])
    if (await elections.addPapers(db, election, tallied, tapId)) {
      return answer({ counted: election.paperCounted + papers })
    }
    const kept = await elections.findElection(db, election._id)
    if (kept?.countTap === tapId) return answer({ counted: kept.paperCounted })
    if (kept?.state !== 'open') return refuse('electionOver')
    return refuse('countDiffers', { out: kept.paperTicked - kept.paperCounted, papers })
  },
})

const endElection = operation<'groups.endElection'>()({
  input: input.endElectionInput,
  find: ({ db }, { electionId }) => elections.findElection(db, electionId),
  allow: mayHoldElection,
  judges: ofCandidates,
  async run(context, election, asked) {
    const state = asked.how === 'close' ? 'closed' : 'cancelled'
    if (election.state !== 'open') {
      return election.state === state ? answer({ state }) : refuse('electionOver')
    }
    if (asked.how === 'close' && !mayEndNow(election, context)) return refuse('stillVoting')
    audit(context, election.groupId, [])
    const isEnded =
      asked.how === 'close'
        ? await elections.closeElection(context.db, election._id)
        : await elections.cancelElection(context.db, election._id, asked.note)
    if (isEnded) return answer({ state })
    const kept = await elections.findElection(context.db, election._id)
    return kept?.state === state ? answer({ state }) : refuse('electionOver')
  },
})

/** Whoever stands neither counts the papers nor ends the election. */
function ofCandidates({ communityId, candidates }: Election): Judged {
  const standing = Object.keys(candidates).filter(memberId => candidates[memberId] === 'stands')
  return inCommunity(communityId, ...standing.map(memberId => ({ memberId })))
}

const mayEndNow = (election: Election, { now }: Context): boolean =>
  hasEverybodyVoted(election) || isReadyToEnd(election, now)

const choose = operation<'groups.choose'>()({
  input: input.chooseInput,
  find: ({ db }, { groupId }) => findWholeGroup(db, groupId),
  allow: (actor, group) => mayKeepGroup(actor, group),
  judges: ({ communityId }, { memberId }) => inCommunity(communityId, { memberId }),
  async run(context, group, { memberId, note }) {
    const { db, rules, now } = context
    if (!group.placed.some(placed => placed.memberId === memberId)) return refuse('notInGroup')
    if (newestElection(group)?.state === 'open') return refuse('electionOpen')
    const awaited: Awaited = {
      memberId,
      by: 'consultation',
      note,
      termMonths: rules.on(dayOf(now))['groups.leaderMonths'],
      inOffice: officeIn(context, group.communityId),
    }
    audit(context, group._id, [memberId])
    if (await elections.setAwaited(db, group, awaited)) return answer({ isAwaited: true })
    const kept = await findGroup(db, group._id)
    const isSame = kept?.awaited?.memberId === memberId && kept.awaited.by === 'consultation'
    return isSame ? answer({ isAwaited: true }) : refuse('awaitsAnswer')
  },
})

const answerToLead = operation<'groups.answer'>()({
  input: input.answerInput,
  find: ({ db }, { groupId }) => findGroup(db, groupId),
  allow: (actor, group, { memberId }) => mayAnswer(actor, group, memberId),
  async run(context, { group, isOwn }, { tapId, memberId, agrees }) {
    const { db, now } = context
    const { awaited, leader } = group
    if (!isOwn) audit(context, group._id, [memberId])
    if (!agrees) {
      if (awaited?.memberId === memberId) await elections.declineToLead(db, group._id, memberId)
      else if (leader?.memberId === memberId) {
        await elections.stopLeading(db, group, leader)
        await endLeading(context, group._id, tapId)
      }
      return answer({ leads: false, until: null })
    }
    if (awaited?.memberId === memberId) {
      await elections.beginLeading(db, group, beginsOf(awaited, tapId, now))
    }
    const kept = (await findGroup(db, group._id))?.leader
    if (kept?.memberId !== memberId) return refuse('nothingToAnswer')
    // Also on a repeat: the first try may have ended in between.
    if (kept.tapId === tapId) await passLeading(context, group._id, kept)
    return answer({ leads: true, until: kept.until })
  },
})

function beginsOf({ termMonths, ...chosen }: Awaited, tapId: string, now: number): Leader {
  return { ...chosen, since: now, until: startOfDay(addMonths(dayOf(now), termMonths)), tapId }
}

export const electionOperations = {
  'groups.openElection': openElection,
  'groups.vote': vote,
  'groups.stand': stand,
  'groups.tickPaper': tickPaper,
  'groups.countPaper': countPaper,
  'groups.endElection': endElection,
  'groups.choose': choose,
  'groups.answer': answerToLead,
}
