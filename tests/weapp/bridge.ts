import type { ChosenFile } from '../journeys/phone'
import type { Bridge } from './stage/packed'

/** The local cloud as WeChat would reach it for one person. */
export interface Cloud {
  url: string
  /** Whom WeChat says is calling. */
  openid: string
}

/** Answers the stage from the local cloud and from what the test said beforehand. */
export function makeBridge(cloud: Cloud) {
  const answers = new Map<string, object[]>()
  const files = new Map<string, Uint8Array<ArrayBuffer>>()

  const answer = (name: string, result: object) => {
    answers.set(name, [...(answers.get(name) ?? []), result])
  }

  const offerFile = ({ name, bytes }: ChosenFile) => {
    const path = `wxfile://tmp_${files.size}_${name}`
    files.set(path, bytes)
    answer('chooseMessageFile', { tempFiles: [{ path, name, size: bytes.length, type: 'file' }] })
    const base64 = Buffer.from(bytes).toString('base64')
    answer('chooseMedia', { tempFiles: [{ tempFilePath: path, size: bytes.length, base64 }] })
  }

  let isOnline = true
  const setOnline = (online: boolean) => {
    isOnline = online
  }

  const bridge: Bridge = {
    async callFunction({ name, data }) {
      if (!isOnline) throw new Error('request:fail')
      return post(cloud, `/call/${name}`, JSON.stringify(data))
    },
    async uploadFile({ cloudPath, filePath, base64 }) {
      if (!isOnline) throw new Error('uploadFile:fail')
      const bytes = base64 === undefined ? files.get(filePath) : Buffer.from(base64, 'base64')
      if (!bytes) throw new Error(`no such file ${filePath}`)
      return post(cloud, `/wx/upload?cloudPath=${encodeURIComponent(cloudPath)}`, bytes)
    },
    temporaryUrls: input => post(cloud, '/wx/temp-url', JSON.stringify(input)),
    phoneCode: () => post(cloud, '/wx/phone-code', '{}'),
    subscribe: input => post(cloud, '/wx/subscribe', JSON.stringify(input)),
    async scripted(name) {
      const next = answers.get(name)?.shift()
      if (!next) throw new Error('cancel')
      return next
    },
  }

  return { bridge, answer, offerFile, setOnline }
}

async function post(cloud: Cloud, path: string, body: string | Uint8Array<ArrayBuffer>) {
  const headers = {
    'x-wx-openid': cloud.openid,
    'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
  }
  const response = await fetch(`${cloud.url}${path}`, { method: 'POST', headers, body })
  return response.json()
}
