import type { Input } from '../../types/api'
import type { ServiceRequest } from '../../types/requests'
import type { Town } from '../open-town'
import { acceptedForClaims, asked, keptRequests, openResidentsTown, wangAyi } from '../requests/asking'
import { liJianguo, newTap, office, riverSecretary, sunnySecretary, today } from '../town'
import { clientOf, GeoError } from './client'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

async function keyFor(scope: Partial<Input<'exchange.createKey'>> = {}) {
  const answer = await town.as(office).call('exchange.createKey', {
    tapId: newTap(),
    consumer: '市 12345 热线',
    communityIds: ['sunny'],
    mayRead: true,
    mayWrite: true,
    perMinute: 600,
    ...scope,
  })
  if (!answer.ok || answer.value.key === null) throw new Error('no key')
  return { key: answer.value.key, keyId: answer.value.item.keyId }
}

const client = (key: string, jurisdiction?: string) =>
  clientOf(`${town.cloud.url}/http/open311`, key, jurisdiction)

const connected = async (scope: Partial<Input<'exchange.createKey'>> = {}) =>
  client((await keyFor(scope)).key)

const lampTold = (told: Record<string, string> = {}) => ({
  service_code: 'appliances',
  address_id: 'garden',
  description: '客厅的灯不亮了',
  'attribute[external_id]': 'HOT-1',
  ...told,
})

const refusalOf = async (asking: Promise<unknown>) => {
  const error = await asking.then(
    () => new Error('answered'),
    (error: unknown) => error,
  )
  if (!(error instanceof GeoError)) throw error
  return error.refusal
}

const statusOf = async (asking: Promise<unknown>) => (await refusalOf(asking)).status

