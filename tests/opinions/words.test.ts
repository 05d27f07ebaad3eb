import {
  answerRefusals,
  deskEnterRefusals,
  deskLookRefusals,
  lookRefusals,
  notFilledWords,
  words,
} from '../../src/features/opinions/words'

const asked = {
  year: '2026',
  communityId: 'river',
  communityName: '河畔社区',
  questions: ['环境'],
  returnBy: '2026-12-20',
  standing: 'open' as const,
}

describe('G79 a code that does not open a sheet', () => {
  it.each([
    ['to look', lookRefusals, deskLookRefusals],
    ['to send', answerRefusals, deskEnterRefusals],
  ])(
    '%s leads a household to the paper, and whoever has the paper in hand nowhere it came from',
    (_what, own, desk) => {
      expect(own.unknownCode.next).toContain('交回社区')
      expect(own.tooManyTries.next).toContain('交回社区')
      expect(desk.unknownCode.next).not.toContain('交回社区')
      expect(desk.tooManyTries.next).not.toContain('交回社区')
      // As it is: a genuine code opens after all tries.
      for (const { tooManyTries } of [own, desk]) expect(tooManyTries.next).toContain('码对了照样能')
    },
  )

  it('tells the desk after the end that the paper comes too late, and thanks only a household', () => {
    expect(notFilledWords('closed', asked, false).next).toContain('谢谢您')
    expect(notFilledWords('closed', asked, true).next).toBe(deskEnterRefusals.sheetClosed.next)
    expect(deskEnterRefusals.sheetClosed.next).not.toContain('谢谢您')
  })

  it('names the community that a paper at the desk is of, before anything is entered', () => {
    const { title, next } = notFilledWords('elsewhere', asked, true)
    expect([title, next]).toEqual(['这张是河畔社区的', '这里只录本社区的，请把纸转给河畔社区。'])
  })

  it('after its day calls nobody too late while the sheet is open', () => {
    expect(words.untilDay('2026-12-20', '2026-12-20')).toBe('2026年12月20日以前填都来得及。')
    expect(words.untilDay('2026-12-20', '2026-12-21')).toContain('现在填也算')
  })

  it('says nothing to a household of other communities’ codes, which it may answer as well', () => {
    expect(lookRefusals.unknownCode.next).not.toContain('别的社区')
  })
})
