import type { Town } from '../open-town'
import {
  anAccount,
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  wangXiuying,
  waterSecretary,
} from '../town'
import {
  acceptedForClaims,
  asked,
  keptRequests,
  lamp,
  openResidentsTown,
  sunnyStaff,
  wangAyi,
  zhangDaye,
} from './asking'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const act = (requestId: string, tapId = newTap()) => ({ requestId, tapId })
const noted = (requestId: string, note: string) => ({ requestId, tapId: newTap(), note })

describe('a resident asks', () => {
  it('G20 A54 asks with what, where and when; it is with the community', async () => {
    const request = await asked(town)
    expect(request).toMatchObject({
      state: 'submitted',
      community: { orgId: 'sunny' },
      estate: { name: '桂花园' },
      building: '3号楼',
      text: '客厅的灯不亮了',
      no: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      words: 'clear',
      isUrgent: false,
    })
    const listed = await town.as(sunnySecretary).call('requests.list', {
      communityId: 'sunny',
      show: 'new',
      cursor: null,
    })
    expect(listed).toMatchObject({ ok: true, value: { items: [{ requestId: request.requestId }] } })
  })

  it('G20 the same tap asks once, and is answered alike', async () => {
    const told = lamp()
    const answers = await Promise.all([1, 2, 3].map(() => town.as(wangAyi).call('requests.submit', told)))
    expect(new Set(answers.map(answer => answer.ok && answer.value.request.requestId)).size).toBe(1)
    expect(await keptRequests(town)).toHaveLength(1)
  })

  it('G20 a home that was remembered is enough the next time: three taps', async () => {
    await asked(town)
    const home = await town.as(wangAyi).call('requests.categories', {})
    expect(home).toMatchObject({
      value: { home: { estate: { name: '桂花园' }, hasDoor: true, hasName: true, phoneTail: '2222' } },
    })
    const again = await asked(town, {
      where: { kind: 'home' },
      text: null,
      answers: [{ question: '是什么坏了', answer: '水龙头水管' }],
      name: null,
      phone: null,
    })
    expect(again).toMatchObject({ building: '3号楼', phoneTail: '2222' })
  })

  it('G180 name, number and door are sealed, and stand nowhere in clear', async () => {
    await asked(town)
    const kept = JSON.stringify([await keptRequests(town), await town.cloud.documents('requestHomes')])
    for (const secret of ['王阿姨', '19911112222', '501']) expect(kept).not.toContain(secret)
  })

  it('G23 danger is told at once, and the request is kept all the same', async () => {
    const answer = await town.as(wangAyi).call('requests.submit', lamp({ text: '厨房煤气味很大' }))
    expect(answer).toMatchObject({ ok: true, value: { emergency: '119', request: { isUrgent: true } } })
  })

  it('G22 asks for somebody else only when he or she agrees', async () => {
    const told = lamp({ forWhom: 'parent' })
    expect(await town.as(zhangDaye).call('requests.submit', told)).toMatchObject({
      refusal: 'consentOfOtherNeeded',
    })
    expect(await town.as(zhangDaye).call('requests.submit', { ...told, hasAgreed: true })).toMatchObject({
      ok: true,
    })
  })

  it('G24 the same public spot: somebody asked already, and one may join; nobody learns of a neighbour’s home', async () => {
    const spot = {
      where: { kind: 'spot', estateId: 'garden', spot: '3号楼门口' },
      category: 'environment',
    } as const
    const first = await asked(town, { ...spot, text: '下水道堵了' })
    const second = await town.as(zhangDaye).call('requests.submit', lamp({ ...spot, text: '下水道又堵了' }))
    expect(second).toMatchObject({ refusal: 'someoneAsked', detail: { requestId: first.requestId } })
    const joined = await town.as(zhangDaye).call('requests.join', act(first.requestId))
    expect(joined).toMatchObject({ ok: true, value: { request: { alsoAsked: 1 } } })
    const mine = await town.as(zhangDaye).call('requests.mine', { cursor: null })
    expect(mine).toMatchObject({ value: { items: [{ requestId: first.requestId }] } })

    await asked(town)
    expect(await town.as(zhangDaye).call('requests.submit', lamp())).toMatchObject({ ok: true })
  })

  it('G24 once the lamp is mended, whoever asks for it anew asks as if for the first time', async () => {
    const spot = { where: { kind: 'spot', estateId: 'garden', spot: '3号楼门口' } } as const
    const first = await asked(town, spot)
    await town.as(wangAyi).call('requests.withdraw', act(first.requestId))
    const again = await town.as(zhangDaye).call('requests.submit', lamp(spot))
    expect(again).toMatchObject({ ok: true })
    expect(await town.as(wangAyi).call('requests.submit', lamp(spot))).toMatchObject({
      refusal: 'someoneAsked',
    })
  })

  it('G24 sixty who ask for one lamp at the same moment make one request; the others are told of it and join', async () => {
    const crowd = Array.from({ length: 60 }, (_, index) =>
      anAccount({ openid: `oLAMP${index}`, name: '邻居', phone: null }),
    )
    await town.cloud.load({ accounts: crowd })
    const spot = { where: { kind: 'spot', estateId: 'garden', spot: '3号楼门口' } } as const
    const answers = await Promise.all(
      crowd.map(({ _id }) => town.cloud.call(_id, 'api', { op: 'requests.submit', input: lamp(spot) })),
    )
    const told = answers as { ok: boolean; refusal?: string; detail?: { requestId: string } }[]
    expect(told.filter(({ ok }) => ok)).toHaveLength(1)
    expect(told.filter(({ refusal }) => refusal === 'someoneAsked')).toHaveLength(59)
    const [request, ...more] = await keptRequests(town)
    expect(more).toEqual([])
    const requestId = request?._id ?? ''
    const others = crowd.filter(({ _id }) => _id !== request?.askedBy)
    const joining = { op: 'requests.join', input: { requestId } }
    const joined = await Promise.all(
      others.map(({ _id }) =>
        town.cloud.call(_id, 'api', { ...joining, input: { ...joining.input, tapId: newTap() } }),
      ),
    )
    expect(joined.filter(one => !(one as { ok: boolean }).ok)).toEqual([])
    expect((await keptRequests(town))[0]?.askers).toHaveLength(60)
  })

  it('G182 words that the check doubts are kept, read by the community, and by others once a person cleared them', async () => {
    const request = await asked(town, { text: '帮我代开发票' })
    expect(request).toMatchObject({ words: 'doubtful', text: '帮我代开发票' })
    await acceptedForClaims(town, request)
    const seenBy = async (who: typeof liJianguo) => {
      const shown = await town.as(who).call('requests.show', { requestId: request.requestId })
      return shown.ok && shown.value.request.text
    }
    expect([await seenBy(liJianguo), await seenBy(sunnySecretary)]).toEqual([null, '帮我代开发票'])
    expect(await town.as(liJianguo).call('requests.clearWords', act(request.requestId))).toMatchObject({
      refusal: 'notAllowed',
    })
    await town.as(sunnyStaff).call('requests.clearWords', act(request.requestId))
    expect(await seenBy(liJianguo)).toBe('帮我代开发票')
  })

  it.each([
    ['nothing said', { text: null }, 'nothingSaid'],
    ['no home yet', { where: { kind: 'home' } }, 'homeUnknown'],
    ['an estate that is none', { where: { kind: 'spot', estateId: 'sunny', spot: '门口' } }, 'unknownPlace'],
    ['an answer to another question', { answers: [{ question: '年龄', answer: '73' }] }, 'unknownQuestion'],
    ['a photo that nobody took in', { photoIds: ['pnobody1'] }, 'notYourUpload'],
    ['too many photos', { photoIds: ['p1', 'p2', 'p3', 'p4'] }, 'tooManyPhotos'],
    ['the same photo twice', { photoIds: ['p1', 'p1'] }, 'badInput'],
    ['a recording for a photo', { photoIds: ['v1'] }, 'badInput'],
    ['an address for a photo', { photoIds: ['cloud://local.x/incoming/a.jpg'] }, 'badInput'],
    ['5,000 characters', { text: '长'.repeat(5000) }, 'badInput'],
    ['a control character', { text: '灯\u0007' }, 'badInput'],
    ['a number that is none', { phone: '12' }, 'badInput'],
  ] as const)('G20 %s is refused and changes nothing', async (_name, told, refusal) => {
    const answer = await town.as(wangAyi).call('requests.submit', lamp(told as object))
    expect(answer).toMatchObject({ ok: false, refusal })
    expect(await keptRequests(town)).toEqual([])
  })

  it('G20 emoji alone, a name of rare characters, and a text of exactly 500 arrive', async () => {
    const request = await asked(town, { text: '🙏', name: '𠮷䶮' })
    const shown = await town.as(sunnySecretary).call('requests.contact', { requestId: request.requestId })
    expect(shown).toMatchObject({ value: { name: '𠮷䶮' } })
    expect((await asked(town, { text: '长'.repeat(500) })).text).toHaveLength(500)
  })

  it('G20 several lines arrive as they were typed, and Enter in the name of a spot is a space', async () => {
    const request = await asked(town, {
      text: '灯不亮了\r\n请来看看 🙏\n',
      where: { kind: 'spot', estateId: 'garden', spot: '3号楼\n门口' },
    })
    expect(request).toMatchObject({ text: '灯不亮了\n请来看看 🙏', spot: '3号楼 门口' })
  })

  it('G20 rare characters arrive as they were written', async () => {
    const request = await asked(town, { text: '𠮷祥里的䶮先生 🙏' })
    expect(request.text).toBe('𠮷祥里的䶮先生 🙏')
  })

  it('G20 nobody asks before agreeing, and the eleventh of a day goes to the telephone', async () => {
    expect(await town.as(stranger).call('requests.submit', lamp())).toMatchObject({
      refusal: 'consentNeeded',
    })
    for (let times = 0; times < 10; times++) await asked(town)
    expect(await town.as(wangAyi).call('requests.submit', lamp())).toMatchObject({ refusal: 'tooManyToday' })
  })
})

