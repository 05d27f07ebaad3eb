/**
 * What the cloud has to hold for us: functions, collections, indexes, permissions, the rule of the file storage and
 * timers. One declaration, read by the local cloud, by the build of the functions and by a test.
 * Every collection is closed to clients; people reach data through functions alone.
 */
export interface CloudDeclaration {
  functions: Record<string, FunctionDeclaration>
  collections: Record<string, CollectionDeclaration>
  storage: StorageRule
}

/**
 * What phones may do with files, as WeChat's console takes it: expressions over `auth` (who asks) and `resource` (the
 * file: whose it is and where it lies). They hold for phones alone; functions pass by them. How large a file is, a rule
 * cannot see.
 */
export interface StorageRule {
  read: boolean | string
  write: boolean | string
}

export interface FunctionDeclaration {
  timeoutSeconds: number
  memoryMB: number
  /** Cloud calls this function may make (wx-server-sdk `openapi`). */
  openapi: string[]
  /** May people's phones call it? */
  isOpenToClients: boolean
  /** Seven-field cron at UTC+8: second minute hour day month weekday year. */
  timer: { name: string; cron: string } | null
  /** Does WeChat push its events to it (verdicts on media, changes of subscriptions)? At most one function. */
  receivesEvents?: boolean
  /** HTTP access: the path segment under which anybody reaches it, without an identity. */
  httpEntry?: string
  /** Environment variables it needs, without their values. */
  variables: string[]
}

export interface CollectionDeclaration {
  permission: 'ADMINONLY'
  indexes: IndexDeclaration[]
}

export interface IndexDeclaration {
  name: string
  /** Directions are all equal, or the index serves no order but its reverse. */
  keys: [field: string, direction: 1 | -1 | '2dsphere'][]
  isUnique?: boolean
}

const closed = (...indexes: IndexDeclaration[]): CollectionDeclaration => ({
  permission: 'ADMINONLY',
  indexes,
})

const secrets = ['PHONE_HASH_KEY', 'SEAL_KEYS']
/** What rotating codes and the phones' own keys are derived from. */
const codeSecret = 'CODE_KEY'
/** The account's own ids of the templates of messages. */
const templates = 'MESSAGE_TEMPLATES'

/** A person's own folder, under a name that nobody else is told, and a plain name in it. */
const incoming = String.raw`/^incoming\/[0-9A-Za-z]{20}\/[0-9A-Za-z_-]{1,64}\.[0-9a-z]{1,5}$/`

