import type { Answer, Input, OperationName } from '../../types/api'
import { anActivity } from '../activities/planning'
import { aRegistration } from '../groups/grouping'
import { openTown, type Town } from '../open-town'
import { printed as codesPrinted, opened } from '../opinions/collecting'
import { mediation } from '../posts/posting'
import { acceptedForClaims, asked, lamp, wangAyi } from '../requests/asking'
import { isSoak } from '../size'
import {
  aMember,
  anAccount,
  anOfficer,
  newTap,
  office,
  type Person,
  sunnyCode,
  sunnySecretary,
  townAtWork,
} from '../town'
import { aWishFor } from '../wishes/wishing'
import { Findings } from './findings'

const longest = 3_600_000
/** Somebody who waits longer for everybody’s answer has put the phone away. */
const longestRace = 60_000
const crowdSize = isSoak ? 200 : 30

const crowd: Person[] = Array.from({ length: crowdSize }, (_, index) => ({
  openid: `oRACE${index}`,
  name: `抢${index}`,
  phone: `1990666${String(index).padStart(4, '0')}`,
}))
const idOf = ({ openid }: Person): string => `m_${openid}`
const registration = { communityId: 'sunny', state: 'accepted', since: 1 } as const

const otherOffice: Person = { openid: 'oOFFICE_TWO', name: '双联双管办', phone: null }
/** On the roster, and nobody’s yet. */
const wanted: Person = { openid: 'oWANTED', name: '众望', phone: '19905550001' }

const crowded = {
  ...townAtWork,
  accounts: [
    ...townAtWork.accounts,
    anOfficer(otherOffice, 'countyOffice', 'county'),
    anAccount(wangAyi),
    ...crowd.map(who => anAccount(who, { memberId: idOf(who) })),
  ],
  members: [
    ...townAtWork.members,
    aMember(wanted),
    ...crowd.map(who => aMember(who, { openid: who.openid, registration })),
  ],
  registrations: crowd.map(who => aRegistration(idOf(who), [])),
  activities: [anActivity('clean', { capacity: 1 })],
}

let town: Town
let findings: Findings

async function race<Name extends OperationName>(
  op: Name,
  taps: { who: Person; input: Input<Name> }[],
): Promise<Answer<Name>[]> {
  findings.count('calls', taps.length)
  const begun = Date.now()
  const answers = await Promise.all(
    taps.map(({ who, input }) =>
      town
        .as(who)
        .call(op, input)
        .catch(error => ({ ok: false, refusal: `thrown ${error}` }) as never),
    ),
  )
  const lasted = Date.now() - begun
  findings.note(`in time: ${op}`, lasted < longestRace ? null : `${lasted} ms`)
  const surprises = answers.filter(answer => !answer.ok && /^(unavailable|thrown)/.test(answer.refusal))
  findings.note(
    `all are answered: ${op}`,
    surprises.length === 0 ? null : `${surprises.length} of ${taps.length}: ${JSON.stringify(surprises[0])}`,
  )
  return answers
}

/** Of so many answers this is how many won. */
function noteWinners<Name extends OperationName>(
  name: string,
  answers: Answer<Name>[],
  isWinner: (answer: Answer<Name>) => boolean = ({ ok }) => ok,
): void {
  const winners = answers.filter(isWinner).length
  findings.note(name, winners === 1 ? null : `${winners} of ${answers.length} won`)
}

async function noteKept(
  name: string,
  collection: string,
  isOne: (document: Record<string, unknown>) => boolean,
) {
  const kept = (await town.cloud.documents(collection)).filter(isOne).length
  findings.note(name, kept === 1 ? null : `${kept} are kept`)
}

const isFullLine = ({ signedUp, waiting, underWay }: Record<string, unknown>): boolean =>
  signedUp === 1 && waiting === crowdSize / 2 - 1 && (underWay as unknown[]).length === 0

const isEmptyLine = ({ signedUp, waiting, underWay }: Record<string, unknown>): boolean =>
  signedUp === 0 && waiting === 0 && (underWay as unknown[]).length === 0

const each = <Item>(make: (who: Person, index: number) => Item): Item[] => crowd.map(make)

