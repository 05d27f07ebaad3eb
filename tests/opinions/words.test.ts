import {
  answerRefusals,
  deskEnterRefusals,
  deskLookRefusals,
  lookRefusals,
} from '../../src/features/opinions/words'

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
    },
  )

  it('says nothing to a household of other communities’ codes, which it may answer as well', () => {
    expect(lookRefusals.unknownCode.next).not.toContain('别的社区')
  })
})
