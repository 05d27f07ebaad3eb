import Taro from '@tarojs/taro'

/** Where the pages are; names only, so that a page may move. */
export const routes = {
  home: () => '/pages/home/index',
  checkin: (siteCode: string) => `/pages/checkin/index?scene=${siteCode}`,
  bind: () => '/pages/bind/index',
  consent: () => '/pages/consent/index',
  quarter: (communityId: string) => `/pages/community/quarter/index?community=${communityId}`,
  claims: () => '/pages/community/claims/index',
  rebindings: () => '/pages/community/rebindings/index',
  sites: (communityId: string) => `/pages/community/sites/index?community=${communityId}`,
  poster: (siteId: string) => `/pages/community/poster/index?site=${siteId}`,
  waiting: (communityId: string) => `/pages/community/waiting/index?community=${communityId}`,
  desk: (orgId: string) => `/pages/community/desk/index?org=${orgId}`,
  checkinSheet: (communityId: string) => `/pages/community/ticks/index?community=${communityId}`,
  communityRatings: (communityId: string) => `/pages/community/ratings/index?community=${communityId}`,
  remind: (communityId: string) => `/pages/community/remind/index?community=${communityId}`,
  reminded: (communityId: string) => `/pages/community/reminded/index?community=${communityId}`,
  calls: (communityId: string) => `/pages/community/calls/index?community=${communityId}`,
  answers: (orgId: string) => `/pages/community/answers/index?org=${orgId}`,
  rates: () => '/pages/resident/rates/index',
  suggestions: (about = '') => `/pages/resident/suggestions/index${about && `?about=${about}`}`,
  letters: () => '/pages/member/letters/index',
  checkinReviews: (communityId: string) => `/pages/community/reviews/index?community=${communityId}`,
  doors: (communityId: string) => `/pages/community/doors/index?community=${communityId}`,
  door: (siteId: string, activityId = '') =>
    `/pages/community/door/index?site=${siteId}${activityId && `&activity=${activityId}`}`,
  unitRegistrations: (unitId: string) => `/pages/unit/registrations/index?unit=${unitId}`,
  communityRegistrations: (communityId: string) =>
    `/pages/community/registrations/index?community=${communityId}`,
  communityPosts: (communityId: string) => `/pages/community/posts/index?community=${communityId}`,
  posts: () => '/pages/member/posts/index',
  catalogue: () => '/pages/office/posts/index',
  post: (postId: string) => `/pages/office/post/index?id=${postId}`,
  newPost: (set: string) => `/pages/office/post/index?set=${set}`,
  groups: (communityId: string) => `/pages/community/groups/index?community=${communityId}`,
  groupBuilder: (communityId: string) => `/pages/community/builder/index?community=${communityId}`,
  group: (groupId: string) => `/pages/community/group/index?id=${groupId}`,
  myGroup: () => '/pages/member/group/index',
  communityActivities: (orgId: string) => `/pages/community/activities/index?org=${orgId}`,
  activityPlan: (orgId: string) => `/pages/community/plan/index?org=${orgId}`,
  activityEdit: (orgId: string, activityId: string) =>
    `/pages/community/plan/index?org=${orgId}&edit=${activityId}`,
  activityCopy: (orgId: string, activityId: string) =>
    `/pages/community/plan/index?org=${orgId}&copy=${activityId}`,
  activityPeople: (orgId: string, activityId: string) =>
    `/pages/community/attendance/index?org=${orgId}&id=${activityId}`,
  communityRequests: (communityId: string) => `/pages/community/requests/index?community=${communityId}`,
  requestByPhone: (communityId: string) => `/pages/community/request-phone/index?community=${communityId}`,
  findRequest: (communityId: string) => `/pages/community/request-find/index?community=${communityId}`,
  /** Of a community, a town or the county. */
  needs: (orgId: string) => `/pages/community/needs/index?org=${orgId}`,
  holidays: () => '/pages/office/holidays/index',
  jobs: () => '/pages/office/jobs/index',
  communityAbsences: (communityId: string) => `/pages/community/absences/index?community=${communityId}`,
  unitAbsences: (unitId: string) => `/pages/unit/absences/index?unit=${unitId}`,
  communityServices: (communityId: string) => `/pages/community/services/index?community=${communityId}`,
  activities: () => '/pages/member/activities/index',
  activity: (activityId: string) => `/pages/member/activity/index?id=${activityId}`,
  myServices: () => '/pages/member/services/index',
  unitBasics: (unitId: string) => `/pages/unit/basics/index?unit=${unitId}`,
  myBasics: () => '/pages/member/basics/index',
  communityPledges: (communityId: string) => `/pages/community/pledges/index?community=${communityId}`,
  doubleCard: () => '/pages/member/card/index',
  myPledge: () => '/pages/member/pledge/index',
  myDeeds: () => '/pages/member/deeds/index',
  certificate: () => '/pages/member/certificate/index',
  volunteer: () => '/pages/member/volunteer/index',
  teams: (orgId: string) => `/pages/community/teams/index?org=${orgId}`,
  /** With the community or town for who places its people. */
  team: (teamId: string, orgId: string | null) =>
    `/pages/community/team/index?id=${teamId}${orgId ? `&org=${orgId}` : ''}`,
  ask: (category = '', kind = '') =>
    `/pages/resident/ask/index?category=${category}${kind && `&kind=${kind}`}`,
  /** From an estate's board, with the person it is about. */
  askFromBoard: (
    { orgId, name }: { orgId: string; name: string },
    person: string,
    kind: 'help' | 'opinion',
  ) =>
    `/pages/resident/ask/index?kind=${kind}&estate=${orgId}&place=${encodeURIComponent(name)}${
      person && `&person=${encodeURIComponent(person)}`
    }${kind === 'opinion' ? '&category=other' : ''}`,
  asked: () => '/pages/resident/asked/index',
  notices: () => '/pages/person/notices/index',
  request: (requestId: string) => `/pages/resident/request/index?id=${requestId}`,
  chooseHelper: (requestId: string, isJustSent = false) =>
    `/pages/resident/choose/index?id=${requestId}${isJustSent ? '&sent=1' : ''}`,
  pair: (pairId: string) => `/pages/resident/pair/index?id=${pairId}`,
  myPairs: () => '/pages/resident/pairs/index',
  communityPairs: (communityId: string) => `/pages/community/pairs/index?community=${communityId}`,
  /** With the request whose home it is. */
  pairing: (communityId: string, requestId = '') =>
    `/pages/community/pairing/index?community=${communityId}${requestId && `&request=${requestId}`}`,
  myWishes: () => '/pages/resident/wishes/index',
  wish: (wishId: string) => `/pages/resident/wish/index?id=${wishId}`,
  sayWish: () => '/pages/resident/say-wish/index',
  takeWishes: () => '/pages/member/wishes/index',
  communityWishes: (communityId: string) => `/pages/community/wishes/index?community=${communityId}`,
  sayWishFor: (communityId: string) => `/pages/community/say-wish/index?community=${communityId}`,
  helping: (view: 'nearby' | 'taken' = 'nearby') =>
    `/pages/member/helping/index${view === 'taken' ? '?view=taken' : ''}`,
  verifyPaper: () => '/pages/member/verify/index',
  roster: () => '/pages/office/roster/index',
  import: (importId: string) => `/pages/office/import/index?id=${importId}`,
  places: () => '/pages/office/places/index',
  placesSheet: (importId?: string) => `/pages/office/sheet/index${importId ? `?id=${importId}` : ''}`,
  progress: (orgId: string) => `/pages/office/progress/index?org=${orgId}`,
  templates: () => '/pages/office/papers/index',
  place: (orgId: string) => `/pages/office/place/index?id=${orgId}`,
  roles: (orgId: string) => `/pages/office/roles/index?id=${orgId}`,
  handOver: (orgId: string, role: string) => `/pages/office/handover/index?org=${orgId}&role=${role}`,
  acceptOffice: (handOverId: string) => `/pages/office/handover/index?offer=${handOverId}`,
  rules: () => '/pages/office/rules/index',
  rule: (name: string) => `/pages/office/rule/index?name=${name}`,
  /** With a code from the door; without one this phone's own, or home. */
  board: (code = '') => `/pages/resident/board/index${code && `?scene=${code}`}`,
  boardKept: (communityId: string, estateId: string) =>
    `/pages/community/board/index?community=${communityId}&estate=${estateId}`,
  /** Without a community one's own, or one to be chosen. */
  stories: (communityId = '') => `/pages/resident/stories/index${communityId && `?community=${communityId}`}`,
  myBoard: () => '/pages/member/board/index',
  thanks: () => '/pages/member/thanks/index',
  boards: (communityId: string) => `/pages/community/boards/index?community=${communityId}`,
  boardPhotos: (communityId: string) => `/pages/community/photos/index?community=${communityId}`,
  thanksToRead: (communityId: string) => `/pages/community/thanks/index?community=${communityId}`,
  /** With a code for whoever scanned it. */
  opinion: (code = '') => `/pages/resident/opinion/index${code && `?scene=${code}`}`,
  opinionPaper: (communityId: string) => `/pages/resident/opinion/index?community=${communityId}`,
  opinionResults: () => '/pages/resident/opinions/index',
  communityOpinions: (communityId: string) => `/pages/community/opinions/index?community=${communityId}`,
  countyOpinions: () => '/pages/office/opinions/index',
  exchange: () => '/pages/office/exchange/index',
  trail: () => '/pages/office/trail/index',
  whoLooked: () => '/pages/member/who-looked/index',
}

export function goTo(path: string): void {
  Taro.navigateTo({ url: path })
}

export function goHome(): void {
  Taro.reLaunch({ url: routes.home() })
}

/** Instead of the page one is on, so that scanning again and again does not pile pages up (at most ten). */
export function goOnTo(path: string): void {
  Taro.redirectTo({ url: path })
}

/** Back to whoever sent us here; home when nobody did. */
export function goBack(): void {
  if (hasWayBack()) Taro.navigateBack()
  else goHome()
}

export function hasWayBack(): boolean {
  return Taro.getCurrentPages().length > 1
}

export function isHome(): boolean {
  const path = Taro.getCurrentInstance().router?.path ?? ''
  return path.startsWith(routes.home())
}