describe('by telephone', () => {
  it('G22 U2 the secretary writes it down; it is accepted in the same breath', async () => {
    const told = {
      tapId: newTap(),
      communityId: 'sunny',
      kind: 'help',
      category: 'healthCare',
      estateId: 'garden',
      building: '3号楼',
      door: '101',
      spot: null,
      when: 'soon',
      text: '想请人量血压',
      forWhom: 'me',
      name: '老周',
      phone: '09128888888',
      isOpenToClaims: true,
    } as const
    const answer = await town.as(sunnyStaff).call('requests.submitFor', told)
    expect(answer).toMatchObject({
      ok: true,
      value: {
        request: { state: 'accepted', isOpenToClaims: true, steps: [{ act: 'submit' }, { act: 'accept' }] },
      },
    })
    const again = await town.as(sunnyStaff).call('requests.submitFor', told)
    expect(again).toMatchObject({ value: { request: { steps: [{ act: 'submit' }, { act: 'accept' }] } } })
    expect(await town.as(riverSecretary).call('requests.submitFor', told)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await keptRequests(town)).toHaveLength(1)
  })
})

describe('the road', () => {
  it('A54 G30 G38 asked, accepted, claimed, on the way, done, confirmed: each step with its time and who', async () => {
    const { requestId } = await asked(town)
    await acceptedForClaims(town, await asked(town, { text: '别的事' }))
    await acceptedForClaims(town, { requestId } as never)
    const li = town.as(liJianguo)
    expect(await li.call('requests.claim', act(requestId))).toMatchObject({
      value: { request: { state: 'assigned', volunteers: [{ name: '李建国' }] } },
    })
    expect(await li.call('requests.setOut', act(requestId))).toMatchObject({ ok: true })
    expect(await li.call('requests.finish', noted(requestId, '换了灯管'))).toMatchObject({
      value: { request: { state: 'done', dueAt: null } },
    })
    const confirmed = await town.as(wangAyi).call('requests.confirm', act(requestId))
    expect(confirmed).toMatchObject({
      value: {
        request: {
          state: 'confirmed',
          steps: [
            { act: 'submit', by: { party: 'asker', name: null } },
            { act: 'accept', by: { party: 'host', role: 'communitySecretary', place: '阳光社区' } },
            { act: 'claim', by: { name: '李建国' } },
            { act: 'setOut' },
            { act: 'finish', note: '换了灯管' },
            { act: 'confirm' },
          ],
        },
      },
    })
  })

  it('G28 of two who claim at once one wins, and the other is thanked', async () => {
    const request = await asked(town)
    await acceptedForClaims(town, request)
    const answers = await Promise.all(
      [liJianguo, wangXiuying].map(who => town.as(who).call('requests.claim', act(request.requestId))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: 'someoneFaster' })
    const [kept] = await keptRequests(town)
    expect(kept?.volunteerIds).toHaveLength(1)
  })

  it('G28 X17 gives it back in one tap without a reason, and it is open again; the tap may come twice', async () => {
    const request = await asked(town)
    await acceptedForClaims(town, request)
    await town.as(liJianguo).call('requests.claim', act(request.requestId))
    const tap = act(request.requestId)
    for (const _time of [1, 2]) {
      expect(await town.as(liJianguo).call('requests.release', tap)).toMatchObject({
        ok: true,
        value: { request: { state: 'accepted', volunteers: [] } },
      })
    }
    expect((await keptRequests(town))[0]?.steps.filter(({ act }) => act === 'release')).toHaveLength(1)
  })

  it('A122 a volunteer of another community neither sees nor claims it', async () => {
    const request = await asked(town)
    await acceptedForClaims(town, request)
    for (const who of [chenMing, riverSecretary, waterSecretary, zhangDaye]) {
      expect(await town.as(who).call('requests.show', { requestId: request.requestId })).toMatchObject({
        refusal: 'notAllowed',
      })
      expect(await town.as(who).call('requests.claim', act(request.requestId))).toMatchObject({
        refusal: 'notAllowed',
      })
    }
    expect(await town.as(chenMing).call('requests.listOpen', { cursor: null })).toMatchObject({
      value: { items: [] },
    })
  })

  it('A54 the community sends two, by name, from its own people alone', async () => {
    const { requestId } = await asked(town)
    const send = (memberIds: string[]) =>
      town.as(sunnySecretary).call('requests.assign', { tapId: newTap(), requestId, memberIds })
    expect(await send(['m_oCHEN'])).toMatchObject({ refusal: 'personUnknown' })
    expect(await send(['m_oLI', 'm_oWANG'])).toMatchObject({
      value: { request: { state: 'assigned', volunteers: [{ name: '李建国' }, { name: '王秀英' }] } },
    })
    const left = await town.as(liJianguo).call('requests.release', act(requestId))
    expect(left).toMatchObject({ ok: true })
    expect((await keptRequests(town))[0]).toMatchObject({ state: 'assigned', volunteerIds: ['m_oWANG'] })
  })

  it('G29 the door is told to whoever has it, while it has to be known, and each look leaves a row', async () => {
    const request = await asked(town)
    const { requestId } = request
    await acceptedForClaims(town, request)
    const doorFor = async (who: typeof liJianguo) => {
      const answer = await town.as(who).call('requests.contact', { requestId })
      return answer.ok ? answer.value.door : answer.refusal
    }
    expect(await doorFor(liJianguo)).toBe('notAllowed')
    await town.as(liJianguo).call('requests.claim', act(requestId))
    expect([await doorFor(liJianguo), await doorFor(wangXiuying), await doorFor(sunnySecretary)]).toEqual([
      '2单元501',
      'notAllowed',
      '2单元501',
    ])
    await town.as(liJianguo).call('requests.finish', { ...act(requestId), note: null })
    expect(await doorFor(liJianguo)).toBe('notAllowed')
    const rows = (await town.cloud.documents('audits')) as unknown as {
      operation: string
      matters?: { matterId: string }[]
    }[]
    const looks = rows.filter(({ operation }) => operation === 'requests.contact')
    expect(looks.map(({ matters }) => matters?.[0]?.matterId)).toEqual([requestId, requestId])
  })

  it('G30 “没能办成” is an answer; the resident opens it again once, then the secretary', async () => {
    const { requestId } = await asked(town)
    await acceptedForClaims(town, { requestId } as never)
    const gaveUp = await town
      .as(sunnySecretary)
      .call('requests.giveUp', noted(requestId, '要请物业换整条线路'))
    expect(gaveUp).toMatchObject({ value: { request: { state: 'notSolved' } } })
    const reopen = (who: typeof wangAyi) => town.as(who).call('requests.reopen', noted(requestId, '还是不亮'))
    expect(await reopen(wangAyi)).toMatchObject({ value: { request: { state: 'reopened' } } })
    await town.as(sunnySecretary).call('requests.decline', noted(requestId, '属于物业维修'))
    expect(await reopen(wangAyi)).toMatchObject({ refusal: 'reopenedBefore' })
    expect(await reopen(sunnySecretary)).toMatchObject({ ok: true })
    expect(await town.as(liJianguo).call('requests.reopen', noted(requestId, '我来'))).toMatchObject({
      refusal: 'notAllowed',
    })
  })

  it('A71 an opinion ends with the community’s answer, which the resident reads and may take further', async () => {
    const { requestId } = await asked(town, { kind: 'opinion', category: 'other' })
    const answer = (who: Person, note = '长椅下个月装在南门') =>
      town.as(who).call('requests.answer', noted(requestId, note))
    for (const who of [wangAyi, liJianguo, riverSecretary]) {
      expect(await answer(who)).toMatchObject({ refusal: 'notAllowed' })
    }
    const answered = await answer(sunnySecretary)
    expect(answered).toMatchObject({
      value: { request: { state: 'done', dueAt: null, can: { answer: false, confirm: false } } },
    })
    expect(await answer(sunnySecretary)).toMatchObject({ refusal: 'movedOn', detail: { state: 'done' } })
    const told = await town.as(wangAyi).call('notices.list', { cursor: null })
    expect(JSON.stringify(told)).toContain('长椅下个月装在南门')
    const further = await town.as(wangAyi).call('requests.reopen', noted(requestId, '北门更晒不着'))
    expect(further).toMatchObject({ value: { request: { state: 'reopened' } } })
    expect(await answer(sunnySecretary, '那就装在北门')).toMatchObject({ ok: true })
    const clear = await town.as(wangAyi).call('requests.confirm', act(requestId))
    expect(clear).toMatchObject({ value: { request: { state: 'confirmed' } } })
  })

  it('A71 help does not end with words', async () => {
    const { requestId } = await asked(town)
    const answer = await town.as(sunnySecretary).call('requests.answer', noted(requestId, '知道了'))
    expect(answer).toMatchObject({ refusal: 'movedOn', detail: { state: 'submitted' } })
  })

  it('G33 the resident withdraws, and nobody moves it any more', async () => {
    const { requestId } = await asked(town)
    expect(await town.as(wangAyi).call('requests.withdraw', act(requestId))).toMatchObject({ ok: true })
    const late = await town
      .as(sunnySecretary)
      .call('requests.assign', { ...act(requestId), memberIds: ['m_oLI'] })
    expect(late).toMatchObject({ refusal: 'movedOn', detail: { state: 'withdrawn' } })
  })

  it('G31 the clock stands still while we wait for the resident', async () => {
    const request = await asked(town)
    await acceptedForClaims(town, request)
    const { requestId } = request
    await town.as(sunnySecretary).call('requests.wait', noted(requestId, '灯是什么型号？'))
    await town.cloud.clock({ now: noon('2026-12-20'), freeze: true })
    const waiting = await town.as(sunnySecretary).call('requests.show', { requestId })
    expect(waiting).toMatchObject({ value: { request: { isWaiting: true, isLate: false } } })
    const goesOn = await town.as(wangAyi).call('requests.goOn', noted(requestId, '圆的，吸顶灯'))
    expect(goesOn).toMatchObject({ value: { request: { isWaiting: false, isLate: false } } })
  })

  it('G38 asks how it stands once a day', async () => {
    const { requestId } = await asked(town)
    const nudge = () => town.as(wangAyi).call('requests.nudge', act(requestId))
    expect(await nudge()).toMatchObject({ ok: true })
    expect(await nudge()).toMatchObject({ refusal: 'nudgedToday' })
    await town.cloud.clock({ now: noon('2026-11-23'), freeze: true })
    expect(await nudge()).toMatchObject({ ok: true })
  })

  it('A122 of two secretaries one accepts, the other is told; fifty at once; the next community’s stays', async () => {
    const { requestId } = await asked(town)
    const accept = (who: typeof office) =>
      town.as(who).call('requests.accept', {
        tapId: newTap(),
        communityId: 'sunny',
        requestIds: [requestId, 'qnobody'],
        isOpenToClaims: false,
      })
    const answers = await Promise.all([accept(sunnySecretary), accept(office)])
    const firsts = answers.flatMap(answer => (answer.ok ? [answer.value.items[0]] : []))
    expect(firsts.filter(item => item?.ok)).toHaveLength(1)
    expect(firsts.find(item => !item?.ok)).toMatchObject({ refusal: 'movedOn' })
    expect((await keptRequests(town))[0]?.steps.filter(({ act }) => act === 'accept')).toHaveLength(1)
    expect(await accept(riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
  })
})
