import * as v from 'valibot'
import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { DoorKey, DoorView, SiteDoor, SiteOperations, SiteView } from '../../../types/sites'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { allowed } from '../../kernel/verdict'
import { keepFile, miniProgramCode, temporaryAddress } from '../../platform/wechat'
import { momentKey } from '../registrations/rules'
import {
  doorRole,
  leadsCommunity,
  mayKeepDoor,
  mayKeepSite,
  mayListSites,
  mayOpenDoor,
  mayRevokeDoor,
  opensDoors,
} from './access'
import * as doors from './doors'
import * as store from './store'

const checkinPage = 'pages/checkin/index'
const doorsAPage = 20

const { id, tapId } = input

const look = operation<'sites.look'>()({
  input: v.strictObject({ siteCode: input.scannedCode }),
  find: ({ db, now }, { siteCode }) => doors.findScanned(db, siteCode, now),
  // The code hangs on a public wall, and only the names of places are told.
  allow: (_actor, scanned) => allowed({ scanned }),
  async run({ tree }, { scanned }) {
    if (!scanned) return refuse('unknownCode')
    const { site } = scanned
    const communityName = tree.find(site.communityId)?.name ?? ''
    return answer({ name: site.name, communityName, isOpen: site.state === 'open' })
  },
})

const list = operation<'sites.list'>()({
  input: v.strictObject({ communityId: id }),
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: (actor, community, _input, { tree }) => mayListSites(actor, community, tree),
  async run(context, community) {
    const sites = await store.listSites(context.db, community._id)
    return answer({ items: sites.map(site => siteView(context, site)), cursor: null })
  },
})

