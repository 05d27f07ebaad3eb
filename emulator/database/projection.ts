import { badParameter } from './errors'
import { matcher } from './matching'
import { positionMatched } from './positions'
import { type Document, isPlainObject, toNumber, type Value } from './values'

/**
 * A function that keeps or drops fields. `_id` stays unless it is dropped by name, and comes first.
 * `query` says which element `list.$` means.
 */
export function projector(projection: Document, query: Document = {}): (document: Document) => Document {
  const wishes = Object.entries(projection).filter(([field]) => field !== '_id')
  const picks = wishes.flatMap(([field, wish]) => pickOf(field, wish, query) ?? [])
  const slices = wishes.filter(([, wish]) => isPlainObject(wish) && '$slice' in wish)
  const plain = wishes.filter(([field, wish]) => !isPlainObject(wish) && !field.endsWith('.$'))
  const keeps = plain.filter(([, wish]) => isKept(wish)).map(([field]) => field)
  const drops = plain.filter(([, wish]) => !isKept(wish)).map(([field]) => field)
  if (keeps.length + picks.length > 0 && drops.length > 0)
    throw badParameter('Projection cannot have a mix of inclusion and exclusion.')
  const keepsId = projection._id === undefined || isKept(projection._id)
  const isInclusive =
    keeps.length + picks.length > 0 || (wishes.length === 0 && projection._id !== undefined && keepsId)

  return document => {
    const next = isInclusive ? include(document, keeps) : exclude(document, drops)
    for (const [field, wish] of slices) applySlice(document, next, field, wish as Document)
    for (const { field, choose } of picks) applyPick(document, next, field, choose)
    const { _id, ...rest } = next
    const id = isInclusive ? document._id : _id
    return keepsId && id !== undefined ? { _id: id, ...rest } : rest
  }
}

interface Pick {
  field: string
  /** Which element of the list stays; −1 = none. */
  choose: (list: Value[]) => number
}

/** `list.$` and `{ $elemMatch }` keep one element. */
function pickOf(field: string, wish: Value, query: Document): Pick | undefined {
  if (field.endsWith('.$')) {
    const list = field.slice(0, -2)
    return { field: list, choose: elements => positionMatched(elements, list, query) }
  }
  if (!isPlainObject(wish) || '$slice' in wish) return undefined
  if (!('$elemMatch' in wish)) throw badParameter(`projection of ${field} is not supported`)
  const test = matcher({ list: { $elemMatch: wish.$elemMatch } })
  return { field, choose: elements => elements.findIndex(element => test({ list: [element] })) }
}

function applyPick(document: Document, next: Document, field: string, choose: Pick['choose']): void {
  const list = document[field]
  if (!Array.isArray(list)) return
  const at = choose(list)
  if (at !== -1) next[field] = [list[at]]
}

const isKept = (wish: Value): boolean => wish === true || (wish !== false && toNumber(wish) !== 0)

function include(document: Document, paths: string[]): Document {
  const tree = treeOf(paths)
  return pick(document, tree) as Document
}

interface Tree {
  [field: string]: Tree | true
}

/** Without a prototype: a field may be called `constructor`. */
const emptyTree = (): Tree => Object.create(null) as Tree

function treeOf(paths: string[]): Tree {
  const tree = emptyTree()
  for (const path of paths) {
    let node = tree
    const parts = path.split('.')
    for (const [at, part] of parts.entries()) {
      const existing = node[part]
      if (existing === true) break
      if (at === parts.length - 1) node[part] = true
      else {
        const inner = existing ?? emptyTree()
        node[part] = inner
        node = inner
      }
    }
  }
  return tree
}

function pick(value: Value, tree: Tree): Value {
  if (Array.isArray(value))
    return value
      .filter(element => isPlainObject(element) || Array.isArray(element))
      .map(element => pick(element, tree))
  const kept: Document = {}
  for (const [field, inner] of Object.entries(value as Document)) {
    const branch = tree[field]
    if (branch === true) kept[field] = inner
    else if (branch && (isPlainObject(inner) || Array.isArray(inner))) kept[field] = pick(inner, branch)
  }
  return kept
}

const exclude = (document: Document, paths: string[]): Document => omit(document, treeOf(paths)) as Document

function omit(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map(element => omit(element, tree))
  if (!isPlainObject(value)) return value
  const kept: Document = {}
  for (const [field, inner] of Object.entries(value)) {
    const branch = tree[field]
    if (branch === true) continue
    kept[field] = branch ? omit(inner, branch) : inner
  }
  return kept
}

/** `project.slice`: the first, the last, or some after skipping others. */
function applySlice(document: Document, next: Document, field: string, wish: Document): void {
  const array = document[field]
  if (!Array.isArray(array)) return
  const { $slice } = wish
  if (Array.isArray($slice)) {
    const [skip, limit] = $slice.map(toNumber) as [number, number]
    next[field] = array.slice(skip < 0 ? Math.max(0, array.length + skip) : skip).slice(0, limit)
  } else {
    const count = toNumber($slice)
    next[field] = count >= 0 ? array.slice(0, count) : array.slice(count)
  }
}
