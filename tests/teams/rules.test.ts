import { skillsIn } from '../../cloudfunctions/domain/teams/skills'

describe('what a roster says somebody is good at', () => {
  it.each([
    ['临床医学', ['medicine']],
    ['水电维修', ['repair', 'plumbing']],
    ['法律、会计', ['law', 'accounting']],
    ['无', []],
    ['', []],
    [null, []],
  ] as const)('A30 G96 %s', (text, skills) => {
    expect(skillsIn(text)).toEqual(skills)
  })
})
