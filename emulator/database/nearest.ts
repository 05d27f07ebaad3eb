import { distanceFrom, type NearAsked, narrowedTo } from './geo'
import { earthRadiusMetres } from './sphere'
import type { Document } from './values'

const firstRingMetres = 100
const furthestMetres = Math.PI * earthRadiusMetres

/**
 * The nearest first: `look` is asked for one ring around the centre after the other, each wider, until there
 * are `wanted` documents. Whatever lies further out is never looked at.
 */
export function nearestFirst(
  query: Document,
  near: NearAsked,
  wanted: number,
  look: (query: Document) => Document[],
): Document[] {
  const found: Document[] = []
  let inner = near.minimum
  let outer = Number.isFinite(wanted) ? Math.max(firstRingMetres, 2 * inner) : near.maximum
  while (true) {
    const isLast = outer >= near.maximum || outer >= furthestMetres
    const ring = { minimum: inner, maximum: isLast ? near.maximum : outer }
    found.push(...inOrder(look(narrowedTo(query, ring)), near, inner))
    if (isLast || found.length >= wanted) return found
    inner = outer
    outer *= found.length > 0 ? 2 : 4
  }
}

/** Who stands on the edge of two rings belongs to the inner one. */
function inOrder(documents: Document[], near: NearAsked, inner: number): Document[] {
  return documents
    .map(document => ({ document, distance: distanceFrom(near, document, near.field) ?? furthestMetres }))
    .filter(({ distance }) => inner === near.minimum || distance > inner)
    .sort((a, b) => a.distance - b.distance)
    .map(({ document }) => document)
}
