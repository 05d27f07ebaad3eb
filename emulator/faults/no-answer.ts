/** Thrown past every door: the request is never answered. */
export class NoAnswer extends Error {
  constructor(readonly how: 'silence' | 'cut') {
    super('no answer')
  }
}
