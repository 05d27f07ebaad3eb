import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { Moment } from './time'

/** A check-in point: a code on a community's wall (A20, A37, G04). */
export interface Site {
  _id: string
  /** What the code on the wall carries: base62, so that it fits a mini-program code's scene. */
  code: string
  communityId: string
  name: string
  state: 'open' | 'closed'
  changedAt: Moment
  changedBy: string | null
}

export interface SiteView {
  siteId: string
  name: string
  community: OrgBrief
  state: 'open' | 'closed'
  can: { open: boolean; close: boolean; print: boolean }
}

export interface SiteOperations {
  /** What a person sees after scanning, before tapping: only the names of places. */
  'sites.look': {
    input: { siteCode: string }
    value: { name: string; communityName: string; isOpen: boolean }
    refusal: 'unknownCode'
  }
  'sites.list': { input: { communityId: string }; value: Page<SiteView>; refusal: never }
  /** The poster's parts: the mini-program code as an address that expires, and the names beside it. */
  'sites.poster': {
    input: { siteId: string }
    value: { communityName: string; siteName: string; imageUrl: string }
    refusal: never
  }
  'sites.open': { input: Tap & { siteId: string }; value: SiteView; refusal: never }
  'sites.close': { input: Tap & { siteId: string }; value: SiteView; refusal: never }
}
