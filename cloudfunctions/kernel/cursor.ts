/** A place in a list: the sort key of the last row shown, made unreadable enough that nobody builds on it. */
export function writeCursor(sortKey: string): string {
  return Buffer.from(sortKey).toString('base64url')
}

export function readCursor(cursor: string | null): string | null {
  return cursor === null ? null : Buffer.from(cursor, 'base64url').toString()
}

/** A page of `limit` rows out of `limit + 1` that were read: one more row means one more page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  sortKey: (row: Row) => string,
  show: (row: Row) => Item,
): { items: Item[]; cursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(show),
    cursor: rows.length > limit && last !== undefined ? writeCursor(sortKey(last)) : null,
  }
}
