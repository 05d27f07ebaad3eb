import { Readable } from 'node:stream'
import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Sdk } from './sdk'

let cloud: TestCloud
let sdk: Sdk
beforeAll(async () => {
  cloud = await startSdkCloud({
    now: Date.UTC(2026, 10, 22),
    declaration: { storage: { read: true, write: true } },
  })
  sdk = openSdk(cloud)
})
afterAll(() => cloud.stop())

const bucket = 'cloud://local-env.6c6f-local-1250000000'
const path = 'dir/中 a#1.txt'
const upload = (text: string, cloudPath = path) =>
  sdk.uploadFile({ cloudPath, fileContent: Buffer.from(text) })

describe('a file', () => {
  it('is uploaded, read, given an address and deleted', async () => {
    const { fileID } = await upload('hello')
    expect(fileID).toBe(`${bucket}/${path}`)
    expect((await sdk.downloadFile({ fileID })).fileContent.toString()).toBe('hello')

    const { fileList } = await sdk.getTempFileURL({ fileList: [fileID, 'cloud://x/none'] })
    expect(fileList).toMatchObject([
      { fileID, status: 0 },
      { status: -503003, tempFileURL: '' },
    ])
    const response = await fetch(fileList[0]?.tempFileURL ?? '')
    expect(await response.text()).toBe('hello')
    expect(response.headers.get('content-type')).toMatch(/text\/plain/)

    expect((await sdk.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ status: 0 }])
    expect((await sdk.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ status: -503003 }])
    expect(await failureOf(sdk.downloadFile({ fileID }))).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  it('that goes after its address was given is not there', async () => {
    const { fileID } = await upload('going')
    const { fileList } = await sdk.getTempFileURL({ fileList: [fileID] })
    await sdk.deleteFile({ fileList: [fileID] })
    const response = await fetch(fileList[0]?.tempFileURL ?? '')
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/<Code>NoSuchKey</)
  })

  it('that cannot be read is told', async () => {
    const { fileID } = await upload('broken')
    await cloud.fault({ action: 'storage.get', effect: { kind: 'code', code: 'SYS_ERR' } })
    expect(await failureOf(sdk.downloadFile({ fileID }))).toMatchObject({ code: 'STORAGE_REQUEST_FAIL' })
    expect((await sdk.downloadFile({ fileID })).fileContent.toString()).toBe('broken')
  })

  it('is replaced by a second upload of the same path', async () => {
    await upload('one')
    const { fileID } = await upload('two')
    expect((await sdk.downloadFile({ fileID })).fileContent.toString()).toBe('two')
  })

  it('is uploaded by a person too', async () => {
    const fileID = await cloud.upload('oLI', 'people/photo.png', Buffer.from([1, 2, 3]))
    expect([...(await sdk.downloadFile({ fileID })).fileContent]).toEqual([1, 2, 3])
    await expect(cloud.upload('oLI', '../outside', Buffer.from('x'))).rejects.toThrow(/invalid cloudPath/)
  })

  it('survives a restart', async () => {
    const fileID = await cloud.upload('oLI', 'kept.txt', Buffer.from('kept'))
    await cloud.restart()
    sdk = openSdk(cloud)
    expect((await sdk.downloadFile({ fileID })).fileContent.toString()).toBe('kept')
  })
})

describe('more than 100 MB', () => {
  const zeros = () =>
    Readable.from(
      (function* () {
        for (let sent = 0; sent < 101; sent++) yield Buffer.alloc(1024 * 1024)
      })(),
    )

  it('are refused from a function', async () => {
    const uploading = sdk.uploadFile({ cloudPath: 'large.bin', fileContent: Buffer.alloc(101 * 1024 * 1024) })
    await expect(uploading).rejects.toBeDefined()
    expect((await sdk.getTempFileURL({ fileList: [`${bucket}/large.bin`] })).fileList).toMatchObject([
      { status: -503003 },
    ])
  })

  it('are refused from a person', async () => {
    const response = await fetch(`${cloud.url}/wx/upload?cloudPath=large.bin`, {
      method: 'POST',
      headers: { 'x-wx-openid': 'oLI' },
      body: Readable.toWeb(zeros()) as ReadableStream,
      duplex: 'half',
    } as RequestInit)
    expect(await response.json()).toMatchObject({ errCode: -503001, errMsg: expect.stringMatching(/100 MB/) })
  })
})

describe('an address', () => {
  it('expires', async () => {
    const { fileID } = await upload('short')
    const { fileList } = await sdk.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })
    const address = fileList[0]?.tempFileURL ?? ''
    expect((await fetch(address)).status).toBe(200)
    await cloud.clock({ advance: 61_000 })
    expect((await fetch(address)).status).toBe(403)
  })

  it('opens nothing else', async () => {
    const { fileID } = await upload('mine')
    const { fileList } = await sdk.getTempFileURL({ fileList: [fileID] })
    const address = new URL(fileList[0]?.tempFileURL ?? '')
    address.searchParams.set('path', Buffer.from('other.txt').toString('base64url'))
    expect((await fetch(address)).status).toBe(403)
  })

  it('never serves an uploaded page as a page', async () => {
    const { fileID } = await upload('<script>alert(1)</script>', 'page.html')
    const { fileList } = await sdk.getTempFileURL({ fileList: [fileID] })
    const response = await fetch(fileList[0]?.tempFileURL ?? '')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
  })
})

describe('a path', () => {
  it.each(['../x', '/x', 'a//b', 'a/../b', '.', 'a\\b', 'a\nb'])('%j is refused', async cloudPath => {
    expect((await failureOf(upload('x', cloudPath))).message).toMatch(/not a storage path/)
  })

  it('cannot be put without its authorization', async () => {
    const response = await fetch(`${cloud.url}/cos/upload/anything`, { method: 'PUT', body: 'x' })
    expect(response.status).toBe(403)
    expect(await response.text()).toMatch(/<Code>AccessDenied<\/Code>.*<RequestId>.*<TraceId>/)
  })
})
