import type { Town } from '../open-town'

/** Which documents a field of an input names, by the field's name. */
const collectionsOf: Record<string, string[]> = {
  requestId: ['requests'],
  wishId: ['wishes'],
  pairId: ['pairs'],
  absenceId: ['absences'],
  claimId: ['accountClaims'],
  handOverId: ['accountHandOvers', 'postHandOvers'],
  importId: ['memberImports', 'orgImports'],
  activityId: ['activities'],
  electionId: ['groupElections'],
  checkinId: ['checkins'],
  reviewId: ['checkinReviews', 'ratingReviews'],
  pledgeId: ['pledges'],
  deedId: ['deeds'],
  suggestionId: ['suggestions', 'deedSuggestions'],
  thanksId: ['thanks'],
  serviceId: ['activityServices'],
  doorId: ['siteDoors'],
  keyId: ['exchangeKeys'],
  siteId: ['sites'],
  volunteerId: ['teamVolunteers'],
  memberId: ['members'],
  grantId: ['accountRoles'],
  uploadId: ['uploads'],
  versionId: ['rules'],
  wordsId: ['opinionWords'],
}

const placesOf: Record<string, (kind: string) => boolean> = {
  communityId: kind => kind === 'community',
  estateId: kind => kind === 'estate',
  groupId: kind => kind === 'group',
  teamId: kind => kind === 'team',
  orgId: () => true,
  parentId: kind => kind === 'community',
}

export type Ids = Record<string, string[]>

/** What there is to be named, by the name of the field that names it. */
export async function idsIn({ cloud }: Town): Promise<Ids> {
  const ids: Ids = {}
  for (const [field, collections] of Object.entries(collectionsOf)) {
    const found = await Promise.all(collections.map(name => cloud.documents(name)))
    ids[field] = found.flat().map(({ _id }) => String(_id))
  }
  const places = (await cloud.documents('orgs')) as { _id: string; kind: string }[]
  for (const [field, isOne] of Object.entries(placesOf)) {
    ids[field] = places.filter(({ kind }) => isOne(kind)).map(({ _id }) => _id)
  }
  return ids
}
