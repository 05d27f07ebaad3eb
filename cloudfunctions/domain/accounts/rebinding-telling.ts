import type { Telling } from '../notices/telling'
import type { Tree } from '../orgs/tree'
import type { Holder } from './holders'
import { askedKey, type Rebinding } from './rebinding'

/** More than these may each stop it; the nearest are told. */
const mostTold = 20

/** The identity before is asked; whoever may grant an office of the person, and the county office, is told. */
export function movedTellings(rebinding: Rebinding, holders: Holder[], tree: Tree): Telling[] {
  const { _id, fromOpenid, until, roles } = rebinding
  const [first, ...others] = roles
  const asked: Telling = {
    kind: 'rebindingAsked',
    told: { until },
    to: { openid: fromOpenid },
    thing: _id,
    stage: 'asked',
    link: { page: 'home', id: null },
  }
  if (!first) return [asked]
  const told = { place: tree.find(first.orgId)?.name ?? '', role: first.role, others: others.length }
  const officers = officersTold(rebinding, holders).map(
    (openid): Telling => ({
      kind: 'officeMoved',
      told,
      to: { openid },
      thing: _id,
      stage: 'moved',
      link: { page: 'rebindings', id: null },
    }),
  )
  return [asked, ...officers]
}

/** The same, whoever confirmed it, and whoever is now somebody else's place no more. */
export function haltedTellings(rebinding: Rebinding, holders: Holder[], tree: Tree, by: string): Telling[] {
  const { _id, fromOpenid, toOpenid, roles } = rebinding
  const place = (roles[0] && tree.find(roles[0].orgId)?.name) ?? null
  const everybody = new Set([rebinding.by.openid, fromOpenid, ...officersTold(rebinding, holders)])
  return [...everybody]
    .filter(openid => openid !== by && openid !== toOpenid)
    .map(openid => ({
      kind: 'rebindingHalted',
      told: { place, isByHolder: by === fromOpenid },
      to: { openid },
      thing: _id,
      stage: 'halted',
      link: null,
    }))
}

function officersTold({ askedKeys, fromOpenid, toOpenid, by }: Rebinding, holders: Holder[]): string[] {
  const keys = new Set(askedKeys)
  const concerned = [fromOpenid, toOpenid, by.openid]
  return holders
    .filter(({ openid }) => !concerned.includes(openid))
    .filter(({ roles }) => roles.some(({ role, orgId }) => keys.has(askedKey(role, orgId))))
    .map(({ openid }) => openid)
    .slice(0, mostTold)
}
