/** A sentence for the person at the keyboard: printed alone, without a stack, and the exit code is 1. */
export class PlainError extends Error {
  override name = 'PlainError'
}