const poster = operation<'sites.poster'>()({
  input: v.strictObject({ siteId: id }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: mayKeepSite,
  async run(context, site) {
    const communityName = context.tree.find(site.communityId)?.name ?? ''
    return answer({ communityName, siteName: site.name, imageUrl: await posterAddress(context, site) })
  },
})

const open = operation<'sites.open'>()({
  input: v.strictObject({ tapId, siteId: id }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: mayKeepSite,
  run: (context, site) => setState(context, site, 'open'),
})

const close = operation<'sites.close'>()({
  input: v.strictObject({ tapId, siteId: id }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: mayKeepSite,
  run: (context, site) => setState(context, site, 'closed'),
})

const setPlace = operation<'sites.setPlace'>()({
  input: v.strictObject({ tapId, siteId: id, place: v.nullable(v.strictObject(input.place)) }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: mayKeepSite,
  async run(context, site, { place, tapId }) {
    const { db, actor, now } = context
    await store.setPlace(db, site, place, { changedBy: actor.openid, changedAt: now, tapId })
    return answer(siteView(context, { ...site, place }))
  },
})

const openDoor = operation<'sites.openDoor'>()({
  input: v.strictObject({ tapId, siteId: id, deviceId: input.deviceId, deviceName: input.text(20) }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: (actor, site, _input, { tree }) => mayOpenDoor(actor, site, tree),
  async run(context, site, told) {
    if (site.state === 'closed') return refuse('siteClosed')
    const door = await doors.keepDoor(context.db, newDoor(context, site, told))
    return door.revokedAt === null ? answer(doorKeyOf(context, site, door)) : refuse('doorTakenBack')
  },
})

const listDoors = operation<'sites.listDoors'>()({
  input: v.strictObject({ communityId: id, cursor: input.cursor }),
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: (actor, community, _input, { tree }) => mayListSites(actor, community, tree),
  async run(context, community, { cursor }) {
    const [kept, sites] = await Promise.all([
      doors.listDoors(context.db, {
        communityId: community._id,
        day: dayOf(context.now),
        before: readCursor(cursor),
        limit: doorsAPage + 1,
      }),
      store.listSites(context.db, community._id),
    ])
    const nameOf = new Map(sites.map(site => [site._id, site.name]))
    const show = (door: SiteDoor) => doorView(door, nameOf.get(door.siteId) ?? '')
    const { items, cursor: next } = pageOf(
      kept,
      doorsAPage,
      ({ sortKey }) => sortKey,
      door => door,
    )
    const own = items.filter(door => mayKeepDoor(context.actor, door, context.tree))
    return answer({ items: own.map(show), cursor: next })
  },
})

const revokeDoor = operation<'sites.revokeDoor'>()({
  input: v.strictObject({ tapId, doorId: id }),
  find: ({ db }, { doorId }) => doors.findDoor(db, doorId),
  allow: (actor, door, _input, { tree }) => mayRevokeDoor(actor, door, tree),
  async run({ db, actor, now }, door) {
    await doors.revokeDoor(db, door._id, actor.openid, now)
    const site = await store.findSite(db, door.siteId)
    return answer(doorView({ ...door, revokedAt: door.revokedAt ?? now }, site?.name ?? ''))
  },
})

function newDoor(
  { actor, tree, now }: Context,
  site: store.KeptSite,
  { deviceId, deviceName, tapId }: Pick<SiteDoor, 'deviceId' | 'deviceName' | 'tapId'>,
): SiteDoor {
  const day = dayOf(now)
  const _id = doors.doorIdOf(deviceId, site._id, day)
  return {
    _id,
    siteId: site._id,
    siteCode: site.code,
    communityId: site.communityId,
    deviceId,
    deviceName,
    day,
    openedAt: now,
    openedBy: { openid: actor.openid, role: doorRole(actor, site.communityId, tree) },
    revokedAt: null,
    revokedBy: null,
    sortKey: momentKey(now, _id),
    tapId,
  }
}

function doorKeyOf({ tree, now }: Context, site: store.KeptSite, door: SiteDoor): DoorKey {
  return {
    doorId: door._id,
    key: doors.doorKey(door._id),
    siteCode: site.code,
    siteName: site.name,
    communityName: tree.find(site.communityId)?.name ?? '',
    until: startOfDay(addDays(door.day, 1)),
    now,
  }
}

function doorView({ _id, deviceName, openedAt, openedBy, revokedAt }: SiteDoor, siteName: string): DoorView {
  const isOpen = revokedAt === null
  return {
    doorId: _id,
    siteName,
    deviceName,
    openedAt,
    openedBy: openedBy.role,
    state: isOpen ? 'open' : 'takenBack',
    can: { revoke: isOpen },
  }
}

async function setState(context: Context, site: store.KeptSite, state: SiteView['state']) {
  await store.setSiteState(context.db, site, state, context.actor.openid, context.now)
  return answer(siteView(context, { ...site, state }))
}

/** The code is drawn once and kept; when the kept file is gone it is drawn again. */
async function posterAddress({ db }: Context, site: store.KeptSite): Promise<string> {
  const kept = site.posterFileId && (await temporaryAddress(site.posterFileId))
  if (kept) return kept
  const fileId = await keepFile(`sites/${site.code}.png`, await miniProgramCode(checkinPage, site.code))
  await store.keepPosterFile(db, site._id, fileId)
  const fresh = await temporaryAddress(fileId)
  if (!fresh) throw new Error('the code that was just kept is gone')
  return fresh
}

function siteView({ actor, tree }: Context, site: store.KeptSite): SiteView {
  const mayKeep = leadsCommunity(actor, site.communityId)
  return {
    siteId: site._id,
    name: site.name,
    community: tree.brief(site.communityId),
    state: site.state,
    hasPlace: Boolean(site.place),
    can: {
      open: mayKeep && site.state === 'closed',
      close: mayKeep && site.state === 'open',
      print: mayKeep,
      setPlace: mayKeep,
      openDoor: site.state === 'open' && opensDoors(actor, site.communityId, tree),
    },
  }
}

export const siteOperations = {
  'sites.look': look,
  'sites.list': list,
  'sites.poster': poster,
  'sites.open': open,
  'sites.close': close,
  'sites.setPlace': setPlace,
  'sites.openDoor': openDoor,
  'sites.listDoors': listDoors,
  'sites.revokeDoor': revokeDoor,
} satisfies Pick<OperationTable, keyof SiteOperations>
