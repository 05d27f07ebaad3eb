import { initialsOf } from '../../cloudfunctions/domain/members/spelling'

it.each([
  ['李建国', 'ljg'],
  ['曾小红', 'zxh'],
  ['单雄信', 'sxx'],
  ['欧阳娜', 'oyn'],
  ['阿卜杜拉·买买提', 'abdlmmt'],
  ['Anna李', 'annal'],
])('G07 spells %s as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
