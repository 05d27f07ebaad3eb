import { badParameter } from './errors'
import { type Document, isPlainObject, toNumber, type Value } from './values'

/** A function that keeps or drops fields. `_id` stays unless it is dropped by name, and comes first. */
export function projector(projection: Document): (document: Document) => Document {
  const wishes = Object.entries(projection)
  const fields = wishes.filter(([field]) => field !== '_id')
  const slices = fields.filter(([, wish]) => isPlainObject(wish))
  const plain = fields.filter(([, wish]) => !isPlainObject(wish))
  const keeps = plain.filter(([, wish]) => isKept(wish)).map(([field]) => field)
  const drops = plain.filter(([, wish]) => !isKept(wish)).map(([field]) => field)
  if (keeps.length > 0 && drops.length > 0)
    throw badParameter('Projection cannot have a mix of inclusion and exclusion.')
  const keepsId = projection._id === undefined || isKept(projection._id)
  const isInclusive = keeps.length > 0 || (fields.length === 0 && projection._id !== undefined && keepsId)

  return document => {
    const next = isInclusive ? include(document, keeps) : exclude(document, drops)
    for (const [field, wish] of slices) applySlice(document, next, field, wish as Document)
    const { _id, ...rest } = next
    const id = isInclusive ? document._id : _id
    return keepsId && id !== undefined ? { _id: id, ...rest } : rest
  }
}

const isKept = (wish: Value): boolean => wish === true || (wish !== false && toNumber(wish) !== 0)

function include(document: Document, paths: string[]): Document {
  const tree = treeOf(paths)
  return pick(document, tree) as Document
}

interface Tree {
  [field: string]: Tree | true
}

function treeOf(paths: string[]): Tree {
  const tree: Tree = {}
  for (const path of paths) {
    let node = tree
    const parts = path.split('.')
    for (const [at, part] of parts.entries()) {
      const existing = node[part]
      if (existing === true) break
      if (at === parts.length - 1) node[part] = true
      else {
        const inner = existing ?? {}
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

/** `project.slice` and `project.elemMatch` on an array. */
function applySlice(document: Document, next: Document, field: string, wish: Document): void {
  const array = document[field]
  if (!('$slice' in wish)) throw badParameter(`projection of ${field} is not supported`)
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
