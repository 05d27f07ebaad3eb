import { createHash } from 'node:crypto'
import type { RequestView } from '../../types/requests'
import type { UploadStanding } from '../../types/uploads'
import { setWeChat } from '../emulator/we-chat'
import type { Town } from '../open-town'
import { liJianguo, newTap, type Person, sunnySecretary } from '../town'
import { aPhoto, aRecording, takenIn, whenChecked } from '../uploads/uploading'
import { acceptedForClaims, asked, keptRequests, lamp, openResidentsTown, wangAyi, zhangDaye } from './asking'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const listen = (who: Person, requestId: string) => town.as(who).call('requests.listen', { requestId })
const photos = (who: Person, requestId: string) => town.as(who).call('requests.photos', { requestId })
const claim = (requestId: string) => town.as(liJianguo).call('requests.claim', { tapId: newTap(), requestId })

async function askedBySpeaking(recording = aRecording()) {
  const uploadId = await takenIn(town, wangAyi, 'recording', recording)
  return asked(town, { text: null, voice: { uploadId, seconds: 12 } })
}

async function askedWithPhotos(...photos: Buffer[]) {
  const photoIds: string[] = []
  for (const photo of photos) photoIds.push(await takenIn(town, wangAyi, 'picture', photo))
  return asked(town, { photoIds })
}

describe('what was said', () => {
  it('G21 is heard by the community once WeChat has answered, by whoever said it always, by a volunteer who has it', async () => {
    const request = await askedBySpeaking()
    expect(request).toMatchObject({ text: null, hasVoice: true, can: { listen: true } })
    expect(await listen(sunnySecretary, request.requestId)).toMatchObject({ refusal: 'beingChecked' })
    expect(await listen(wangAyi, request.requestId)).toMatchObject({ ok: true })
    await whenChecked(town)
    const heard = await listen(sunnySecretary, request.requestId)
    expect(heard).toMatchObject({ ok: true, value: { standing: 'clear' } })
    const bytes = await fetch((heard.ok && heard.value.url) || '')
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(aRecording())

    await acceptedForClaims(town, request)
    expect(await listen(liJianguo, request.requestId)).toMatchObject({ refusal: 'notAllowed' })
    await claim(request.requestId)
    expect(await listen(liJianguo, request.requestId)).toMatchObject({ ok: true })
    expect(await listen(zhangDaye, request.requestId)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G182 G21 is not lost when WeChat doubts it: the community hears it, others when a person has', async () => {
    const recording = aRecording('doubtful')
    const hash = createHash('sha256').update(recording).digest('hex')
    await setWeChat(town.cloud, { words: { riskyMedia: [hash] } })
    const request = await askedBySpeaking(recording)
    await whenChecked(town)
    await setWeChat(town.cloud, { words: { riskyMedia: [] } })
    await heardByAPersonFirst(request, 'doubtful')
  })

  it('G182 G21 is not lost when WeChat never answers', async () => {
    const effect = { kind: 'errcode', errcode: -1 } as const
    await town.cloud.fault({ action: 'security.mediaCheckAsync', effect, when: 'always' })
    const request = await askedBySpeaking()
    await town.cloud.clearFaults()
    await heardByAPersonFirst(request, 'unread')
  })

  async function heardByAPersonFirst(request: RequestView, standing: UploadStanding) {
    const { requestId } = request
    expect(await listen(sunnySecretary, requestId)).toMatchObject({ value: { standing } })
    await acceptedForClaims(town, request)
    await claim(requestId)
    expect(await listen(liJianguo, requestId)).toMatchObject({ refusal: 'notCleared' })
    await town.as(sunnySecretary).call('requests.clearWords', { tapId: newTap(), requestId })
    expect(await listen(liJianguo, requestId)).toMatchObject({ ok: true })
  }

  it('G21 after ten minutes of silence the community listens', async () => {
    await setWeChat(town.cloud, { mediaDelayMs: 30 * 60_000 })
    const request = await askedBySpeaking()
    await town.cloud.clock({ advance: 9 * 60_000 })
    expect(await listen(sunnySecretary, request.requestId)).toMatchObject({ refusal: 'beingChecked' })
    await town.cloud.clock({ advance: 2 * 60_000 })
    await setWeChat(town.cloud, { mediaDelayMs: 60_000 })
    expect(await listen(sunnySecretary, request.requestId)).toMatchObject({ value: { standing: 'unread' } })
  })
})

describe('photos', () => {
  it('G25 are seen by the community after the check, each by itself', async () => {
    const { requestId } = await askedWithPhotos(aPhoto(1, 'one'), aPhoto(6))
    expect(await photos(sunnySecretary, requestId)).toMatchObject({
      value: {
        photos: [
          { url: null, standing: 'checking' },
          { url: null, standing: 'checking' },
        ],
      },
    })
    await whenChecked(town)
    const seen = await photos(sunnySecretary, requestId)
    expect(seen).toMatchObject({
      value: { photos: [1, 2].map(() => ({ url: expect.any(String), standing: 'clear' })) },
    })
    expect(await photos(zhangDaye, requestId)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G25 of somebody else, and those of another request, go with nothing', async () => {
    const mine = await takenIn(town, wangAyi, 'picture', aPhoto())
    expect(await town.as(zhangDaye).call('requests.submit', lamp({ photoIds: [mine] }))).toMatchObject({
      refusal: 'notYourUpload',
    })
    await asked(town, { photoIds: [mine] })
    expect(await town.as(wangAyi).call('requests.submit', lamp({ photoIds: [mine] }))).toMatchObject({
      refusal: 'notYourUpload',
    })
    expect(await keptRequests(town)).toHaveLength(1)
  })

  it('G25 the same tap with its photos asks once', async () => {
    const photoIds = [await takenIn(town, wangAyi, 'picture', aPhoto())]
    const told = lamp({ photoIds })
    for (const _time of [1, 2]) {
      expect(await town.as(wangAyi).call('requests.submit', told)).toMatchObject({
        value: { request: { photos: 1 } },
      })
    }
    expect(await keptRequests(town)).toHaveLength(1)
  })
})
