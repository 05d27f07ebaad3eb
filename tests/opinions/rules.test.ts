import { markOf, opinionCode, readOpinionCode } from '../../cloudfunctions/domain/opinions/code'
import { addedBy, nothingSaid, resultOf } from '../../cloudfunctions/domain/opinions/rules'
import { drawForms } from '../../cloudfunctions/domain/opinions/sheet'
import '../town'

describe('a code', () => {
  const slip = { year: '2026', communityId: 'sunny', place: 4711 }
  const read = (typed: string) => readOpinionCode(typed, ['2026', '2025'], ['river', 'sunny'])

  it('G79 says which one it is to whoever holds the key', () => {
    expect(opinionCode(slip)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(read(opinionCode(slip))).toEqual(slip)
    expect(readOpinionCode(opinionCode(slip), ['2027'], ['sunny'])).toBeNull()
    expect(readOpinionCode(opinionCode(slip), ['2026'], ['river'])).toBeNull()
  })

  it('G79 with any letter changed is none', () => {
    const code = opinionCode(slip).replaceAll('-', '')
    for (let place = 0; place < code.length; place++) {
      const other = code[place] === '7' ? '8' : '7'
      expect(read(code.slice(0, place) + other + code.slice(place + 1))).toBeNull()
    }
  })

  it('G79 six thousand of a community are all different, and so are their marks', () => {
    const slips = Array.from({ length: 6000 }, (_, place) => ({ ...slip, place }))
    expect(new Set(slips.map(opinionCode)).size).toBe(6000)
    expect(new Set(slips.map(markOf)).size).toBe(6000)
  })
})

describe('the sums', () => {
  it('G79 a sheet adds itself and one grade to each question that it answers, a paper among the papers as well', () => {
    const onPhone = { sheets: 1, 'counts.q0.good': 1, 'counts.q2.worst': 1 }
    expect(addedBy(['good', null, 'worst'], false)).toEqual(onPhone)
    expect(addedBy(['good', null, 'worst'], true)).toEqual({
      ...onPhone,
      papers: 1,
      'paperCounts.q0.good': 1,
      'paperCounts.q2.worst': 1,
    })
  })

  const said = (good: number, poor = 0) => ({ ...nothingSaid, good, poor })
  const none = { papers: 0, paperCounts: { q0: nothingSaid, q1: nothingSaid } }

  it.each([
    ['four sheets', 4, null, { isShown: false, least: 5 }],
    ['five sheets', 5, null, { isShown: true, sheets: 5 }],
    ['five sheets where ten was the rule at the end', 5, 10, { isShown: false, least: 10 }],
  ])('G78 G79 of %s', (_name, sheets, shownFrom, expected) => {
    const counts = { q0: said(sheets), q1: said(2) }
    expect(resultOf({ sheets, counts, shownFrom, ...none }, ['一', '二'], 5)).toMatchObject(expected)
  })

  it('G79 nothing is told of a question that fewer answered', () => {
    const counts = { q0: said(5, 1), q1: said(4) }
    expect(resultOf({ sheets: 6, counts, shownFrom: 5, ...none }, ['一', '二'], 5)).toMatchObject({
      questions: [{ isShown: true, n: 6 }, { isShown: false }],
    })
  })

  it('G79 of fewer phones than the rule nothing is told beside the papers, whatever they said, and whether they said it', () => {
    const papers = { papers: 7, paperCounts: { q0: said(7), q1: said(4) }, shownFrom: 5 }
    const told = [0, 1, 4].flatMap(phones =>
      [0, phones].map(poor => {
        const counts = { q0: said(7 + phones - poor, poor), q1: said(4 + phones) }
        return resultOf({ sheets: 7 + phones, counts, ...papers }, ['一', '二'], 5)
      }),
    )
    for (const result of told) expect(result).toEqual(told[0])
    expect(told[0]).toMatchObject({
      sheets: 7,
      withoutFewerThan: 5,
      questions: [{ isShown: true, n: 7, counts: said(7) }, { isShown: false }],
    })
    const counts = { q0: said(7, 5), q1: said(4, 1) }
    expect(resultOf({ sheets: 12, counts, ...papers }, ['一', '二'], 5)).toMatchObject({
      sheets: 12,
      withoutFewerThan: null,
      questions: [{ isShown: true, n: 12 }, { isShown: false }],
    })
  })
})

describe('a printed sheet', () => {
  const form = (questions: string[]) =>
    drawForms({
      year: '2026',
      community: '阳光社区',
      questions,
      returnBy: '2026-12-20',
      forms: [{ code: '0000-0000-0000', picture: Buffer.from('') }],
    })

  it('G79 sets eight long questions closer, so that what one wants to say beside them is not cut off', () => {
    const long = Array.from({ length: 8 }, (_, place) => `${place}${'问'.repeat(39)}`)
    expect(form(long)).toContain('<table class="tight">')
    expect(form(long.slice(0, 5))).toContain('<table>')
  })
})
