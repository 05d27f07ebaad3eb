import type { Input, OperationName } from '../types/api'

/** May: the door lets it through, even when the operation then finds nothing to do; `-` is `notAllowed`. */
export type May = 'yes' | '-' | 'bind' | 'consent'

/** Who may ask it, in the town of tests/town.ts. The examples speak of 阳光社区 and its 李建国. */
export type Who = [office: May, sunny: May, river: May, water: May, li: May, chen: May, stranger: May]

/** One operation: who may ask it, and an example of how. */
export interface Example<Name extends OperationName> {
  who: Who
  input: Input<Name>
}

/** The examples of one noun; a missing one does not compile. */
export type AskedOf<Noun extends string> = {
  [Name in Extract<OperationName, `${Noun}.${string}`>]: Example<Name>
}

export type Asked = { [Name in OperationName]: Example<Name> }

export const tapId = 'tap-access'
export const memberId = 'm_oLI'
export const communityId = 'sunny'