describe('G39 what a system may ask', () => {
  it('G39 lists the services, and what each one asks, as the specification has it', async () => {
    const hotline = await connected()
    expect(await hotline.services()).toHaveLength(9)
    const [number, ...questions] = await hotline.definition('appliances')
    expect(number).toMatchObject({ code: 'external_id', required: true })
    expect(questions[0]?.values[0]).toEqual({ key: '灯和插座', name: '灯和插座' })
  })

  it('G39 shows estate, category, state and dates, and nothing of the person, the words or the door', async () => {
    const request = await asked(town)
    const hotline = await connected()
    const shown = await hotline.request(request.requestId)
    expect(shown).toMatchObject({
      service_request_id: request.requestId,
      status: 'open',
      service_code: 'appliances',
      address_id: 'garden',
      requested_datetime: '2026-11-22T04:00:00Z',
      extended_attributes: { state: 'submitted', jurisdiction_id: 'sunny', estate_name: '桂花园' },
    })
    const [kept] = await keptRequests(town)
    const told = JSON.stringify([shown, await hotline.requests()])
    for (const secret of [kept?.text, '王阿姨', '2222', '501', '3号楼', wangAyi.openid]) {
      expect(told).not.toContain(secret)
    }
  })

  it('G39 brings a matter by the same road: it waits for a person’s eye and then for an answer', async () => {
    const hotline = await connected()
    const made = await hotline.post(
      lampTold({
        phone: '19911113333',
        last_name: '王',
        first_name: '阿姨',
        address_string: '桂花园3号楼501',
        'attribute[q1]': '灯和插座',
      }),
    )
    const [kept] = await keptRequests(town)
    expect(kept).toMatchObject({
      _id: made.service_request_id,
      way: 'exchange',
      state: 'submitted',
      words: 'unread',
      place: { communityId: 'sunny', estateId: 'garden', building: null, spot: null },
      answers: [{ question: '是什么坏了', answer: '灯和插座' }],
      phoneTail: '3333',
    })
    expect(JSON.stringify(kept)).not.toMatch(/19911113333|501/)
    const listed = await town.as(sunnySecretary).call('requests.list', {
      communityId: 'sunny',
      show: 'new',
      cursor: null,
    })
    expect(listed).toMatchObject({ ok: true, value: { items: [{ text: '客厅的灯不亮了' }] } })
    const contact = await town
      .as(sunnySecretary)
      .call('requests.contact', { requestId: made.service_request_id })
    expect(contact).toMatchObject({ value: { name: '王阿姨', phone: '19911113333', door: '桂花园3号楼501' } })
  })

  it('G39 the same key and number are one matter, also twenty at once; another key’s number is another', async () => {
    const hotline = await connected()
    const made = await Promise.all(Array.from({ length: 20 }, () => hotline.post(lampTold())))
    expect(new Set(made.map(one => one.service_request_id)).size).toBe(1)
    const grid = await connected({ consumer: '网格系统' })
    await grid.post(lampTold())
    expect(await keptRequests(town)).toHaveLength(2)
  })

  it('G30 G39 follows a matter to an honest end', async () => {
    const hotline = await connected()
    const request = await asked(town)
    await acceptedForClaims(town, request)
    await town.as(liJianguo).call('requests.claim', { requestId: request.requestId, tapId: newTap() })
    const note = '配件买不到，请王阿姨找厂家'
    await town.as(liJianguo).call('requests.giveUp', { requestId: request.requestId, note, tapId: newTap() })
    const ended = await hotline.request(request.requestId)
    expect(ended).toMatchObject({ status: 'closed', extended_attributes: { state: 'notSolved' } })
    expect(ended.status_notes).toContain('没有办成')
    const updates = await hotline.updates({ start_date: '2026-11-22T00:00:00+08:00' })
    expect(updates.map(({ status }) => status)).toEqual(['open', 'open', 'open', 'closed'])
    expect(JSON.stringify(updates)).not.toMatch(/配件|李建国/)
    expect(
      await hotline.updates({ start_date: '2026-11-22T12:00:01+08:00', end_date: '2026-11-23T00:00:00Z' }),
    ).toEqual([])
  })

  it('G39 says at once whom to ring in danger', async () => {
    const hotline = await connected()
    const made = await hotline.post(lampTold({ description: '厨房有煤气味' }))
    expect(made.service_notice).toContain('119')
  })

  it('G39 answers in XML as in JSON', async () => {
    const hotline = await connected()
    const request = await asked(town, { category: 'healthCare' })
    const { value } = await hotline.ask('requests.xml')
    expect(value).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<service_requests><request><service_request_id>/,
    )
    expect(value).toContain(
      `<service_request_id>${request.requestId}</service_request_id><status>open</status>`,
    )
    expect((await hotline.ask('services.xml')).value).toMatch(/<services><service><service_code>policyLaw</)
    const { value: definition } = await hotline.ask('services/healthCare.xml')
    expect(definition).toMatch(
      /<service_definition><service_code>healthCare<\/service_code><attributes><attribute>/,
    )
    const answer = await fetch(`${town.cloud.url}/http/open311/requests.xml?api_key=%3Cscript%3E`)
    expect([answer.status, await answer.text()]).toEqual([
      403,
      '<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>403</code><description>api_key is not valid</description></error></errors>\n',
    ])
  })
})

