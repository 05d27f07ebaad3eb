import { currentPersona } from './persona'

/**
 * The local cloud behind the H5 build. Its address comes from the page's own origin, so that ports can
 * move without a new build.
 */
export async function post(path: string, body: string | Blob): Promise<object | null> {
  const persona = currentPersona()
  // The cloud asks who is asking: before somebody was chosen, nothing is asked of it.
  if (!persona) return null
  const headers = { 'content-type': 'application/json', 'x-wx-openid': persona.openid }
  return ask(path, { method: 'POST', body, headers })
}

export async function get(path: string): Promise<unknown> {
  return ask(path, { method: 'GET' })
}

async function ask(path: string, request: RequestInit): Promise<object | null> {
  try {
    const response = await fetch((await cloudUrl()) + path, request)
    const answer: unknown = await response.json()
    return answer instanceof Object ? answer : null
  } catch {
    return null
  }
}

let address: Promise<string> | null = null

function cloudUrl(): Promise<string> {
  address ??= readAddress()
  address.catch(() => {
    address = null
  })
  return address
}

async function readAddress(): Promise<string> {
  const response = await fetch('/runtime.json')
  const runtime: { cloudUrl: string } = await response.json()
  return runtime.cloudUrl
}
