import type { GenericSchema } from 'valibot'
import type { Answer, Input, OperationName } from '../../types/api'
import type { Actor } from './actor'
import type { Context } from './context'
import type { Judged } from './own-act'
import type { Permitted, Verdict } from './verdict'

/**
 * One thing that can be asked. `find` gets what `allow` judges: a record, several, a place, or nothing
 * yet (null is judged too). What `allow` lets through is all that `run` receives.
 */
export interface Operation<Name extends OperationName, Found = unknown, Value = unknown> {
  input: GenericSchema<unknown, Input<Name>>
  find(context: Context, input: Input<Name>): Promise<Found> | Found
  allow(actor: Actor, found: Found, input: Input<Name>, context: Context): Verdict<Value>
  /** Whose acts it confirms, decides, accepts, releases or marks: the door refuses one's own (`ownAct`). */
  judges?(value: Value, input: Input<Name>, context: Context): Judged
  run(context: Context, permitted: Permitted<Value>, input: Input<Name>): Promise<Answer<Name>>
  /** What of its input makes two sendings of one tap the same; all of it where nothing is said. */
  sameTap?(input: Input<Name>): object
  /** Answers even while the account is paused, so that a person can be told. */
  isOpenWhilePaused?: true
  /** Answers even an identity that was somebody until another one took its place: to say so, or to become somebody again. */
  isOpenAfterMove?: true
  /** Its line in the log does not say who: with a tally beside it, a name and a moment could tell a choice. */
  isSecret?: true
}

/** `operation<'checkins.create'>()({ … })`: the name fixes input, value and refusals; the rest is inferred. */
export function operation<Name extends OperationName>() {
  return <Found, Value>(parts: Operation<Name, Found, Value>): Operation<Name, Found, Value> => parts
}

/** Every operation under its name. */
export type OperationTable = { [Name in OperationName]: Operation<Name> }