describe('G39 pages by date', () => {
  const minute = 60_000
  const many = (one: ServiceRequest, count: number): ServiceRequest[] =>
    Array.from({ length: count }, (_, index) => {
      const _id = `qmany${String(index).padStart(4, '0')}`
      // Fifty at the same moment, so that a page ends among equals.
      const askedAt = today - Math.floor(index / 50) * minute - minute
      const key = `${String(askedAt).padStart(15, '0')}_${_id}`
      const isOver = index % 3 === 0
      return {
        ...one,
        _id,
        spotKey: _id,
        askedAt,
        askedKey: key,
        movedKey: key,
        category: index % 2 ? 'security' : 'appliances',
        state: isOver ? 'confirmed' : 'submitted',
      }
    })

  it('G39 gives each matter once over all pages, filtered or not, and costs the same on each', async () => {
    await asked(town)
    const [one] = await keptRequests(town)
    if (!one) throw new Error('nothing kept')
    const hotline = await connected()
    await town.cloud.load({ requests: many(one, 230) })
    const { found, pages } = await hotline.everything()
    expect([
      found.length,
      new Set(found.map(({ service_request_id }) => service_request_id)).size,
      pages,
    ]).toEqual([231, 231, 3])
    expect((await hotline.everything({ status: 'closed', service_code: 'security' })).found).toHaveLength(38)
    const some = await hotline.everything({
      start_date: new Date(today - 2 * minute).toISOString(),
      end_date: new Date(today).toISOString(),
    })
    expect(some.found).toHaveLength(100)
    const examined: number[] = []
    for (const at of [0, 4]) {
      await town.cloud.resetCounts()
      await hotline.ask('requests.json', { end_date: new Date(today - at * minute + 1).toISOString() })
      const count = (await town.cloud.counts()).find(({ op }) => op === 'exchange')
      expect([count?.calls, count?.depth]).toEqual([3, 3])
      examined.push(count?.examined ?? 0)
    }
    expect(Math.max(...examined)).toBeLessThanOrEqual(103)
  })

  it('G39 bringing costs 3 calls on a warm instance, looking at one 3, a forged key none', async () => {
    const { key } = await keyFor()
    const hotline = client(key)
    const calls = async (asking: () => Promise<unknown>) => {
      await town.cloud.resetCounts()
      await asking().catch(() => undefined)
      return (await town.cloud.counts()).find(({ op }) => op === 'exchange')?.calls ?? 0
    }
    const made = await hotline.post(lampTold())
    expect(await calls(() => hotline.post(lampTold({ 'attribute[external_id]': 'HOT-2' })))).toBe(3)
    expect(await calls(() => hotline.request(made.service_request_id))).toBe(3)
    expect(await calls(() => client(`${key.slice(0, -3)}AAA`).services())).toBe(0)
  })
})

