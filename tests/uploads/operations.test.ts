import { createHash } from 'node:crypto'
import { folderOf } from '../incoming'
import { openTown, type Town } from '../open-town'
import { townWithResidents, wangAyi, zhangDaye } from '../requests/asking'
import { liJianguo, newTap, stranger, today } from '../town'
import { aPhoto, aPng, aPngOf, aRecording, cleanPhoto, takenIn, upload, whenChecked } from './uploading'

let town: Town
beforeEach(async () => {
  town = await openTown(townWithResidents)
})

const take = (fileId: string, kind: 'picture' | 'recording' = 'picture', who = wangAyi, tapId = newTap()) =>
  town.as(who).call('uploads.take', { tapId, kind, fileId })

async function storedFiles(): Promise<{ path: string; url: string }[]> {
  const response = await fetch(`${town.cloud.url}/console/api/files`)
  return (await response.json()) as { path: string; url: string }[]
}

it('G25 is kept clean, out of reach, and the file of the phone is gone', async () => {
  const uploadId = await takenIn(town, wangAyi, 'picture', aPhoto())
  const [kept] = await town.cloud.documents('uploads')
  expect(kept).toMatchObject({ _id: uploadId, by: wangAyi.openid, usedBy: null, traceId: expect.any(String) })
  const hash = createHash('sha256').update(cleanPhoto).digest('hex')
  const [file, ...others] = await storedFiles()
  expect([file?.path, others]).toEqual([`uploads/${uploadId}-${hash}.jpg`, []])
  expect(kept?.fileId).toMatch(new RegExp(`/${file?.path}$`))
  expect(await bytesAt(file?.url)).toEqual(cleanPhoto)
})

async function bytesAt(address = ''): Promise<Buffer> {
  return Buffer.from(await (await fetch(address)).arrayBuffer())
}

it('G25 the same tap is answered alike, one after another and at once', async () => {
  const fileId = await upload(town, wangAyi, aPhoto())
  const tapId = newTap()
  const answers = [
    await take(fileId, 'picture', wangAyi, tapId),
    await take(fileId, 'picture', wangAyi, tapId),
  ]
  expect(answers[1]).toEqual(answers[0])
  const other = await upload(town, wangAyi, aRecording())
  const tap = newTap()
  const together = await Promise.all([1, 2].map(() => take(other, 'recording', wangAyi, tap)))
  expect(new Set(together.map(answer => answer.ok && answer.value.uploadId)).size).toBe(1)
  expect(await town.cloud.documents('uploads')).toHaveLength(2)
})

it.each([
  ['a page named .jpg', 'picture', Buffer.from('<html></html>'), 'notAPicture'],
  ['a picture named .mp3', 'recording', aPhoto(), 'notARecording'],
  ['nothing', 'picture', Buffer.alloc(0), 'notAPicture'],
  ['half a picture', 'picture', aPhoto().subarray(0, 300), 'notAPicture'],
  ['a picture of 30,000 × 30,000 dots', 'picture', aPngOf(30_000, 30_000), 'fileTooLarge'],
  ['more than 10 MB', 'picture', Buffer.alloc(10 * 1024 * 1024 + 1), 'fileTooLarge'],
  ['a film named .mp3', 'recording', Buffer.from('\0\0\0\x18ftypmp42'), 'notARecording'],
  ['two minutes of sound', 'recording', aRecording('', 120), 'fileTooLarge'],
] as const)('G25 %s is refused, and not kept', async (_name, kind, bytes, refusal) => {
  expect(await take(await upload(town, wangAyi, bytes), kind)).toMatchObject({ ok: false, refusal })
  expect(await town.cloud.documents('uploads')).toEqual([])
  expect(await storedFiles()).toEqual([])
})

