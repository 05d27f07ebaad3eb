import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloud as declared } from '../../config/cloud'
import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { openSdk, type Sdk } from './sdk'

let cloud: TestCloud
let sdk: Sdk
beforeAll(async () => {
  cloud = await startSdkCloud()
  sdk = openSdk(cloud)
})
afterAll(() => cloud.stop())

const folder = 'incoming/0123456789abcdefGHIJ'
const notAllowed = { errCode: -503002, errMsg: expect.stringMatching(/^cloud\.uploadFile:fail -503002 /) }

/** `wx.cloud.uploadFile` of a phone, with what the cloud answers. */
async function puts(openid: string, path: string, text = 'x'): Promise<unknown> {
  const url = `${cloud.url}/wx/upload?cloudPath=${encodeURIComponent(path)}`
  return (await fetch(url, { method: 'POST', headers: { 'x-wx-openid': openid }, body: text })).json()
}

/** `wx.cloud.getTempFileURL` of a phone. */
async function asksFor(openid: string, fileID: string): Promise<unknown> {
  const request = {
    method: 'POST',
    headers: { 'x-wx-openid': openid },
    body: JSON.stringify({ fileList: [fileID] }),
  }
  const { fileList } = (await (await fetch(`${cloud.url}/wx/temp-url`, request)).json()) as {
    fileList: unknown[]
  }
  return fileList[0]
}

const textOf = async (fileID: string) => (await sdk.downloadFile({ fileID })).fileContent.toString()

it('is written for the console of the platform as it is declared', () => {
  const written = readFileSync(join(__dirname, '../../dist/storage-rule.json'), 'utf8')
  expect(JSON.parse(written)).toEqual(declared.storage)
})

describe('a phone', () => {
  it('puts files into a folder of one person, and nowhere else', async () => {
    expect(await puts('oLI', `${folder}/a-1_B.jpg`)).toMatchObject({ errMsg: 'cloud.uploadFile:ok' })
  })

  it.each([
    'uploads/p1.jpg',
    'imports/roster.xlsx',
    'places/sheet.xlsx',
    'sites/poster.png',
    'papers/stub.html',
    'a.jpg',
    'incoming/a.jpg',
    'incoming/short/a.jpg',
    `${folder}/b/a.jpg`,
    `x/${folder}/a.jpg`,
    `${folder.toUpperCase()}/a.jpg`,
    `${folder}/照片.jpg`,
    `${folder}/a.jpg `,
    `${folder}/a\u200b.jpg`,
    `${folder}/gpj\u202e.jpg`,
    `${folder}/a%2f..%2fb.jpg`,
    `${folder}/page.html5x`,
    `${folder}/${'a'.repeat(65)}.jpg`,
    `${folder}/none`,
  ])('is refused in the shape of the cloud’s errors at %j', async path => {
    expect(await puts('oLI', path)).toEqual(notAllowed)
  })

  it.each([
    `${folder}/../uploads/a.jpg`,
    `/${folder}/a.jpg`,
    `${folder}//a.jpg`,
    `${folder}/a\u0000.jpg`,
    '',
  ])('is told that %j is no path', async path => {
    expect(await puts('oLI', path)).toMatchObject({ errCode: -503001 })
  })

  it('lays a file over its own, and over nobody else’s', async () => {
    const path = `${folder}/mine.jpg`
    const { fileID } = (await puts('oLI', path, 'first')) as { fileID: string }
    expect(await puts('oLI', path, 'second')).toMatchObject({ fileID })
    expect(await puts('oCHEN', path, 'third')).toEqual(notAllowed)
    expect(await textOf(fileID)).toBe('second')
  })

  it('lays no file over what a function keeps, wherever it lies', async () => {
    for (const cloudPath of ['uploads/kept.jpg', `${folder}/kept.jpg`]) {
      const { fileID } = await sdk.uploadFile({ cloudPath, fileContent: Buffer.from('kept') })
      expect(await puts('oLI', cloudPath)).toEqual(notAllowed)
      expect(await textOf(fileID)).toBe('kept')
    }
  })

  it('gets no address of any file, and does not learn which there are', async () => {
    const { fileID } = (await puts('oLI', `${folder}/own.jpg`)) as { fileID: string }
    for (const fileId of [fileID, fileID.replace('own', 'none'), 'cloud://local.x/uploads/p1.jpg']) {
      expect(await asksFor('oLI', fileId)).toEqual({
        fileID: fileId,
        tempFileURL: '',
        status: -503002,
        errMsg: expect.stringMatching(/STORAGE_EXCEED_AUTHORITY/),
      })
    }
  })

  it('has no door to read or to delete files', async () => {
    for (const door of ['download', 'delete', 'files']) {
      const asked = { method: 'POST', headers: { 'x-wx-openid': 'oLI' }, body: '{}' }
      expect((await fetch(`${cloud.url}/wx/${door}`, asked)).status).toBe(404)
    }
  })
})

it.each([
  { read: 'resource.', write: false },
  { read: false, write: ')' },
])('that cannot be read stops the cloud at its start: %j', async storage => {
  await expect(startSdkCloud({ declaration: { storage } })).rejects.toThrow(/rule of the storage/)
})