export const cloud: CloudDeclaration = {
  // A file can only come in. What people look at is a copy that functions keep elsewhere, where no phone writes.
  storage: {
    read: false,
    write: `resource.openid == auth.openid && ${incoming}.test(resource.path) == true`,
  },
  functions: {
    api: {
      timeoutSeconds: 20,
      memoryMB: 512,
      openapi: [
        'phonenumber.getPhoneNumber',
        'wxacode.getUnlimited',
        'security.msgSecCheck',
        'security.mediaCheckAsync',
      ],
      isOpenToClients: true,
      timer: null,
      variables: [...secrets, codeSecret, templates],
    },
    jobs: {
      timeoutSeconds: 20,
      memoryMB: 256,
      openapi: ['subscribeMessage.send'],
      isOpenToClients: false,
      // Not on the full hour: busy instants lose ticks.
      timer: { name: 'tick', cron: '0 3/5 * * * * *' },
      receivesEvents: true,
      variables: [...secrets, templates],
    },
    exchange: {
      timeoutSeconds: 5,
      memoryMB: 256,
      openapi: [],
      isOpenToClients: false,
      timer: null,
      httpEntry: 'open311',
      variables: [...secrets, codeSecret],
    },
  },
  collections: {
    orgs: closed(),
    orgChanges: closed(
      {
        name: 'byOrg',
        keys: [
          ['orgId', 1],
          ['revision', 1],
        ],
      },
      {
        name: 'byPart',
        keys: [
          ['orgId', 1],
          ['part', 1],
          ['at', 1],
        ],
      },
    ),
    orgFollows: closed({
      name: 'byState',
      keys: [
        ['state', 1],
        ['touchedAt', 1],
      ],
    }),
    orgTurns: closed(),
    orgImports: closed(
      { name: 'byTime', keys: [['madeAt', 1]] },
      {
        name: 'byState',
        keys: [
          ['state', 1],
          ['touchedAt', 1],
        ],
      },
    ),
    orgImportRows: closed(
      {
        name: 'byPlan',
        keys: [
          ['importId', 1],
          ['plan', 1],
          ['row', 1],
        ],
      },
      {
        name: 'byOrder',
        keys: [
          ['importId', 1],
          ['order', 1],
        ],
      },
    ),
    orgFiles: closed({ name: 'bySince', keys: [['since', 1]] }),
    rules: closed({ name: 'byDay', keys: [['effectiveDay', 1]] }),
    accounts: closed({ name: 'byRolePlace', keys: [['roles.orgId', 1]] }),
    accountRoles: closed({
      name: 'byPlace',
      keys: [
        ['orgId', 1],
        ['sortKey', 1],
      ],
    }),
    accountRoleTurns: closed(),
    accountHandOvers: closed(),
    accountClaims: closed(
      {
        name: 'byPlace',
        keys: [
          ['places', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byMember',
        keys: [
          ['memberIds', 1],
          ['state', 1],
        ],
      },
    ),
    accountRebindings: closed(
      {
        name: 'byAsked',
        keys: [
          ['askedKeys', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byWaiting',
        keys: [
          ['askedKeys', 1],
          ['waitsUntil', 1],
        ],
      },
    ),
    accountTries: closed({ name: 'byDay', keys: [['day', 1]] }),
    holidays: closed(),
    notices: closed(
      {
        name: 'byPerson',
        keys: [
          ['to', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byNew',
        keys: [
          ['to', 1],
          ['isNew', 1],
        ],
      },
      { name: 'bySending', keys: [['sendAt', 1]] },
      {
        name: 'byAge',
        keys: [
          ['isNew', 1],
          ['sortKey', 1],
        ],
      },
      { name: 'byThing', keys: [['thing', 1]] },
      {
        name: 'byPush',
        keys: [
          ['pushId', 1],
          ['sendState', 1],
          ['sendReason', 1],
        ],
      },
    ),
    absences: closed(
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byUnit',
        keys: [
          ['unitPlaces', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byHalfYear',
        keys: [
          ['halfYear', 1],
          ['state', 1],
        ],
      },
      { name: 'byUntold', keys: [['untoldAt', 1]] },
    ),
    absenceLooks: closed(),
    absenceCounts: closed(),
    messageConsents: closed(),
    messageTurns: closed(),
    reminderPlans: closed(),
    reminderDates: closed(),
    reminderPushes: closed(
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byState',
        keys: [
          ['state', 1],
          ['at', 1],
        ],
      },
    ),
    reminderCalls: closed(),
    members: closed(
      { name: 'byPhone', keys: [['phoneHash', 1]] },
      {
        name: 'byNameAndUnit',
        keys: [
          ['nameKey', 1],
          ['unitName', 1],
        ],
      },
      {
        name: 'byBranchAndName',
        keys: [
          ['branchId', 1],
          ['nameKey', 1],
        ],
      },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['hiddenBy', 1],
          ['nameSort', 1],
        ],
      },
      {
        name: 'byCommunityAndPhone',
        keys: [
          ['communityId', 1],
          ['hiddenBy', 1],
          ['phoneTail', 1],
          ['nameSort', 1],
        ],
      },
      {
        name: 'byCommunityAndSpelling',
        keys: [
          ['communityId', 1],
          ['hiddenBy', 1],
          ['spelling', 1],
        ],
      },
      { name: 'bySpelling', keys: [['spelling', 1]] },
      {
        name: 'bySeen',
        keys: [
          ['hiddenBy', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'byBranch',
        keys: [
          ['branchId', 1],
          ['hiddenBy', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'byEstate',
        keys: [
          ['estateId', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'byBranchAndRegistration',
        keys: [
          ['branchId', 1],
          ['hiddenBy', 1],
          ['registration.state', 1],
          ['nameSort', 1],
        ],
      },
      {
        name: 'byCommunityAndRegistration',
        keys: [
          ['communityId', 1],
          ['hiddenBy', 1],
          ['registration.state', 1],
        ],
      },
    ),
    basics: closed({
      name: 'byUnit',
      keys: [
        ['unitPlaces', 1],
        ['state', 1],
        ['sortKey', 1],
      ],
    }),
    memberImports: closed(
      { name: 'byTime', keys: [['madeAt', 1]] },
      {
        name: 'byState',
        keys: [
          ['state', 1],
          ['madeAt', 1],
        ],
      },
    ),
    memberImportRows: closed(
      {
        name: 'byPlan',
        keys: [
          ['importId', 1],
          ['plan', 1],
          ['row', 1],
        ],
      },
      {
        name: 'byStep',
        keys: [
          ['importId', 1],
          ['applies', 1],
          ['row', 1],
        ],
      },
    ),
    memberMoves: closed(
      {
        name: 'byPlace',
        keys: [
          ['places', 1],
          ['sortKey', 1],
        ],
      },
      { name: 'byImport', keys: [['importId', 1]] },
    ),
    memberImportFiles: closed({ name: 'bySince', keys: [['since', 1]] }),
    paperRuns: closed({ name: 'byTime', keys: [['madeAt', 1]] }),
    paperTemplates: closed(),
    papers: closed({
      name: 'byRegistration',
      keys: [
        ['registrationId', 1],
        ['kind', 1],
        ['replacedAt', 1],
      ],
    }),
    posts: closed(),
    postPlaces: closed({ name: 'byUnderWay', keys: [['underWay.step.at', 1]] }),
    postHandOvers: closed({
      name: 'byCommunity',
      keys: [
        ['communityId', 1],
        ['state', 1],
        ['sortKey', 1],
      ],
    }),
    registrations: closed(
      {
        name: 'byStubDue',
        keys: [
          ['unitStub.state', 1],
          ['stubKey', 1],
        ],
      },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byUnit',
        keys: [
          ['unitPlaces', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byCommunityStub',
        keys: [
          ['communityId', 1],
          ['communityStub.state', 1],
          ['stubKey', 1],
        ],
      },
      {
        name: 'byUnitStub',
        keys: [
          ['unitPlaces', 1],
          ['unitStub.state', 1],
          ['stubKey', 1],
        ],
      },
      {
        name: 'byPostWaiting',
        keys: [
          ['communityId', 1],
          ['assigned.groupId', 1],
          ['assigned.postIds', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byPostAndHome',
        keys: [
          ['communityId', 1],
          ['assigned.groupId', 1],
          ['assigned.postIds', 1],
          ['assigned.estateId', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'byCommunityMoving',
        keys: [
          ['communityId', 1],
          ['movingKey', 1],
        ],
      },
      {
        name: 'byUnitMoving',
        keys: [
          ['unitPlaces', 1],
          ['movingKey', 1],
        ],
      },
      {
        name: 'byUnplacing',
        keys: [['unplaceKey', 1]],
      },
      {
        name: 'byPostsWaiting',
        keys: [
          ['communityId', 1],
          ['postsKey', 1],
        ],
      },
      {
        name: 'byPostHeld',
        keys: [
          ['communityId', 1],
          ['assigned.postIds', 1],
          ['stubKey', 1],
        ],
      },
      {
        name: 'byGroup',
        keys: [
          ['assigned.groupId', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'byLetter',
        keys: [
          ['communityId', 1],
          ['letterNo', 1],
        ],
      },
    ),
    groups: closed({
      name: 'byCommunity',
      keys: [
        ['communityId', 1],
        ['state', 1],
        ['sortKey', 1],
      ],
    }),
    groupElections: closed({
      name: 'byDue',
      keys: [
        ['state', 1],
        ['dueAt', 1],
      ],
    }),
    requestHands: closed(
      {
        name: 'byReview',
        keys: [
          ['communityId', 1],
          ['reviewKey', 1],
        ],
      },
      { name: 'byTouched', keys: [['touchedAt', 1]] },
    ),
    requests: closed(
      { name: 'byUntold', keys: [['untoldAt', 1]] },
      { name: 'byClimb', keys: [['climbAt', 1]] },
      {
        name: 'byCommunity',
        keys: [
          ['place.communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byClaims',
        keys: [
          ['place.communityId', 1],
          ['isToTake', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byAsker',
        keys: [
          ['askers', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byVolunteer',
        keys: [
          ['volunteerIds', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byChosen',
        keys: [
          ['chosen.memberIds', 1],
          ['sortKey', 1],
        ],
      },
      { name: 'byFresh', keys: [['freshAt', 1]] },
      { name: 'bySpot', keys: [['spotKey', 1]], isUnique: true },
      {
        name: 'byNo',
        keys: [
          ['place.communityId', 1],
          ['no', 1],
        ],
      },
      {
        name: 'byPhone',
        keys: [
          ['place.communityId', 1],
          ['phoneTail', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byPlace',
        keys: [
          ['place.communityId', 1],
          ['findKeys', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      { name: 'byUncounted', keys: [['uncountedKey', 1]] },
      {
        name: 'byUncountedThere',
        keys: [
          ['place.communityId', 1],
          ['uncountedKey', 1],
        ],
      },
      {
        name: 'byAsked',
        keys: [
          ['place.communityId', 1],
          ['askedKey', 1],
        ],
      },
      {
        name: 'byMoved',
        keys: [
          ['place.communityId', 1],
          ['movedKey', 1],
        ],
      },
      { name: 'byTally', keys: [['tallyKey', 1]] },
      { name: 'byCareUntil', keys: [['careUntil', 1]] },
      {
        name: 'byForgotten',
        keys: [
          ['forgottenAt', 1],
          ['sortKey', 1],
        ],
      },
    ),
    boardEntries: closed({
      name: 'byWaiting',
      keys: [
        ['communityId', 1],
        ['waitingKey', 1],
      ],
    }),
    boardCodes: closed({ name: 'byCode', keys: [['code', 1]], isUnique: true }),
    thanks: closed(
      { name: 'byDue', keys: [['dueKey', 1]] },
      {
        name: 'byRead',
        keys: [
          ['communityId', 1],
          ['readKey', 1],
        ],
      },
      {
        name: 'byStory',
        keys: [
          ['communityId', 1],
          ['story', 1],
          ['storyKey', 1],
        ],
      },
      {
        name: 'byLetter',
        keys: [
          ['memberId', 1],
          ['letterKey', 1],
        ],
      },
    ),
    exchangeKeys: closed({ name: 'byTime', keys: [['sortKey', 1]] }),
    requestHomes: closed(),
    wishes: closed(
      { name: 'byUntold', keys: [['untoldAt', 1]] },
      { name: 'byLeave', keys: [['leaveAt', 1]] },
      { name: 'byFresh', keys: [['freshAt', 1]] },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byOpen',
        keys: [
          ['communityId', 1],
          ['isToTake', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byWisher',
        keys: [
          ['wisherOpenid', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byTaker',
        keys: [
          ['volunteerIds', 1],
          ['sortKey', 1],
        ],
      },
    ),
    pairs: closed(
      { name: 'byUntold', keys: [['untoldAt', 1]] },
      {
        name: 'byDay',
        keys: [
          ['state', 1],
          ['dueKey', 1],
        ],
      },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['dueKey', 1],
        ],
      },
      {
        name: 'byPerson',
        keys: [
          ['people', 1],
          ['state', 1],
          ['dueKey', 1],
        ],
      },
    ),
    pairDays: closed({
      name: 'byPair',
      keys: [
        ['pairId', 1],
        ['day', 1],
      ],
    }),
    uploads: closed({
      name: 'byUse',
      keys: [
        ['usedBy', 1],
        ['takenAt', 1],
      ],
    }),
    mediaVerdicts: closed(),
    requestNeeds: closed(),
    ratings: closed(
      {
        name: 'byFollowDue',
        keys: [
          ['followUp.state', 1],
          ['followKey', 1],
        ],
      },
      {
        name: 'byFollowUp',
        keys: [
          ['speakerOrgId', 1],
          ['followUp.state', 1],
          ['followKey', 1],
        ],
      },
      {
        name: 'byToRead',
        keys: [
          ['communityId', 1],
          ['readKey', 1],
        ],
      },
      { name: 'byTally', keys: [['tallyKey', 1]] },
      { name: 'byRemind', keys: [['remindAt', 1]] },
      {
        name: 'byLate',
        keys: [
          ['followUp.state', 1],
          ['followKey', 1],
        ],
      },
      { name: 'byArrival', keys: [['sortKey', 1]] },
      {
        name: 'byHelper',
        keys: [
          ['helperIds', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byRater',
        keys: [
          ['said.by', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byPhoneHint',
        keys: [
          ['phoneHint', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byRaterMember',
        keys: [
          ['raterMemberId', 1],
          ['sortKey', 1],
        ],
      },
    ),
    ratingRates: closed({
      name: 'byQuarter',
      keys: [
        ['state', 1],
        ['quarter', 1],
      ],
    }),
    ratingHelpers: closed({ name: 'byMonth', keys: [['lettered', 1]] }),
    ratingLetters: closed({
      name: 'byMember',
      keys: [
        ['memberId', 1],
        ['sortKey', 1],
      ],
    }),
    ratingReviews: closed({
      name: 'byCommunity',
      keys: [
        ['communityId', 1],
        ['state', 1],
        ['sortKey', 1],
      ],
    }),
    ratingRuns: closed(),
    suggestions: closed(
      { name: 'byRemind', keys: [['remindAt', 1]] },
      {
        name: 'byDue',
        keys: [
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byAuthor',
        keys: [
          ['askedBy', 1],
          ['ownKey', 1],
        ],
      },
      {
        name: 'byOffice',
        keys: [
          ['orgId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
    ),
    suggestionTallies: closed(),
    opinionSheets: closed(),
    opinionTallies: closed({
      name: 'byYear',
      keys: [
        ['year', 1],
        ['state', 1],
      ],
    }),
    opinionWords: closed({
      name: 'byTally',
      keys: [
        ['tallyId', 1],
        ['state', 1],
        ['_id', 1],
      ],
    }),
    sites: closed(
      { name: 'byCode', keys: [['code', 1]], isUnique: true },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['_id', 1],
        ],
      },
    ),
    teams: closed({ name: 'byParent', keys: [['parentId', 1]] }),
    teamVolunteers: closed(
      {
        name: 'byState',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['bankKeys', 1],
          ['nameSort', 1],
        ],
      },
      {
        name: 'byCommunityAndEstate',
        keys: [
          ['communityId', 1],
          ['estateId', 1],
          ['bankKeys', 1],
          ['nameSort', 1],
        ],
      },
      {
        name: 'byWish',
        keys: [
          ['wish', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byTeam',
        keys: [
          ['teamId', 1],
          ['bankKeys', 1],
          ['nameSort', 1],
        ],
      },
      {
        name: 'byTeamAndEstate',
        keys: [
          ['teamId', 1],
          ['estateId', 1],
          ['bankKeys', 1],
          ['nameSort', 1],
        ],
      },
      { name: 'byEstate', keys: [['estateId', 1]] },
      {
        name: 'byOffer',
        keys: [
          ['communityId', 1],
          ['offered', 1],
          ['turnKey', 1],
        ],
      },
    ),
    siteDoors: closed({
      name: 'byCommunity',
      keys: [
        ['communityId', 1],
        ['day', 1],
        ['sortKey', 1],
      ],
    }),
    checkins: closed(
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['quarter', 1],
          ['state', 1],
        ],
      },
      {
        name: 'byWaiting',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byMember',
        keys: [
          ['memberId', 1],
          ['quarter', 1],
        ],
      },
      { name: 'byArrival', keys: [['sortKey', 1]] },
      {
        name: 'byPhoneHint',
        keys: [
          ['phoneHint', 1],
          ['at', 1],
        ],
      },
    ),
    checkinSheets: closed({ name: 'byTime', keys: [['madeAt', 1]] }),
    checkinReviews: closed(
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      { name: 'byTime', keys: [['sortKey', 1]] },
    ),
    checkinRuns: closed(),
    pledges: closed(
      {
        name: 'byMember',
        keys: [
          ['memberId', 1],
          ['number', 1],
        ],
      },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
    ),
    deeds: closed(
      {
        name: 'byMember',
        keys: [
          ['memberId', 1],
          ['dayKey', 1],
        ],
      },
      {
        name: 'byMemberAndYear',
        keys: [
          ['memberId', 1],
          ['year', 1],
          ['state', 1],
        ],
      },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byCommunityAndYear',
        keys: [
          ['communityId', 1],
          ['year', 1],
          ['state', 1],
        ],
      },
    ),
    deedSuggestions: closed({
      name: 'byMember',
      keys: [
        ['memberId', 1],
        ['state', 1],
        ['sortKey', 1],
      ],
    }),
    activities: closed(
      {
        name: 'byEnd',
        keys: [
          ['state', 1],
          ['endsKey', 1],
        ],
      },
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['endsKey', 1],
        ],
      },
      {
        name: 'byOrg',
        keys: [
          ['orgId', 1],
          ['endsKey', 1],
        ],
      },
      {
        name: 'byQuarter',
        keys: [
          ['communityId', 1],
          ['quarter', 1],
          ['kind', 1],
          ['state', 1],
        ],
      },
      { name: 'toFill', keys: [['isToFill', 1]] },
      { name: 'byUnderWay', keys: [['underWay.at', 1]] },
      { name: 'byTelling', keys: [['telling.at', 1]] },
    ),
    activitySignups: closed(
      {
        name: 'byActivity',
        keys: [
          ['activityId', 1],
          ['state', 1],
          ['lineKey', 1],
        ],
      },
      {
        name: 'byMember',
        keys: [
          ['memberId', 1],
          ['isOpen', 1],
          ['endsKey', 1],
        ],
      },
    ),
    activityAttendances: closed(
      {
        name: 'byActivity',
        keys: [
          ['activityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byMember',
        keys: [
          ['memberId', 1],
          ['quarter', 1],
          ['state', 1],
        ],
      },
      { name: 'byRecorded', keys: [['recordedKey', 1]] },
    ),
    activityTasks: closed({
      name: 'byCommunity',
      keys: [
        ['communityId', 1],
        ['quarter', 1],
        ['state', 1],
      ],
    }),
    activityServices: closed(
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['state', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byMember',
        keys: [
          ['memberId', 1],
          ['sortKey', 1],
        ],
      },
      {
        name: 'byMemberAndQuarter',
        keys: [
          ['memberId', 1],
          ['quarter', 1],
          ['state', 1],
        ],
      },
    ),
    activitySweeps: closed(),
    storySteps: closed(),
    audits: closed(
      {
        name: 'byMember',
        keys: [
          ['memberIds', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'byIdentity',
        keys: [
          ['matters.openid', 1],
          ['_id', 1],
        ],
      },
      {
        name: 'byOfficer',
        keys: [
          ['openid', 1],
          ['_id', 1],
        ],
      },
    ),
    auditBlocks: closed({ name: 'byLate', keys: [['lateIds', 1]] }),
    sealRuns: closed(),
    jobRuns: closed({ name: 'byTime', keys: [['at', 1]] }),
  },
}