describe('G39 who may not', () => {
  it('G39 a missing, forged, foreign or revoked key opens nothing', async () => {
    const { key, keyId } = await keyFor()
    const [id = '', secret = '', check = ''] = key.split('.')
    const turned = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`
    const forged = [
      '',
      'x',
      id,
      `${id}.${turned}.${check}`,
      `${id}.${secret}`,
      `kAAAA.${secret}.${check}`,
      `${key}0`,
    ]
    for (const one of forged) expect(await statusOf(client(one).services())).toBe(403)
    expect(await client(key).services()).toHaveLength(9)
    await town.as(office).call('exchange.revokeKey', { tapId: newTap(), keyId })
    const refusals = [await refusalOf(client(key).services()), await refusalOf(client('x').services())]
    expect(refusals[0]).toEqual(refusals[1])
    expect(await statusOf(client(key).post(lampTold()))).toBe(403)
    expect(await keptRequests(town)).toEqual([])
  })

  it('G39 a key reaches its communities and acts, and what lies outside is as if it were not there', async () => {
    const request = await asked(town)
    const river = await connected({ communityIds: ['river'] })
    expect(await refusalOf(river.request(request.requestId))).toEqual(
      await refusalOf(river.request('qnothing')),
    )
    expect(await river.requests({ service_request_id: request.requestId })).toEqual([])
    expect(await statusOf(river.requests({ jurisdiction_id: 'sunny' }))).toBe(404)
    expect(await statusOf(river.post(lampTold()))).toBe(404)
    expect(await statusOf(river.post(lampTold({ address_id: '', address_string: '桂花园3号楼' })))).toBe(400)
    const { address_id: _none, ...inWords } = lampTold({ address_string: '老粮站家属院3号楼' })
    expect((await river.post(inWords)).service_request_id).toBeTruthy()

    const reader = await connected({ mayWrite: false })
    const writer = await connected({ mayRead: false })
    expect([await statusOf(reader.post(lampTold())), await statusOf(writer.requests())]).toEqual([403, 403])
    expect(await statusOf(writer.request(request.requestId))).toBe(403)

    const both = await keyFor({ communityIds: ['sunny', 'river'] })
    expect(await statusOf(client(both.key).requests())).toBe(400)
    expect(await client(both.key, 'sunny').requests()).toHaveLength(1)
  })

  it('G39 no more than so many a minute, counted exactly, and again in the next', async () => {
    const hotline = await connected({ perMinute: 5 })
    const asking = () =>
      hotline.services().then(
        () => 200,
        (error: GeoError) => error.refusal.status,
      )
    // Four at once: of twelve the gateway would give up on some beside a busy machine, and they would count unseen.
    const outcomes: number[] = []
    for (let round = 0; round < 3; round++) {
      outcomes.push(...(await Promise.all(Array.from({ length: 4 }, asking))))
    }
    expect(outcomes.filter(status => status === 200)).toHaveLength(5)
    expect(await refusalOf(hotline.services())).toMatchObject({ status: 429, retryAfter: '60' })
    await town.cloud.clock({ advance: 60_000 })
    expect(await hotline.services()).toHaveLength(9)
  })

  it('A71 a suggestion to the community is nobody else’s', async () => {
    const opinion = await asked(town, { kind: 'opinion' })
    const hotline = await connected()
    expect(await hotline.requests()).toEqual([])
    expect(await statusOf(hotline.request(opinion.requestId))).toBe(404)
  })

  it.each([
    ['no service', { service_code: '' }, 400],
    ['an unknown service', { service_code: 'graffiti' }, 404],
    ['no number', { 'attribute[external_id]': '' }, 400],
    ['an odd number', { 'attribute[external_id]': '<b>' }, 400],
    ['too many words', { description: '长'.repeat(501) }, 400],
    ['words that turn round', { description: '\u202eabc' }, 400],
    ['a picture', { media_url: 'https://example.org/a.jpg' }, 400],
    ['a position', { lat: '34.1' }, 400],
    ['an e-mail', { email: 'a@example.org' }, 400],
    ['a number that is none', { phone: '12' }, 400],
    ['an answer to nothing', { 'attribute[q2]': '能' }, 400],
    ['an estate that is none', { address_id: 'sunny' }, 404],
  ])('G39 %s changes nothing', async (_what, told, status) => {
    const hotline = await connected()
    expect(await statusOf(hotline.post(lampTold(told as Record<string, string>)))).toBe(status)
    expect(await keptRequests(town)).toEqual([])
  })

  it('G39 odd questions are told so, and none is a surprise', async () => {
    const { key } = await keyFor()
    const hotline = client(key)
    expect(await statusOf(hotline.requests({ start_date: '2026-11-22' }))).toBe(400)
    expect(await statusOf(hotline.requests({ start_date: '2026-01-01T00:00:00Z' }))).toBe(400)
    expect(await statusOf(hotline.requests({ status: 'lost' }))).toBe(400)
    expect(await statusOf(hotline.requests({ secret: '1' }))).toBe(400)
    expect(await statusOf(hotline.requests({ service_code: 'graffiti' }))).toBe(404)
    const at = (path: string, request: RequestInit = {}) =>
      fetch(`${town.cloud.url}/http/open311${path}`, {
        ...request,
        headers: { 'x-api-key': key, ...request.headers },
      })
    const json = { 'content-type': 'application/json' }
    const statuses = await Promise.all([
      at('/services.json'),
      at('/services'),
      at('/'),
      at('/tokens/1.json'),
      at('/requests.json', { method: 'DELETE' }),
      at('/requests.json', { method: 'POST', body: '{}', headers: json }),
      at('/requests.json', { method: 'POST', body: 'a=1'.repeat(20_000), headers: json }),
      at(`/requests/${'x'.repeat(200)}.json`),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([200, 404, 404, 404, 400, 400, 400, 404])
    for (const answer of statuses.slice(1))
      expect(await answer.json()).toMatchObject([{ code: answer.status }])
  })

  it('G39 nobody’s phone reaches it', async () => {
    await expect(town.cloud.call(office.openid, 'exchange', { path: '/services.json' })).rejects.toThrow()
  })
})

describe('G39 keys in the office', () => {
  it('G39 a key is told once, to the same tap once more, and nothing that is kept opens anything', async () => {
    const tapId = newTap()
    const { key, keyId } = await keyFor({ tapId })
    expect(await keyFor({ tapId })).toEqual({ key, keyId })
    const [kept, ...others] = await town.cloud.documents('exchangeKeys')
    expect(others).toEqual([])
    const secret = key.split('.')[1] ?? ''
    expect(JSON.stringify(kept)).not.toContain(secret)
    expect(JSON.stringify(await town.as(office).call('exchange.listKeys', { cursor: null }))).not.toContain(
      secret,
    )
    await town.cloud.clock({ advance: 11 * 60_000 })
    const later = {
      tapId,
      consumer: '市 12345 热线',
      communityIds: ['sunny'],
      mayRead: true,
      mayWrite: true,
      perMinute: 600,
    }
    expect(await town.as(office).call('exchange.createKey', later)).toMatchObject({
      ok: true,
      value: { key: null },
    })
  })

  it('G39 says when a key was used last, and a second revoking is shown as done', async () => {
    const { key, keyId } = await keyFor()
    await client(key).services()
    const listed = await town.as(office).call('exchange.listKeys', { cursor: null })
    expect(listed).toMatchObject({
      value: { items: [{ keyId, usedOn: '2026-11-22', state: 'open', communities: [{ name: '阳光社区' }] }] },
    })
    const revoke = () => town.as(office).call('exchange.revokeKey', { tapId: newTap(), keyId })
    const [first, second] = await Promise.all([revoke(), revoke()])
    expect(first).toEqual(second)
    expect(first).toMatchObject({ ok: true, value: { item: { state: 'revoked', can: { revoke: false } } } })
  })

  it('G39 lists page by page, the newest first', async () => {
    for (let made = 0; made < 21; made++) await keyFor({ consumer: `系统 ${made}` })
    const first = await town.as(office).call('exchange.listKeys', { cursor: null })
    if (!first.ok) throw new Error(first.refusal)
    const rest = await town.as(office).call('exchange.listKeys', { cursor: first.value.cursor })
    if (!rest.ok) throw new Error(rest.refusal)
    expect([first.value.items.length, rest.value.items.length, rest.value.cursor]).toEqual([20, 1, null])
  })

  it('G39 refuses a key for nothing, for nowhere and by anybody else', async () => {
    const ask = (told: Partial<Input<'exchange.createKey'>>, who = office) =>
      town.as(who).call('exchange.createKey', {
        tapId: newTap(),
        consumer: '网格',
        communityIds: ['sunny'],
        mayRead: true,
        mayWrite: false,
        perMinute: 60,
        ...told,
      })
    expect(await ask({ mayRead: false })).toMatchObject({ refusal: 'nothingAllowed' })
    expect(await ask({ communityIds: ['garden'] })).toMatchObject({ refusal: 'unknownPlace' })
    expect(await ask({ communityIds: [] })).toMatchObject({ refusal: 'badInput' })
    expect(await ask({ perMinute: 100_000 })).toMatchObject({ refusal: 'badInput' })
    for (const who of [sunnySecretary, riverSecretary, liJianguo]) {
      expect(await ask({}, who)).toMatchObject({ refusal: 'notAllowed' })
    }
    expect(await town.cloud.documents('exchangeKeys')).toEqual([])
  })
})