describe(`${crowdSize} at once for what may exist once`, () => {
  beforeEach(async () => {
    town = await openTown(crowded)
    // As far away as a database is in the cloud, so that those who are at once are so at every step.
    await town.cloud.fault({
      action: 'database',
      when: 'always',
      effect: { kind: 'latency', fromMs: 5, toMs: 25 },
    })
  })

  it(
    'G30 one request, one wish and the last place go to one',
    async () => {
      findings = new Findings('races', 'one of them')
      const request = await asked(town)
      await acceptedForClaims(town, request)
      const { requestId } = request
      noteWinners(
        'one has the request',
        await race(
          'requests.claim',
          each(who => ({ who, input: { tapId: newTap(), requestId } })),
        ),
      )
      await noteKept(
        'the request is with one',
        'requests',
        ({ volunteerIds }) => (volunteerIds as string[]).length === 1,
      )

      const wish = await town.as(sunnySecretary).call('wishes.sayFor', aWishFor())
      const wishId = wish.ok ? wish.value.wish.wishId : ''
      const shown = { words: '一副老花镜', isBuildingShown: false }
      await town.as(sunnySecretary).call('wishes.publish', { tapId: newTap(), wishId, ...shown })
      noteWinners(
        'one has the wish',
        await race(
          'wishes.take',
          each(who => ({ who, input: { tapId: newTap(), wishId } })),
        ),
      )

      const signups = await race(
        'activities.signUp',
        each(who => ({ who, input: { tapId: newTap(), activityId: 'clean' } })),
      )
      noteWinners(
        'one has the last place',
        signups,
        answer => answer.ok && answer.value.signup === 'signedUp',
      )
      const line = signups.flatMap(answer =>
        answer.ok && answer.value.signup === 'waiting' ? [answer.value.placeInLine] : [],
      )
      const isInLine = new Set(line).size === crowdSize - 1
      findings.note(
        'the others stand in line',
        isInLine ? null : `${new Set(line).size} places of ${line.length}`,
      )

      const tapOf = (who: Person) => ({ who, input: { tapId: newTap(), activityId: 'clean' } })
      const [some, others] = [crowd.slice(0, crowdSize / 2), crowd.slice(crowdSize / 2)]
      await race('activities.leave', some.map(tapOf))
      // Whoever left comes again while the others go.
      await Promise.all([
        race('activities.signUp', some.map(tapOf)),
        race('activities.leave', others.map(tapOf)),
      ])
      await town.cloud.fireTimer('jobs')
      await noteKept('one still has the place, and the line is as it is written', 'activities', isFullLine)
      await race('activities.leave', crowd.map(tapOf))
      await town.cloud.fireTimer('jobs')
      await noteKept('the line is empty, and everything under way has ended', 'activities', isEmptyLine)

      const revision = 0
      const fixed = { state: 'open', capacity: 1, tasks: '每周走访一次', requirements: '' } as const
      await town.as(sunnySecretary).call('posts.setPlace', {
        tapId: newTap(),
        communityId: 'sunny',
        postId: mediation,
        revision,
        ...fixed,
      })
      await race(
        'posts.claim',
        each(who => ({ who, input: { tapId: newTap(), postId: mediation } })),
      )
      await noteKept(
        'everybody waits for the post, and is counted',
        'postPlaces',
        ({ waiting, underWay }) => waiting === crowdSize && (underWay as unknown[]).length === 0,
      )
      const approvals = each(who => ({
        who: sunnySecretary,
        input: {
          tapId: newTap(),
          communityId: 'sunny',
          decision: 'approve' as const,
          items: [{ memberId: idOf(who), postId: mediation }],
        },
      }))
      const decided = await race('posts.decide', approvals)
      noteWinners('one has the post', decided, answer => answer.ok && answer.value.items[0]?.ok === true)
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G151 G156 one grant, one binding, and one office at the least',
    async () => {
      findings = new Findings('races', 'one office')
      const to = { kind: 'member', memberId: idOf(crowd[0] as Person) } as const
      const grant = { orgId: 'sunny', role: 'communityStaff', untilDay: null, to } as const
      const grants = await race(
        'accounts.grantRole',
        each((_, index) => ({
          who: index % 2 ? office : otherOffice,
          input: { tapId: newTap(), ...grant },
        })),
      )
      noteWinners('one grant', grants)
      await noteKept('one row of the grant', 'accountRoles', ({ memberId }) => memberId === to.memberId)

      const officers: Person[] = [office, otherOffice]
      const held = await town.as(office).call('accounts.listRoles', { orgId: 'county' })
      if (held.ok) {
        const rows = held.value.holders.filter(({ role }) => role === 'countyOffice')
        const revoked = rows.map(({ grantId, isYou }) => ({
          who: isYou ? otherOffice : office,
          input: { tapId: newTap(), orgId: 'county', role: 'countyOffice' as const, grantId },
        }))
        await race('accounts.revokeRole', revoked)
      }
      const accounts = await town.cloud.documents('accounts')
      const left = accounts.filter(
        ({ _id, roles }) => officers.some(({ openid }) => openid === _id) && (roles as unknown[]).length > 0,
      )
      findings.note('an office is left', left.length > 0 ? null : 'none is')
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G153 one identity has the person, by a number and by claims that are confirmed at once',
    async () => {
      findings = new Findings('races', 'one binding')
      const strangers = crowd.map(({ openid }) => ({ openid: `${openid}x`, name: '', phone: null }))
      await town.cloud.load({ accounts: strangers.map(who => anAccount(who)) })
      const codes = await Promise.all(
        strangers.map(({ openid }) => town.cloud.phoneCode(openid, wanted.phone ?? '')),
      )
      const binding = strangers.map((who, index) => ({
        who,
        input: { tapId: newTap(), code: codes[index] ?? '' },
      }))
      const answers = await race('accounts.bindByPhone', binding)
      noteWinners(
        'one is bound by the number',
        answers,
        answer => answer.ok && answer.value.outcome === 'bound',
      )
      await noteKept('one identity has the person', 'accounts', ({ memberId }) => memberId === idOf(wanted))

      await town.cloud.load({ members: [aMember(wanted)], accounts: strangers.map(who => anAccount(who)) })
      const claims = strangers.slice(0, 3).map(who => ({
        who,
        input: { tapId: newTap(), name: wanted.name, phoneTail: null, unitName: '安平县水务局' },
      }))
      await race('accounts.claim', claims)
      const waiting = (await town.cloud.documents('accountClaims')).filter(({ state }) => state === 'pending')
      const decision = { decision: 'confirm', memberId: idOf(wanted), rebind: false } as const
      const decided = await race(
        'accounts.decideClaim',
        each((_, index) => ({
          who: sunnySecretary,
          input: { tapId: newTap(), claimId: String(waiting[index % waiting.length]?._id), ...decision },
        })),
      )
      const confirmed = decided.filter(({ ok }) => ok).length
      findings.note('a claim is confirmed', confirmed > 0 ? null : JSON.stringify(decided[0]))
      await noteKept(
        'one identity has the person by a claim',
        'accounts',
        ({ memberId }) => memberId === idOf(wanted),
      )
      findings.expectKnown()
    },
    longest,
  )

  it(
    'U5 the same tap many times is one act, and every answer is the first',
    async () => {
      findings = new Findings('races', 'one tap')
      const [who] = crowd as [Person]
      const alike = async <Name extends OperationName>(op: Name, asking: Person, input: Input<Name>) => {
        const answers = await race(
          op,
          each(() => ({ who: asking, input })),
        )
        const said = new Set(answers.map(answer => (answer.ok ? 'ok' : answer.refusal)))
        findings.note(`one answer: ${op}`, said.size === 1 && said.has('ok') ? null : [...said].join(' '))
      }
      await alike('requests.submit', wangAyi, lamp())
      await noteKept('one request', 'requests', ({ askedBy }) => askedBy === wangAyi.openid)
      await alike('checkins.create', who, { tapId: newTap(), siteCode: sunnyCode, way: 'camera' })
      await noteKept('one check-in', 'checkins', ({ memberId }) => memberId === idOf(who))
      await alike('wishes.sayFor', sunnySecretary, aWishFor())
      await noteKept('one wish', 'wishes', () => true)
      const to = { kind: 'member', memberId: idOf(who) } as const
      await alike('accounts.grantRole', office, {
        tapId: newTap(),
        orgId: 'sunny',
        role: 'communityStaff',
        untilDay: null,
        to,
      })
      await noteKept('one role', 'accountRoles', ({ memberId }) => memberId === idOf(who))
      await alike('deeds.record', who, { tapId: newTap(), what: 'own', day: '2026-11-20', text: '扫雪' })
      await noteKept('one deed', 'deeds', ({ memberId }) => memberId === idOf(who))
      await alike('suggestions.submit', who, { tapId: newTap(), kind: 'suggestion', about: null, text: '好' })
      await noteKept('one suggestion', 'suggestions', () => true)
      findings.expectKnown()
    },
    longest,
  )

  it(
    'G74 a code of an opinion counts once, whoever answers with it',
    async () => {
      findings = new Findings('races', 'one sheet')
      await opened(town)
      const [code = ''] = await codesPrinted(town, 1)
      const answers = await race(
        'opinions.answer',
        each(who => ({
          who,
          input: { tapId: newTap(), code, answers: ['good', 'best'], words: null },
        })),
      )
      noteWinners('one counts', answers, answer => answer.ok && answer.value.isNew === true)
      const runs = await race(
        'opinions.print',
        each(() => ({ who: sunnySecretary, input: { tapId: newTap(), communityId: 'sunny', count: 1 } })),
      )
      const printed = runs.map(answer => (answer.ok ? answer.value.printed : 0))
      findings.note(
        'each run has codes of its own',
        new Set(printed).size === crowdSize ? null : `${new Set(printed).size} of ${crowdSize}`,
      )
      findings.expectKnown()
    },
    longest,
  )
})
