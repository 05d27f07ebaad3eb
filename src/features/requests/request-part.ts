import type { OperationName } from '../../../types/api'
import type { RequestView } from '../../../types/requests'
import type { CallRefusal } from '../../cloud/call'
import type { RefusalWords } from '../door/words'

/** What each part of the page of a request is given. */
export interface RequestPart {
  request: RequestView
  /** The request as an act left it; without it the request is read again. */
  onChanged: (request?: RequestView) => unknown
}

/** A sentence for each reason an operation may have. */
export type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>
