import { outcomeInWords, tickedInWords } from '../../src/features/groups/words'

const election = {
  electionId: 'e',
  state: 'closed' as const,
  closesAt: 0,
  isVotingOver: true,
  isSecondRound: false,
  candidates: [],
  voters: 24,
  paper: { ticked: 20, counted: 20 },
  note: null,
  you: null,
  shownFrom: 5,
}

describe('What a secretary and a group read of an election', () => {
  it('A12 twenty papers that decide nothing beside few phones are not called too few papers', () => {
    const said = outcomeInWords({ ...election, votes: null, outcome: { kind: 'tooFew' } })
    expect(said).toContain('手机投的票不到 5 张，光看纸票又定不下来')
    expect(said).not.toContain('能公布的票')

    const onPhones = { ...election, paper: { ticked: 0, counted: 0 }, votes: null }
    expect(outcomeInWords({ ...onPhones, outcome: { kind: 'tooFew' } })).toMatch(
      /^手机投的票不到 5 张，不公布结果/,
    )
  })

  it('G186 whoever takes a registration for paper back is told that it was taken back, and of nobody that nobody was changed', () => {
    expect(tickedInWords(3, true)).toBe('3 位登记好了。')
    expect(tickedInWords(3, false)).toBe('取消了 3 位的纸票登记。')
    expect(tickedInWords(0, true)).toBe('一位也没有改，看看下面的原因。')
  })
})
