import type { Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { acceptedInSunny, dispatchTo, li, wang } from '../registrations/registering'
import { aVersion } from '../rules/versions'
import {
  aMember,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from '../town'

let town: Town

function value<Found>(answer: { ok: true; value: Found } | { ok: false; refusal: string }): Found {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

const make = (
  kind: Input<'papers.make'>['kind'],
  memberIds: string[],
  who: Person = waterSecretary,
  tapId = newTap(),
  communityId = 'sunny',
) =>
  town
    .as(who)
    .call('papers.make', { tapId, kind, items: memberIds.map(memberId => ({ memberId, communityId })) })

async function codesOf(answer: Awaited<ReturnType<typeof make>>): Promise<string[]> {
  return value(answer).items.flatMap(item => (item.ok ? [item.code] : []))
}

const verify = (code: string, who: Person = liJianguo) => town.as(who).call('papers.verify', { code })

describe('a print run', () => {
  it('G08 A30 prints the letters of many in one file, as HTML behind an address that expires', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li, wang])
    const run = value(await make('letter', [li, wang, 'm_oCHEN']))
    expect(run.items).toMatchObject([
      { memberId: li, ok: true },
      { memberId: wang, ok: true },
      { memberId: 'm_oCHEN', ok: false, refusal: 'notAllowed' },
    ])
    const page = await fetch(run.url)
    const html = await page.text()
    expect(new URL(run.url).pathname).toMatch(/\.html$/)
    expect(html.split('<section class="paper">')).toHaveLength(3)
    for (const text of ['李建国', '王秀英', '阳光社区', '桂花园', '2026年11月22日', '1980年5月'])
      expect(html).toContain(text)
    const codes = run.items.flatMap(item => (item.ok ? [item.code] : []))
    for (const code of codes) expect(html).toContain(code)
    const rows = (await town.cloud.documents('audits')).filter(({ operation }) => operation === 'papers.make')
    expect(rows).toMatchObject([{ memberIds: [li, wang] }])
  })

  it('G08 A29 the community prints the card with both stubs, with the days of the steps', async () => {
    town = await openTown(townAtWork)
    await acceptedInSunny(town, [li])
    const { url } = value(await make('card', [li], sunnySecretary))
    const html = await (await fetch(url)).text()
    expect(html).toMatch(/第一联.*接收日期<\/td><td>2026年11月22日.*✂.*第二联/s)
  })

  it('G08 a tap that the network repeats is the same run', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    const tapId = newTap()
    const first = await make('letter', [li], waterSecretary, tapId)
    const second = await make('letter', [li], waterSecretary, tapId)
    expect(await codesOf(second)).toEqual(await codesOf(first))
    expect(await town.cloud.documents('papers')).toHaveLength(1)
    expect(await town.cloud.documents('paperRuns')).toHaveLength(1)
  })

  it('G08 nobody prints for people of others, nor for whom nobody has dispatched', async () => {
    town = await openTown({
      ...townAtWork,
      members: [
        ...townAtWork.members,
        aMember({ openid: 'oX', name: '外人', phone: null }, { branchId: 'schools1' }),
      ],
    })
    await dispatchTo(town, [li])
    for (const who of [riverSecretary, liJianguo]) {
      expect(await make('letter', [li], who)).toMatchObject({ refusal: 'notAllowed' })
    }
    const reason = { tapId: newTap(), communityId: 'sunny', memberId: li, reason: '派错了' }
    await town.as(waterSecretary).call('registrations.withdraw', reason)
    expect(await make('letter', [li])).toMatchObject({ refusal: 'nothingToPrint' })
    expect(await town.cloud.documents('papers')).toEqual([])
  })

  it('G08 the file is gone after two hours, the codes stay', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    const run = value(await make('letter', [li]))
    await town.cloud.fireTimer('jobs')
    expect((await fetch(run.url)).status).toBe(200)
    await town.cloud.clock({ advance: 3 * 60 * 60_000 })
    await town.cloud.fireTimer('jobs')
    expect(await town.cloud.documents('paperRuns')).toEqual([])
    expect((await fetch(run.url)).status).not.toBe(200)
    expect(await town.cloud.documents('papers')).toHaveLength(1)
  })
})

describe('a code', () => {
  it('G08 says whose paper it is with a masked name, and until when it holds', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    const [code = ''] = await codesOf(await make('letter', [li]))
    expect(value(await verify(code.toLowerCase().replaceAll('-', ' ')))).toEqual({
      kind: 'letter',
      maskedName: '李*国',
      unitName: '安平县水务局',
      communityName: '阳光社区',
      madeOn: '2026-11-22',
      state: 'valid',
    })
    const [later = ''] = await codesOf(await make('letter', [li]))
    expect(value(await verify(code)).state).toBe('replaced')
    expect(value(await verify(later)).state).toBe('valid')
    const [card = ''] = await codesOf(await make('card', [li]))
    expect(value(await verify(later)).state).toBe('valid')
    const reason = { tapId: newTap(), communityId: 'sunny', memberId: li, reason: '本人已搬走' }
    await town.as(sunnySecretary).call('registrations.decline', reason)
    expect([value(await verify(later)).state, value(await verify(card)).state]).toEqual([
      'withdrawn',
      'withdrawn',
    ])
  })

  it('G08 is asked for by anybody with consent, twenty times a day', async () => {
    town = await openTown(townAtWork)
    expect(await verify('0000-0000-0000', stranger)).toMatchObject({ refusal: 'consentNeeded' })
    const answers: string[] = []
    for (let tried = 0; tried < 21; tried++) {
      const answer = await verify(tried % 2 ? `no code ${tried}` : `0000-0000-00${tried + 10}`)
      answers.push(answer.ok ? 'yes' : answer.refusal)
    }
    expect(answers.slice(0, 20).every(refusal => refusal === 'unknownPaper')).toBe(true)
    expect(answers[20]).toBe('tooManyTries')
    expect(await verify('0000-0000-0000', office)).toMatchObject({ refusal: 'unknownPaper' })
  })
})

