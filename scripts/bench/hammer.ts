import { Agent, request } from 'node:http'

export interface Load {
  url: string
  atOnce: number
  from: number
  to: number
  /** The `index`-th request; throws when its answer is wrong. */
  send: (index: number) => { path: string; headers: Record<string, string>; body: object }
  check: (answer: string) => void
}

/** Requests a second over connections that stay open, so many at once. */
export async function hammer({ url, atOnce, from, to, send, check }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let next = from
  const worker = async () => {
    while (next < to) {
      const { path, headers, body } = send(next++)
      check(await post(agent, `${url}${path}`, headers, JSON.stringify(body)))
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, worker))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return (to - from) / seconds
}

function post(agent: Agent, url: string, headers: Record<string, string>, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
    })
    asked.on('error', reject)
    asked.on('response', response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve(text))
      response.on('error', reject)
    })
    asked.end(body)
  })
}
