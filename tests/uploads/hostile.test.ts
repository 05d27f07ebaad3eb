import { createHash } from 'node:crypto'
import { folderOf } from '../incoming'
import { openTown, type Town } from '../open-town'
import { endedFor, says } from '../ratings/rating'
import { acceptedForClaims, asked, lamp, townWithResidents, wangAyi, zhangDaye } from '../requests/asking'
import { chenMing, liJianguo, newTap, type Person, sunnySecretary } from '../town'
import { aPhoto, aPng, aRecording, cleanPhoto, takenIn, whenChecked } from './uploading'

let town: Town
beforeEach(async () => {
  town = await openTown(townWithResidents)
})

const photos = (who: Person, requestId: string) => town.as(who).call('requests.photos', { requestId })

async function shownTo(who: Person, requestId: string): Promise<string> {
  const seen = await photos(who, requestId)
  return (seen.ok && seen.value.photos[0]?.url) || ''
}

const bytesAt = async (address: string) => Buffer.from(await (await fetch(address)).arrayBuffer())

/** A request with a photo that WeChat has looked at. */
async function withPhoto() {
  const photoIds = [await takenIn(town, wangAyi, 'picture', aPhoto())]
  const request = await asked(town, { photoIds })
  await whenChecked(town)
  return request
}

it('U6 whatever is laid over a file after it was looked at, by whomever, what is shown are the bytes that were looked at', async () => {
  const tapId = newTap()
  const mine = `${await folderOf(town, wangAyi)}/photo.jpg`
  const fileId = await town.cloud.upload(wangAyi.openid, mine, aPhoto())
  const taken = await town.as(wangAyi).call('uploads.take', { tapId, kind: 'picture', fileId })
  const photoIds = taken.ok ? [taken.value.uploadId] : []
  const { requestId } = await asked(town, { photoIds })

  await town.cloud.upload(wangAyi.openid, mine, aPng())
  await town.as(wangAyi).call('uploads.take', { tapId, kind: 'picture', fileId })
  const [kept] = await town.cloud.documents('uploads')
  const path = String(kept?.fileId).replace(/^cloud:\/\/[^/]+\//, '')
  for (const { openid } of [wangAyi, zhangDaye, sunnySecretary]) {
    await expect(town.cloud.upload(openid, path, aPng())).rejects.toThrow(/-503002/)
  }
  await whenChecked(town)
  const shown = await bytesAt(await shownTo(sunnySecretary, requestId))
  expect(shown).toEqual(cleanPhoto)
  expect(path).toContain(createHash('sha256').update(shown).digest('hex'))
})

it('U6 an address opens for ten minutes, and another one is for whoever may look then', async () => {
  const request = await withPhoto()
  const { requestId } = request
  await acceptedForClaims(town, request)
  await town.as(liJianguo).call('requests.claim', { tapId: newTap(), requestId })
  await town.as(sunnySecretary).call('requests.clearWords', { tapId: newTap(), requestId })
  const address = await shownTo(liJianguo, requestId)
  expect((await fetch(address)).status).toBe(200)

  await town.as(liJianguo).call('requests.release', { tapId: newTap(), requestId })
  expect(await photos(liJianguo, requestId)).toMatchObject({ ok: false, refusal: 'notAllowed' })
  await town.cloud.clock({ advance: 10 * 60_000 + 1000 })
  expect((await fetch(address)).status).toBe(403)
  expect((await fetch(await shownTo(sunnySecretary, requestId))).status).toBe(200)
})

it('U6 nobody is given an address of a file by the storage itself, not even of the own one', async () => {
  const { requestId } = await withPhoto()
  const [kept] = await town.cloud.documents('uploads')
  for (const { openid } of [wangAyi, sunnySecretary, chenMing]) {
    const response = await fetch(`${town.cloud.url}/wx/temp-url`, {
      method: 'POST',
      headers: { 'x-wx-openid': openid },
      body: JSON.stringify({ fileList: [kept?.fileId] }),
    })
    expect(await response.json()).toMatchObject({ fileList: [{ tempFileURL: '', status: -503002 }] })
  }
  expect(await photos(chenMing, requestId)).toMatchObject({ ok: false, refusal: 'notAllowed' })
})

describe('what is sent along', () => {
  it.each([
    ['is much shorter than is said', 2, 40],
    ['is much longer than is said', 50, 5],
  ])('U6 as a recording and %s goes with nothing', async (_name, real, said) => {
    const uploadId = await takenIn(town, wangAyi, 'recording', aRecording('', real))
    const voice = { uploadId, seconds: said }
    expect(await town.as(wangAyi).call('requests.submit', lamp({ voice }))).toMatchObject({
      refusal: 'notYourUpload',
    })
    expect(
      await town.as(wangAyi).call('requests.submit', lamp({ voice: { uploadId, seconds: real } })),
    ).toMatchObject({
      ok: true,
    })
  })

  it('U6 as what was said is no picture, and the other way round', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'best')
    const picture = await takenIn(town, wangAyi, 'picture', aPhoto())
    const spoken = { tapId: newTap(), requestId, uploadId: picture, seconds: 9 }
    expect(await town.as(wangAyi).call('ratings.speak', spoken)).toMatchObject({ refusal: 'notYourUpload' })

    const recording = await takenIn(town, wangAyi, 'recording', aRecording())
    const input = lamp({ photoIds: [recording] })
    expect(await town.as(wangAyi).call('requests.submit', input)).toMatchObject({ refusal: 'badInput' })
  })
})
