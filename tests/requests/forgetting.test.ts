import type { RequestView } from '../../types/requests'
import { inboxOf } from '../notices/inbox'
import type { Town } from '../open-town'
import { aVersion } from '../rules/versions'
import { liJianguo, newTap, type Person, sunnySecretary } from '../town'
import { aPhoto, aRecording, takenIn } from '../uploads/uploading'
import { acceptedForClaims, asked, keptRequests, openResidentsTown, wangAyi, zhangDaye } from './asking'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const dayMs = 24 * 60 * 60_000
const told = '灯不亮了，我住3号楼2单元501，电话13812345678，收费50元吗？'
const masked = '灯不亮了，我住3号楼（门牌已隐去），电话（电话已隐去），收费50元吗？'

async function show(who: Person, requestId: string): Promise<RequestView> {
  const answer = await town.as(who).call('requests.show', { requestId })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.request
}

async function act(
  who: Person,
  op: 'requests.claim' | 'requests.withdraw' | 'requests.confirm',
  requestId: string,
) {
  const answer = await town.as(who).call(op, { tapId: newTap(), requestId })
  if (!answer.ok) throw new Error(answer.refusal)
}

async function finished(requestId: string, note = '换了灯泡，我的电话是13900001111') {
  await act(liJianguo, 'requests.claim', requestId)
  await town.as(liJianguo).call('requests.finish', { tapId: newTap(), requestId, note })
}

/** A request with everything that a request can bring, done. */
async function ended(): Promise<RequestView> {
  const uploadId = await takenIn(town, wangAyi, 'recording', aRecording())
  const photoIds = [await takenIn(town, wangAyi, 'picture', aPhoto())]
  const request = await asked(town, { text: told, photoIds, voice: { uploadId, seconds: 12 } })
  await acceptedForClaims(town, request)
  await finished(request.requestId)
  return request
}

const daysLater = (days: number) => town.cloud.clock({ advance: days * dayMs })

/** The clock comes by in the next hour; answers what the job said. */
async function forget(): Promise<string | undefined> {
  await town.cloud.clock({ advance: 60 * 60_000 })
  const answer = (await town.cloud.fireTimer('jobs')) as { value: Record<string, string> }
  return answer.value['requests.forgetEnded']
}

describe('G29 numbers and doors that were typed into the words', () => {
  it('G29 members near by read the words without number and door until one has taken it; the resident and the secretary read them whole', async () => {
    const request = await asked(town, {
      text: told,
      where: { kind: 'newHome', estateId: 'garden', building: '3号楼2单元501', door: null, isKept: false },
    })
    await acceptedForClaims(town, request)
    const near = await town.as(liJianguo).call('requests.listOpen', { cursor: null })
    expect(near).toMatchObject({ value: { items: [{ text: masked, building: '3号楼（门牌已隐去）' }] } })
    expect(await show(liJianguo, request.requestId)).toMatchObject({ text: masked })
    const whole = { text: told, building: '3号楼2单元501' }
    expect(await show(wangAyi, request.requestId)).toMatchObject(whole)
    expect(await show(sunnySecretary, request.requestId)).toMatchObject(whole)
    await act(liJianguo, 'requests.claim', request.requestId)
    expect(await show(liJianguo, request.requestId)).toMatchObject(whole)
  })

  it('G29 G24 a neighbour who asks for the same reads them without, and so do the spot and what was said on the way', async () => {
    const spot = '3号楼前，找501室，13812345678'
    const request = await asked(town, { text: told, where: { kind: 'spot', estateId: 'garden', spot } })
    await town.as(zhangDaye).call('requests.join', { tapId: newTap(), requestId: request.requestId })
    const asks = { tapId: newTap(), requestId: request.requestId, note: '打 138 1234 5678 问过了' }
    await town.as(sunnySecretary).call('requests.reply', asks)
    const seen = await show(zhangDaye, request.requestId)
    expect(seen).toMatchObject({ text: masked, spot: '3号楼前，找（门牌已隐去），（电话已隐去）' })
    expect(seen.steps.at(-1)?.note).toBe('打 （电话已隐去） 问过了')
    expect((await show(wangAyi, request.requestId)).steps.at(-1)?.note).toBe(asks.note)
  })

  it('G38 a message carries neither, whoever it is for', async () => {
    const request = await asked(town, { text: told })
    const asks = { tapId: newTap(), requestId: request.requestId, note: '我去3单元501找您，13812345678' }
    await town.as(sunnySecretary).call('requests.reply', asks)
    expect(await inboxOf(town, wangAyi)).toMatchObject([
      { told: { note: '我去（门牌已隐去）找您，（电话已隐去）' } },
    ])
  })

  it('G36 what a helper wrote is kept as a service without number and door', async () => {
    await ended()
    const [service] = await town.cloud.documents('activityServices')
    expect(service?.what).toBe('换了灯泡，我的电话是（电话已隐去）')
  })
})

