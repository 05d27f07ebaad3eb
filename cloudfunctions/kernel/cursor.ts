/** A place in a list: the sort key of the last row shown, made unreadable enough that nobody builds on it. */
export function writeCursor(sortKey: string): string {
  return Buffer.from(sortKey).toString('base64url')
}

export function readCursor(cursor: string | null): string | null {
  return cursor === null ? null : Buffer.from(cursor, 'base64url').toString()
}

/** An answer may be 1 MB at most; what one row tells comes on top of it. */
const mostBytes = 256 * 1024

/**
 * A page of `limit` rows out of `limit + 1` that were read: one more row means one more page. A page ends earlier when its
 * rows tell so much that the answer would not arrive.
 */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  sortKey: (row: Row) => string,
  show: (row: Row) => Item,
): { items: Item[]; cursor: string | null } {
  const items: Item[] = []
  let bytes = 0
  for (const row of rows.slice(0, limit)) {
    if (bytes > mostBytes) break
    const item = show(row)
    items.push(item)
    bytes += Buffer.byteLength(JSON.stringify(item))
  }
  const last = rows[items.length - 1]
  return {
    items,
    cursor: rows.length > items.length && last !== undefined ? writeCursor(sortKey(last)) : null,
  }
}
