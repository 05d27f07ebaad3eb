import type { Org } from '../../../../types/orgs'
import type { Tree } from '../../orgs/tree'

/** Finds the estates that a written name may mean (G03); no map, only names and aliases. */
export interface EstateBook {
  named(written: string): Org[]
  /** Takes `和谐家园4号楼2单元401` apart; the estate part is as written when nothing follows it. */
  split(written: string): Address
}

export interface Address {
  estate: string
  building: string | null
  entrance: string | null
  room: string | null
}

export function estateBookOf(tree: Tree): EstateBook {
  const byName = new Map<string, Org[]>()
  for (const estate of tree.ofKind('estate')) {
    for (const key of new Set([estate.name, ...estate.aliases].map(keyOf))) {
      byName.set(key, [...(byName.get(key) ?? []), estate])
    }
  }
  const above = ['county', 'town', 'community'] as const
  const places = above.flatMap(kind => tree.ofKind(kind)).map(place => ({ place, key: keyOf(place.name) }))

  /** `城关镇东路社区和谐家园`: the places before the name narrow the choice. */
  function named(written: string): Org[] {
    let key = keyOf(written)
    const within: string[] = []
    for (let known = byName.get(key); ; known = byName.get(key)) {
      if (known) return known.filter(({ _id }) => isWithin(tree, _id, within))
      const prefix = places.find(place => key.startsWith(place.key) && key.length > place.key.length)
      if (!prefix) return []
      within.push(prefix.place._id)
      key = key.slice(prefix.key.length)
    }
  }

  return { named, split: splitAddress }
}

function isWithin(tree: Tree, estateId: string, places: string[]): boolean {
  const above = tree.upwards(estateId).map(({ _id }) => _id)
  return places.every(place => above.includes(place))
}

function keyOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '')
}

const number = '[\\dA-Za-z一二三四五六七八九十]+'
const addresses = [
  // 3号楼2单元401
  new RegExp(
    `^(?<estate>.+?)(?<building>${number}(?:号楼|楼|栋|幢|座|#楼?))(?<entrance>${number}单元)?(?<room>[\\dA-Za-z-]+)?(?:室|房|号|户)?$`,
  ),
  // 3-2-401
  /^(?<estate>.*?[^\dA-Za-z#-])(?<building>\d+)-(?<entrance>\d+)-(?<room>\d+)(?:室|房|号|户)?$/,
]

function splitAddress(written: string): Address {
  const whole = keyOf(written)
  const parts = addresses.map(address => address.exec(whole)?.groups).find(groups => groups !== undefined)
  if (!parts) return { estate: written, building: null, entrance: null, room: null }
  const { estate = written, building = null, entrance = null, room = null } = parts
  return { estate, building, entrance, room }
}

/** The community that an estate lies in. */
export function communityOf(tree: Tree, estateId: string): string | null {
  return tree.upwards(estateId).find(({ kind }) => kind === 'community')?._id ?? null
}

/** `东路社区 · 静和新村`: how two of the same name are told apart. */
export function estateLabel(tree: Tree, estateId: string): string {
  const { name, within } = tree.brief(estateId)
  return within ? `${within} · ${name}` : name
}