describe('G181 what is kept only as long as it is needed', () => {
  it('G181 name, number, door, recording and photos of an ended request are gone after the days of the rule, from the files too, and the story says so', async () => {
    const { requestId } = await ended()
    const address = await town.as(sunnySecretary).call('requests.listen', { requestId })
    const url = address.ok ? address.value.url : ''
    const files = (await town.cloud.documents('uploads')).map(({ fileId }) => String(fileId))
    expect(files).toHaveLength(2)
    await daysLater(179)
    expect(await forget()).toBe('done 0')
    const [stands] = await keptRequests(town)
    expect(stands).toMatchObject({ phoneTail: '2222', photoIds: [expect.any(String)] })
    expect(await show(wangAyi, requestId)).toMatchObject({ forgottenAt: null, text: told })

    await daysLater(2)
    expect(await forget()).toBe('done 1')
    const [kept] = await keptRequests(town)
    expect(kept).toMatchObject({
      nameSealed: null,
      phoneSealed: null,
      phoneTail: null,
      doorSealed: null,
      careSealed: null,
      voiceId: null,
      photoIds: [],
      text: masked,
    })
    expect(JSON.stringify(kept)).not.toMatch(/13812345678|13900001111|2单元501/)
    expect(await town.cloud.documents('uploads')).toEqual([])
    expect(await town.cloud.documents('mediaVerdicts')).toEqual([])
    if (url) expect((await fetch(url)).status).not.toBe(200)
    const seen = await show(wangAyi, requestId)
    expect(seen).toMatchObject({
      forgottenAt: expect.any(Number),
      hasVoice: false,
      photos: 0,
      volunteers: [{ name: '李建国' }],
      state: 'done',
    })
    expect(seen.steps.length).toBeGreaterThan(2)
    expect(await town.as(sunnySecretary).call('requests.contact', { requestId })).toMatchObject({
      value: { name: null, phone: null, door: null },
    })
    const tail = { kind: 'phone' as const, tail: '2222' }
    const wanted = { communityId: 'sunny', wanted: tail, cursor: null }
    expect(await town.as(sunnySecretary).call('requests.find', wanted)).toMatchObject({
      value: { items: [] },
    })
  })

  it('G181 what was told of it in the inboxes is gone as well, and the line of the job says how many', async () => {
    await ended()
    expect(await inboxOf(town, wangAyi)).not.toEqual([])
    await daysLater(181)
    await forget()
    const about = (await town.cloud.documents('notices')).filter(({ thing }) => String(thing).startsWith('q'))
    expect(about).toEqual([])
    const runs = (await town.cloud.documents('jobRuns')).filter(({ name }) => name === 'requests.forgetEnded')
    expect(runs.some(({ count }) => count === 1)).toBe(true)
  })

  it('G181 a spoken remark beside the grade goes with it, and the grade stays', async () => {
    const { requestId } = await ended()
    await act(wangAyi, 'requests.confirm', requestId)
    const rate = { tapId: newTap(), requestId, grade: 'good' as const, reasons: [], text: null }
    await town.as(wangAyi).call('ratings.rate', rate)
    const uploadId = await takenIn(town, wangAyi, 'recording', aRecording('thanks', 3))
    const spoken = await town.as(wangAyi).call('ratings.speak', {
      tapId: newTap(),
      requestId,
      uploadId,
      seconds: 3,
    })
    expect(spoken).toMatchObject({ ok: true })
    await daysLater(181)
    await forget()
    expect(await town.cloud.documents('uploads')).toEqual([])
    const [rating] = await town.cloud.documents('ratings')
    expect(rating).toMatchObject({ voice: null, said: { grade: 'good' } })
  })

  it('G181 an open request keeps everything, however old it is, and so does one that was opened again', async () => {
    await asked(town)
    const { requestId } = await ended()
    await daysLater(100)
    await town.as(sunnySecretary).call('requests.reopen', { tapId: newTap(), requestId, note: '又不亮了' })
    await daysLater(300)
    await forget()
    const kept = await keptRequests(town)
    expect(kept.map(({ phoneTail }) => phoneTail)).toEqual(['2222', '2222'])
    expect(await town.cloud.documents('uploads')).toHaveLength(2)
  })

  it('G181 what is forgotten is not opened again, as nobody would find the door', async () => {
    const { requestId } = await ended()
    expect((await show(wangAyi, requestId)).can.reopen).toBe(true)
    await daysLater(181)
    await forget()
    for (const who of [wangAyi, sunnySecretary]) {
      expect((await show(who, requestId)).can.reopen).toBe(false)
      const asks = { tapId: newTap(), requestId, note: '又不亮了' }
      expect(await town.as(who).call('requests.reopen', asks)).toMatchObject({ refusal: 'movedOn' })
    }
    expect((await keptRequests(town)).map(({ state }) => state)).toEqual(['done'])
  })

  it('G152 the county says after how many days', async () => {
    await town.cloud.load({ rules: [aVersion({ changes: { 'requests.contactsKeptDays': 30 } })] })
    const { requestId } = await ended()
    await daysLater(32)
    await forget()
    expect((await show(wangAyi, requestId)).forgottenAt).not.toBeNull()
  })

  it('G181 a run that was stopped in the middle is gone on with, and a second one changes nothing', async () => {
    const { requestId } = await ended()
    await daysLater(181)
    const effect = { kind: 'code', code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' } as const
    await town.cloud.fault({ action: 'database.removeDocument', effect, when: 'always' })
    expect(await forget()).toBe('failed')
    await town.cloud.clearFaults()
    expect(await forget()).toBe('done 1')
    expect(await town.cloud.documents('uploads')).toEqual([])
    const once = (await show(wangAyi, requestId)).forgottenAt
    expect(await forget()).toBe('done 0')
    expect((await show(wangAyi, requestId)).forgottenAt).toBe(once)
  })

  it('G181 fifty-one that are due go in two slices, and then nothing is left to do', async () => {
    const { requestId } = await asked(town)
    await act(wangAyi, 'requests.withdraw', requestId)
    const [one] = await keptRequests(town)
    const others = Array.from({ length: 50 }, (_, index) => ({
      ...one,
      _id: `${requestId}${index}`,
      spotKey: `${requestId}${index}`,
    }))
    await town.cloud.load({ requests: others })
    await daysLater(181)
    expect(await forget()).toBe('done 50')
    expect(await forget()).toBe('done 1')
    expect(
      (await keptRequests(town)).every(({ forgottenAt, phoneSealed }) => forgottenAt && !phoneSealed),
    ).toBe(true)
    expect(await forget()).toBe('done 0')
  })
})