describe('the county’s own words', () => {
  const edit = (text: string) =>
    town.as(office).call('papers.editTemplate', { tapId: newTap(), kind: 'letter', text })

  it('X4 X22 replace the 示范文本 from the next print run on, and keep what was before', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    await edit('# 报到函\n兹有 {{name}} 同志')
    await edit('# 县里的报到函\n兹有 {{name}} 同志')
    const html = await (await fetch(value(await make('letter', [li])).url)).text()
    expect(html).toContain('<h1>县里的报到函</h1><p>兹有 李建国 同志</p>')
    expect(html).not.toContain('示范文本')
    const templates = value(await town.as(office).call('papers.listTemplates', {})).items
    expect(templates.map(({ kind, isExample }) => [kind, isExample])).toEqual([
      ['letter', false],
      ['card', true],
      ['basicInfo', true],
      ['handOver', true],
      ['volunteerForm', true],
    ])
    expect((await town.cloud.documents('paperTemplates'))[0]?.history).toHaveLength(2)
  })

  it('X4 refuses a placeholder that nobody knows, and a paper about nobody; nothing changes', async () => {
    town = await openTown(townAtWork)
    expect(await edit('{{name}} {{salary}}')).toMatchObject({
      refusal: 'unknownPlaceholder',
      detail: { names: ['salary'] },
    })
    expect(await edit('兹有某同志')).toMatchObject({ refusal: 'nameMissing' })
    expect(await town.cloud.documents('paperTemplates')).toEqual([])
  })
})

describe('which papers are printed', () => {
  it('X4 offers and prints only the papers that the county uses', async () => {
    const rules = [aVersion({ changes: { 'checkin.papers': ['card'] } })]
    town = await openTown({ ...townAtWork, rules })
    await dispatchTo(town, [li])
    const shown = value(
      await town.as(waterSecretary).call('registrations.show', { communityId: 'sunny', memberId: li }),
    )
    expect(shown.registration.papers).toEqual(['card'])
    expect(await make('letter', [li])).toEqual({ ok: false, refusal: 'notOffered' })
    expect(await make('card', [li])).toMatchObject({ ok: true })
    expect(await town.cloud.documents('papers')).toHaveLength(1)
  })

  it('X22 members print the card of their own facts, and nothing else, nor anybody else', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li, wang])
    const mine = value(await town.as(liJianguo).call('registrations.mine', {}))
    expect(mine.registration?.papers).toEqual(['basicInfo'])
    const { url, items } = value(await make('basicInfo', [li, wang], liJianguo))
    expect(items).toMatchObject([
      { memberId: li, ok: true },
      { memberId: wang, ok: false, refusal: 'notAllowed' },
    ])
    const html = await (await fetch(url)).text()
    expect(html).toMatch(/基本情况登记卡.*李建国/s)
    expect(html).not.toContain('王秀英')
    expect(await make('card', [li], liJianguo)).toEqual({ ok: false, refusal: 'notAllowed' })
    expect(
      (await town.cloud.documents('audits')).filter(({ operation }) => operation === 'papers.make'),
    ).toEqual([])
  })
})

describe('the words of a paper', () => {
  const edit = (text: string | null, who: Person = office) =>
    town.as(who).call('papers.editTemplate', { tapId: newTap(), kind: 'letter', text })
  const preview = (text: string, who: Person = office) =>
    town.as(who).call('papers.preview', { kind: 'letter', text })

  it('X4 go back to the 示范文本, and what was between stays in their history', async () => {
    town = await openTown(townAtWork)
    const [example] = value(await town.as(office).call('papers.listTemplates', {})).items
    expect(await edit('{{name}} 请报到')).toMatchObject({ value: { isExample: false } })
    expect(await edit(null)).toMatchObject({ value: { isExample: true, text: example?.text } })
    const [kept] = await town.cloud.documents('paperTemplates')
    expect(kept).toMatchObject({ history: [{ text: '{{name}} 请报到' }, { text: null }] })
    await dispatchTo(town, [li])
    const { url } = value(await make('letter', [li]))
    expect(await (await fetch(url)).text()).toMatch(/示范文本/)
  })

  it('X4 are seen before they hold, filled with nobody, and nothing is kept', async () => {
    town = await openTown(townAtWork)
    const text = '# 报到函\n| 姓名 | {{name}} |\n| 单位 | {{unitName}} |\n请接收。\n[盖章 单位]\n✂ 裁'
    expect(await preview(text)).toEqual({
      ok: true,
      value: {
        blocks: [
          { kind: 'title', text: '报到函' },
          {
            kind: 'table',
            rows: [
              ['姓名', '某某某'],
              ['单位', '某某局'],
            ],
          },
          { kind: 'text', text: '请接收。' },
          { kind: 'stamp', text: '单位' },
          { kind: 'cut', text: '✂ 裁' },
        ],
      },
    })
    expect(await town.cloud.documents('paperTemplates')).toEqual([])
  })

  it('X4 are refused by the names that nobody knows, before as after', async () => {
    town = await openTown(townAtWork)
    for (const ask of [preview, edit]) {
      expect(await ask('{{name}} {{salary}}')).toEqual({
        ok: false,
        refusal: 'unknownPlaceholder',
        detail: { names: ['salary'] },
      })
      expect(await ask('请报到')).toEqual({ ok: false, refusal: 'nameMissing' })
    }
    expect(await preview('{{name}}', waterSecretary)).toEqual({ ok: false, refusal: 'notAllowed' })
  })
})
