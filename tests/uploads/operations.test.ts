import { openTown, type Town } from '../open-town'
import { townWithResidents, wangAyi, zhangDaye } from '../requests/asking'
import { liJianguo, newTap, stranger, today } from '../town'
import { aPhoto, aRecording, cleanPhoto, takenIn, upload, whenChecked } from './uploading'

let town: Town
beforeEach(async () => {
  town = await openTown(townWithResidents)
})

const take = (fileId: string, kind: 'picture' | 'recording' = 'picture', who = wangAyi, tapId = newTap()) =>
  town.as(who).call('uploads.take', { tapId, kind, fileId })

async function storedFiles(): Promise<{ path: string }[]> {
  const response = await fetch(`${town.cloud.url}/console/api/files`)
  return (await response.json()) as { path: string }[]
}

it('G25 is kept clean, out of reach, and the file of the phone is gone', async () => {
  const uploadId = await takenIn(town, wangAyi, 'picture', aPhoto())
  const [kept] = await town.cloud.documents('uploads')
  expect(kept).toMatchObject({ _id: uploadId, by: wangAyi.openid, usedBy: null, traceId: expect.any(String) })
  expect((await storedFiles()).map(({ path }) => path)).toEqual([`uploads/${uploadId}.jpg`])
  expect(await bytesOf(String(kept?.fileId))).toEqual(cleanPhoto)
})

async function bytesOf(fileId: string): Promise<Buffer> {
  const response = await fetch(`${town.cloud.url}/wx/temp-url`, {
    method: 'POST',
    body: JSON.stringify({ fileList: [fileId] }),
  })
  const { fileList } = (await response.json()) as { fileList: { tempFileURL: string }[] }
  return Buffer.from(await (await fetch(fileList[0]?.tempFileURL ?? '')).arrayBuffer())
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
  ['more than 10 MB', 'picture', Buffer.alloc(10 * 1024 * 1024 + 1), 'fileTooLarge'],
] as const)('G25 %s is refused, and not kept', async (_name, kind, bytes, refusal) => {
  expect(await take(await upload(town, wangAyi, bytes), kind)).toMatchObject({ ok: false, refusal })
  expect(await town.cloud.documents('uploads')).toEqual([])
  expect(await storedFiles()).toEqual([])
})

it.each([
  'cloud://local.x/uploads/p1.jpg',
  'cloud://local.x/imports/a.xlsx',
  'https://example.com/a.jpg',
  'cloud://local.x/incoming/../uploads/p1.jpg',
])('G25 takes nothing from elsewhere: %s', async fileId => {
  expect(await take(fileId)).toMatchObject({ refusal: 'fileGone' })
})

it('G25 a file that is not there is told', async () => {
  const fileId = await upload(town, wangAyi, aPhoto())
  await take(fileId)
  expect(await take(fileId)).toMatchObject({ refusal: 'fileGone' })
  expect(await take(fileId, 'picture', stranger)).toMatchObject({ refusal: 'consentNeeded' })
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
