import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { CalendarDay, Moment } from './time'

/** A check-in point: a code on a community's wall (A20, A37, G04). */
export interface Site {
  _id: string
  /** What the code on the wall carries: base62, so that it fits a mini-program code's scene. */
  code: string
  communityId: string
  name: string
  state: 'open' | 'closed'
  /** Where it hangs, set by whoever stood there (G203); absent while nobody has. */
  place?: SitePlace | null
  changedAt: Moment
  changedBy: string | null
}

export interface SitePlace {
  latitude: number
  longitude: number
}

export interface SiteView {
  siteId: string
  name: string
  community: OrgBrief
  state: 'open' | 'closed'
  hasPlace: boolean
  can: { open: boolean; close: boolean; print: boolean; setPlace: boolean; openDoor: boolean }
}

/**
 * A device that may show a point's rotating code for one day (G201). `_id` follows from device, point and day; the key
 * follows from it and a secret of the cloud, and is kept nowhere.
 */
export interface SiteDoor {
  _id: string
  siteId: string
  siteCode: string
  communityId: string
  deviceId: string
  /** As whoever opened it called it, for example 门口的平板. */
  deviceName: string
  day: CalendarDay
  openedAt: Moment
  openedBy: { openid: string; role: Role | null }
  revokedAt: Moment | null
  revokedBy: string | null
  /** By time: the order of the list. */
  sortKey: string
  tapId: string
}

export interface DoorView {
  doorId: string
  siteName: string
  deviceName: string
  openedAt: Moment
  openedBy: Role | null
  state: 'open' | 'takenBack'
  can: { revoke: boolean }
}

/** What a device needs to show the code for the rest of the day, with no network at all. */
export interface DoorKey {
  doorId: string
  key: string
  siteCode: string
  siteName: string
  communityName: string
  /** The end of the day at UTC+8. */
  until: Moment
  /** The cloud's clock at the handing over. */
  now: Moment
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
  /** G203: the place of whoever stands at the point now, or null to forget it. */
  'sites.setPlace': {
    input: Tap & { siteId: string; place: SitePlace | null }
    value: SiteView
    refusal: never
  }
  /** G201: hands this device the key of the day; a second tap, or the same device again, gets the same key. */
  'sites.openDoor': {
    input: Tap & { siteId: string; deviceId: string; deviceName: string }
    value: DoorKey
    refusal: 'siteClosed' | 'doorTakenBack'
  }
  /** The devices of a community that were handed a key today, the latest first. */
  'sites.listDoors': {
    input: { communityId: string; cursor: string | null }
    value: Page<DoorView>
    refusal: never
  }
  /** Holds at once for every check-in with a network. */
  'sites.revokeDoor': { input: Tap & { doorId: string }; value: DoorView; refusal: never }
}
