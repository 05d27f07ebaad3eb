import type { Cloud } from '../cloud'
import { Invocation } from '../counts'
import type { WireAnswer } from '../database/database'
import { isPlainObject } from '../database/values'
import { formatWire } from '../database/wire-documents'
import { HttpError } from './http'

/** What the console itself changes is written down like a run of a function, so that it can be taken back. */
function change(
  cloud: Cloud,
  operation: string,
  action: string,
  request: Record<string, unknown>,
): Promise<WireAnswer> {
  const invocation = new Invocation('console', operation, null, 'console')
  cloud.counts.noteInvocation(invocation, cloud.clock.now(), 0)
  const witness = cloud.journal.witness(invocation)
  const one = { queryType: 'DOC', multi: false, merge: false, ...request }
  return cloud.database.run(action, one, { documents: 0, keys: 0 }, witness)
}

/** Makes a document or replaces it whole: `{ collection, document }`, the document as relaxed Extended JSON. */
export async function putDocument(cloud: Cloud, body: Record<string, unknown>): Promise<object> {
  const { collection, document } = body
  if (!isPlainObject(document) || document._id === undefined || document._id === null)
    throw new HttpError(400, 'a document is an object with an _id')
  const { _id, ...fields } = document
  const answer = await change(cloud, 'console.put', 'database.modifyDocument', {
    collectionName: collection,
    query: JSON.stringify({ _id }),
    data: JSON.stringify(fields),
    upsert: true,
  })
  return answer.data as object
}

/** `{ collection, id }` */
export async function removeDocument(cloud: Cloud, body: Record<string, unknown>): Promise<object> {
  const { collection, id } = body
  if (id === undefined) throw new HttpError(400, 'id says which document')
  const answer = await change(cloud, 'console.remove', 'database.removeDocument', {
    collectionName: collection,
    query: JSON.stringify({ _id: id }),
  })
  return answer.data as object
}

const mostUndone = 200

/** `{ invocations: [id, …] }` or `{ last: n }`: these runs' documents are as they were before. */
export async function undo(cloud: Cloud, body: Record<string, unknown>): Promise<object> {
  const { invocations, last } = body
  const ids = isWholeNumber(last) ? cloud.journal.last(Math.min(last, mostUndone)) : invocations
  if (!Array.isArray(ids) || !ids.every(isWholeNumber))
    throw new HttpError(400, 'invocations is a list of numbers, or last a number')
  const outcome = await cloud.journal.undo([...new Set(ids)])
  return JSON.parse(formatWire({ ...outcome, invocations: ids })) as object
}

const isWholeNumber = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

/** The last runs, newest first, each with what it changed and whether that can still be taken back. */
export function listInvocations({ counts, journal }: Cloud): object {
  return counts.lastInvocations().map(invocation => ({
    ...invocation,
    changes: JSON.parse(formatWire(journal.changesOf(invocation.id) ?? [])) as unknown,
  }))
}
