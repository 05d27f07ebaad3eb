import type { Answer, Input, OperationName } from '../../types/api'
import { PlainError } from '../plain-error'
import type { Persona } from '../start/cloud'

/** The county office of a running local cloud. */
export interface Office {
  upload(cloudPath: string, bytes: Uint8Array): Promise<string>
  ask<Name extends OperationName>(op: Name, input: Input<Name>): Promise<Answer<Name>>
}

/** Throws a sentence when no local cloud answers there, or nobody in it is the county office. */
export async function openOffice(cloudUrl: string): Promise<Office> {
  const personas: Persona[] = await reach(`${cloudUrl}/console/api/personas`)
  const office = personas.find(({ id }) => id === 'office')
  if (!office) {
    throw new PlainError(
      `The cloud at ${cloudUrl} has no county office: start it with --seed county. 没有双联双管办。`,
    )
  }

  const post = (path: string, body: BodyInit) =>
    reach<Record<string, unknown>>(`${cloudUrl}${path}`, {
      method: 'POST',
      body,
      headers: { 'x-wx-openid': office.openid, 'content-type': 'application/json' },
    })
  return {
    upload: async (cloudPath, bytes) => {
      const body = new Blob([Buffer.from(bytes)])
      const { fileID, errMsg } = await post(`/wx/upload?cloudPath=${encodeURIComponent(cloudPath)}`, body)
      if (typeof fileID !== 'string') throw new PlainError(`The file could not be uploaded: ${errMsg}`)
      return fileID
    },
    ask: async (op, input) => {
      const { result, errMsg } = await post('/call/api', JSON.stringify({ op, input }))
      if (!result) throw new PlainError(`The cloud did not answer ${op}: ${errMsg}`)
      return result as Answer<typeof op>
    },
  }
}

async function reach<Value>(url: string, request?: RequestInit): Promise<Value> {
  try {
    return (await (await fetch(url, request)).json()) as Value
  } catch {
    throw new PlainError(
      `No local cloud answers at ${new URL(url).origin}: run npm start first, or name it with --cloud. ` +
        '本地云没有在运行,请先 npm start。',
    )
  }
}