it.each<[string, (own: string, others: string) => string]>([
  ['what functions keep', () => 'uploads/p1.jpg'],
  ['a folder that was once taken from', () => 'imports/a.xlsx'],
  ['the folder of everybody', () => 'incoming/a.jpg'],
  ['somebody else’s folder', (_own, others) => `${others}/a.jpg`],
  ['somebody else’s folder by way of one’s own', (own, others) => `${own}/../${others.slice(9)}/a.jpg`],
  ['a folder in one’s own', own => `${own}/b/a.jpg`],
  ['one’s own without a name', own => `${own}/`],
  ['a name of other letters', own => `${own}/照片.jpg`],
  ['a name that turns around', own => `${own}/gpj\u202e.jpg`],
  ['a name with a space like none', own => `${own}/a\u200b.jpg`],
  ['a name written in numbers', own => `${own}/%2e%2e.jpg`],
  ['a path that begins twice', own => `/${own}/a.jpg`],
])('U6 takes nothing from elsewhere, and answers as if it were not there: %s', async (_name, pathFrom) => {
  const path = pathFrom(await folderOf(town, wangAyi), await folderOf(town, zhangDaye))
  for (const fileId of [
    `cloud://local-env.6c6f-local-1250000000/${path}`,
    `https://example.com/${path}`,
    path,
  ]) {
    const answer = await take(fileId)
    expect(['fileGone', 'badInput']).toContain(answer.ok ? 'ok' : answer.refusal)
  }
  expect(await town.cloud.documents('uploads')).toEqual([])
})

it('U6 somebody else’s file, handed in by its id, is answered as if it were not there, and stays', async () => {
  const fileId = await upload(town, wangAyi, aPhoto())
  expect(await take(fileId, 'picture', zhangDaye)).toMatchObject({ ok: false, refusal: 'fileGone' })
  expect(await take(fileId)).toMatchObject({ ok: true })
})

it('G25 a file that is not there is told', async () => {
  const fileId = await upload(town, wangAyi, aPhoto())
  await take(fileId)
  expect(await take(fileId)).toMatchObject({ refusal: 'fileGone' })
  expect(await take(fileId, 'picture', stranger)).toMatchObject({ refusal: 'consentNeeded' })
})

it('U6 a file that is laid over the one that is being taken in, by the same tap at the same moment, changes nothing of it', async () => {
  const tapId = newTap()
  const path = `${await folderOf(town, wangAyi)}/same.bin`
  const lay = (bytes: Uint8Array) => town.cloud.upload(wangAyi.openid, path, bytes)
  const fileId = await lay(aPhoto())
  const takeIt = () => take(fileId, 'picture', wangAyi, tapId)
  const answers = await Promise.all([takeIt(), lay(aPng()).then(takeIt)])
  expect(answers[1]).toEqual(answers[0])
  const [kept, ...others] = await town.cloud.documents('uploads')
  const [file, ...left] = await storedFiles()
  expect([others, left]).toEqual([[], []])
  expect(kept?.fileId).toMatch(new RegExp(`/${file?.path}$`))
  const hash = createHash('sha256')
    .update(await bytesAt(file?.url))
    .digest('hex')
  expect(file?.path).toContain(`-${hash}.`)
})

it('G25 the forty-first of a day waits until tomorrow', async () => {
  await town.cloud.load({
    accountTries: (await tries()).map(tried => ({ ...tried, count: 40, things: Array(40).fill('another') })),
  })
  expect(await take(await upload(town, zhangDaye, aPhoto()), 'picture', zhangDaye)).toMatchObject({
    refusal: 'tooManyToday',
  })
})

async function tries() {
  await takenIn(town, zhangDaye, 'picture', aPhoto())
  return town.cloud.documents('accountTries')
}

it('G182 WeChat’s answer is kept under its own id, whichever comes first, and once', async () => {
  await takenIn(town, wangAyi, 'picture', aPhoto())
  await whenChecked(town)
  const [kept] = await town.cloud.documents('uploads')
  expect(await town.cloud.documents('mediaVerdicts')).toEqual([
    { _id: kept?.traceId, verdict: 'pass', at: expect.any(Number) },
  ])
})

it('G25 without WeChat the file is kept all the same', async () => {
  const effect = { kind: 'errcode', errcode: -1 } as const
  await town.cloud.fault({ action: 'security.mediaCheckAsync', effect, when: 'always' })
  await takenIn(town, liJianguo, 'recording', aRecording())
  await town.cloud.clearFaults()
  expect(await town.cloud.documents('uploads')).toMatchObject([{ traceId: null }])
})

it('G144 what was never sent along is deleted after three days, and nothing else', async () => {
  await takenIn(town, wangAyi, 'picture', aPhoto())
  await town.cloud.clock({ now: today + 2 * 24 * 3_600_000 })
  await town.cloud.fireTimer('jobs')
  expect(await town.cloud.documents('uploads')).toHaveLength(1)
  await town.cloud.clock({ now: today + 4 * 24 * 3_600_000 })
  await town.cloud.fireTimer('jobs')
  expect(await town.cloud.documents('uploads')).toEqual([])
  expect(await storedFiles()).toEqual([])
})
