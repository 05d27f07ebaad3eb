import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/**
 * How long the longest chain of HTTP calls is that waited for one another, seen where they are made: the
 * cloud answers so fast that from its side calls made together look like calls made in turn.
 */
export class CallChain {
  private readonly depths = new WeakMap<object, number>()
  private finished = 0
  private longest = 0

  constructor() {
    subscribe('http.client.request.start', this.begin)
    subscribe('http.client.response.finish', this.finish)
  }

  end(): number {
    unsubscribe('http.client.request.start', this.begin)
    unsubscribe('http.client.response.finish', this.finish)
    return this.longest
  }

  private readonly begin = (message: unknown): void => {
    const depth = this.finished + 1
    this.depths.set(requestOf(message), depth)
    this.longest = Math.max(this.longest, depth)
  }

  private readonly finish = (message: unknown): void => {
    this.finished = Math.max(this.finished, this.depths.get(requestOf(message)) ?? 0)
  }
}

const requestOf = (message: unknown): object => (message as { request: object }).request
