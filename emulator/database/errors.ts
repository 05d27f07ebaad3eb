/** What the cloud answers instead of data: HTTP 200 with `{ code, message }`. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const askUs = 'Please check your request, but if the problem cannot be solved, contact us.'
const askUsAgain = 'Please check your request, but if the problem persists, contact us.'

export const collectionMissing = (): WireError =>
  new WireError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist. ${askUs}`)

export const collectionExists = (): WireError =>
  new WireError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist. ${askUs}`,
  )

export const badParameter = (why: string): WireError =>
  new WireError('INVALID_PARAM', `[InvalidParameter] ${why}`)

export const requestFailed = (why: string): WireError =>
  new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${why}`)

/** The text contains `E11000`: the numeric code alone does not tell a duplicate from other failures. */
export const duplicateKey = (
  collection: string,
  index: string,
  key: string,
  isInsert: boolean,
): WireError => {
  const detail = `E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: { ${key} }`
  return new WireError(
    'DATABASE_REQUEST_FAILED',
    isInsert
      ? `[FailedOperation.Insert] bulk write error: [{${detail}}]`
      : `[FailedOperation.Update] multiple write errors: [{${detail}}]`,
  )
}

export const transactionConflict = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${askUsAgain}`,
  )

export const transactionGone = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${askUsAgain}`,
  )

export const transactionBusy = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${askUsAgain}`,
  )

const shownLength = 1000
const shortened = (query: string): string =>
  query.length > shownLength ? `${query.slice(0, shownLength)}…` : query

/** Ours alone: the live service would answer, slowly. */
export const noIndexServes = (query: string, wanted: string): WireError =>
  new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.NoIndex] strict mode: no declared index serves ${shortened(query)}; it wants ${wanted} in config/cloud.ts`,
  )
