import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud()
})
afterAll(() => cloud.stop())

const ask = (path: string, request: RequestInit = {}) => fetch(`${cloud.url}/http/open${path}`, request)
const asked = async (path: string, request: RequestInit = {}) =>
  (await (await ask(path, request)).json()) as { event: Record<string, unknown>; context: object }

describe('HTTP access', () => {
  it('gives the function the request, and nobody’s identity', async () => {
    const { event, context } = await asked('/requests/7?status=open', {
      method: 'PUT',
      body: '{"a":"中"}',
      headers: { 'content-type': 'application/json', 'X-Own': 'yes' },
    })
    expect(event).toMatchObject({
      path: '/requests/7',
      httpMethod: 'PUT',
      headers: { 'x-own': 'yes', 'content-type': 'application/json' },
      queryStringParameters: { status: 'open' },
      body: '{"a":"中"}',
      isBase64Encoded: false,
    })
    expect(event).not.toHaveProperty('userInfo')
    expect(context).toMatchObject({ SOURCE: 'wx_http', ENV: 'local-env' })
    expect(context).not.toHaveProperty('OPENID')
  })

  it('passes itself on as the source of what the function calls', async () => {
    const { context } = (await (await ask('/nested')).json()) as { context: object }
    expect(context).toMatchObject({ SOURCE: 'wx_http,scf' })
    expect(context).not.toHaveProperty('OPENID')
  })

  it('cannot be told who asks', async () => {
    const { context } = await asked('/', { headers: { 'x-wx-openid': 'oLI' } })
    expect(context).not.toHaveProperty('OPENID')
  })

  it('gives bytes in base64', async () => {
    const { event } = await asked('/', {
      method: 'POST',
      body: Buffer.from([0, 255]),
      headers: { 'content-type': 'image/png' },
    })
    expect(event).toMatchObject({ path: '/', body: 'AP8=', isBase64Encoded: true })
  })

  it('answers with what an integrated response says, even bytes', async () => {
    const response = await ask('/picture')
    expect(response.status).toBe(201)
    expect(response.headers.get('x-own')).toBe('yes')
    expect(response.headers.get('content-type')).toBe('image/png')
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3])
  })

  it('answers text as text, an object as JSON, and nothing as nothing', async () => {
    const text = await ask('/text')
    expect([text.headers.get('content-type'), await text.text()]).toEqual([
      'text/plain; charset=utf-8',
      'hello',
    ])
    expect((await ask('/other')).headers.get('content-type')).toMatch(/^application\/json/)
    expect(await (await ask('/nothing')).text()).toBe('')
  })

  it('tells a failure', async () => {
    const response = await ask('/fail')
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED' })
  })

  it('waits five seconds, however long the function may run', async () => {
    const begun = Date.now()
    const response = await ask('/hang')
    expect(await response.json()).toMatchObject({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' })
    expect(Date.now() - begun).toBeGreaterThanOrEqual(5000)
  })

  it('takes 100 KB of text and 6 MB of bytes, and gives 1 MB', async () => {
    const send = async (size: number, contentType: string) =>
      (
        await ask('/text', {
          method: 'POST',
          body: 'x'.repeat(size),
          headers: { 'content-type': contentType },
        })
      ).status
    expect(await send(100 * 1024, 'text/plain')).toBe(200)
    expect(await send(100 * 1024 + 1, 'text/plain')).toBe(413)
    expect(await send(200 * 1024, 'application/octet-stream')).toBe(200)
    expect((await ask('/large')).status).toBe(500)
  })

  it('reaches only what is declared for it', async () => {
    for (const name of ['actor', 'entry', 'nothing', '']) {
      expect((await fetch(`${cloud.url}/http/${name}`)).status).toBe(404)
    }
  })

  it('cannot make a page act as the console', async () => {
    expect((await ask('/text')).headers.get('content-security-policy')).toMatch(/^sandbox/)
  })
})
