import { everybody, type Secretive } from './people'

/** What an answer tells of somebody. */
export type Told = 'name' | 'phone' | 'tail' | 'door' | 'words' | 'openid'

const found: [Told, (who: Secretive) => string][] = [
  ['name', ({ name }) => name],
  ['phone', ({ phone }) => phone],
  ['tail', ({ phone }) => `"${phone.slice(-4)}"`],
  ['door', ({ door }) => door],
  ['words', ({ words }) => words],
  ['openid', ({ openid }) => openid],
]

export interface Telling {
  who: Secretive
  told: Told[]
}

/** Of whom but the asking person an answer tells what. */
export function toldIn(text: string, askedBy: string): Telling[] {
  return everybody
    .filter(({ openid }) => openid !== askedBy)
    .map(who => ({ who, told: found.filter(([, of]) => text.includes(of(who))).map(([told]) => told) }))
    .filter(({ told }) => told.length > 0)
}

/** Fields that hold what nobody is told, whatever stands in them. */
export const isKeptBack = (text: string): boolean =>
  /"(\w+Sealed|phoneHash|openid|askedBy|askers|householdOpenid|wisherOpenid)":/.test(text)

const mostOfAFile = 2_000_000

/** An answer as text, with what its cursors are made of and the pages behind its addresses. */
export async function textOf(answer: unknown): Promise<string> {
  const parts = [JSON.stringify(answer)]
  for (const [key, value] of stringsIn(answer)) {
    if (key === 'cursor') parts.push(Buffer.from(value, 'base64url').toString())
    if (/^http:\/\/127\.0\.0\.1/.test(value)) parts.push((await textBehind(value)).slice(0, mostOfAFile))
  }
  return parts.join('\n')
}

async function textBehind(url: string): Promise<string> {
  const response = await fetch(url)
  const isText = /text|json|csv/.test(response.headers.get('content-type') ?? '')
  return isText ? response.text() : ''
}

function stringsIn(value: unknown, key = ''): [key: string, value: string][] {
  if (typeof value === 'string') return [[key, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => stringsIn(inner, name))
}
