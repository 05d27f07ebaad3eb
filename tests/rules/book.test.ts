import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaults, names, type Rules, ruleBookOf, settingOf } from '../../cloudfunctions/domain/rules/book'
import { inUse } from '../../cloudfunctions/domain/rules/in-use'
import { points } from '../../cloudfunctions/domain/rules/points'
import { accepts, inWords } from '../../cloudfunctions/domain/rules/setting'
import type { RuleVersion } from '../../types/rules'
import { aVersion } from './versions'

const version = (effectiveDay: string, revision: number, changes: RuleVersion['changes']) =>
  aVersion({ effectiveDay, revision, changes })

describe('the county’s settings through time', () => {
  it('G152 A146 judges each day by the settings of that day', () => {
    const book = ruleBookOf([
      version('2026-10-01', 2, { 'claims.triesPerIdentityPerDay': 3 }),
      version('2026-01-01', 1, { 'claims.triesPerIdentityPerDay': 8, 'import.readsHealth': true }),
    ])
    expect(book.on('2025-12-31')).toEqual(defaults)
    expect(book.on('2026-09-30')['claims.triesPerIdentityPerDay']).toBe(8)
    expect(book.on('2026-10-01')).toEqual({
      ...defaults,
      'claims.triesPerIdentityPerDay': 3,
      'import.readsHealth': true,
    })
  })

  it('G152 A36 A146 judges the last day of a quarter by last year’s rule when the rule changes the day after', () => {
    const book = ruleBookOf([version('2027-01-01', 1, { 'checkin.perQuarter': 2 })])
    const isDone = (checkins: number, lastDay: string) => checkins >= book.on(lastDay)['checkin.perQuarter']
    expect(isDone(1, '2026-12-31')).toBe(true)
    expect(isDone(1, '2027-03-31')).toBe(false)
  })

  it('G152 lets the later change of one day win, and passes over one that was taken back', () => {
    const first = version('2026-10-01', 4, { 'claims.triesPerTargetPerDay': 7 })
    const second = version('2026-10-01', 9, { 'claims.triesPerTargetPerDay': 2 })
    const back = aVersion({ revision: 10, effectiveDay: '2026-10-01', withdraws: second._id })
    const on = (...versions: RuleVersion[]) =>
      ruleBookOf(versions).on('2026-10-01')['claims.triesPerTargetPerDay']
    expect(on(second, first)).toBe(2)
    expect(on(second, first, back)).toBe(7)
  })

  it('G152 passes over a setting that a later release has dropped', () => {
    expect(ruleBookOf([version('2026-01-01', 1, { 'gone.setting': 1 })]).on('2026-10-01')).toEqual(defaults)
  })
})

describe('the register of settings', () => {
  it('G152 gives every setting a default that it accepts and can say', () => {
    for (const name of names) {
      const setting = settingOf(name)
      expect([name, accepts(setting, setting.standard)]).toEqual([name, true])
      expect([name, inWords(setting, setting.standard).length > 0]).toEqual([name, true])
    }
  })

  it('G152 explains every setting in Chinese, with its row and the source’s words', () => {
    for (const name of names) {
      const { title, explanation, quotation, touches, row } = settingOf(name)
      for (const words of [title, explanation, quotation, touches])
        expect(words).toMatch(/\p{Script=Han}{2}/u)
      expect(row).toMatch(/^[AGX]\d{1,3}$/)
    }
  })

  it('X1–X27 every contradiction is a setting or says what settles it, never both', () => {
    const all = Array.from({ length: 27 }, (_, index) => `X${index + 1}`)
    const rows = new Set<string>([...names.map(name => settingOf(name).row), ...points.map(({ row }) => row)])
    expect(all.filter(row => !rows.has(row))).toEqual([])
    const settled = points.map(({ row }) => row)
    expect(names.filter(name => settled.includes(settingOf(name).row))).toEqual([])
  })

  it('X1 X2 X3 X8 X14 X23 X24 has the defaults that part X gives', () => {
    const rules: Rules = defaults
    expect(rules['feedback.periods']).toEqual(['H1', 'H2'])
    expect(rules['feedback.routing.deputySectionOrAbove']).toHaveLength(4)
    expect(rules['feedback.routing.others']).toEqual(['unit'])
    expect(rules['jointMeeting.perYear']).toBe(4)
    expect(rules['scope.memberKinds']).toEqual(['organs', 'institutions'])
    expect([rules['absence.remindAfterQuarters'], rules['absence.contactAfterQuarters']]).toEqual([1, 2])
    expect(rules['consultation.kinds']).toHaveLength(4)
    expect(rules['feedback.recipients']).toEqual(['member', 'unit'])
  })

  it('G152 says of exactly those settings that they are in use which some code reads', () => {
    const domain = join(__dirname, '../../cloudfunctions')
    const code = readdirSync(domain, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !file.startsWith(join('domain', 'rules')))
      .map(file => readFileSync(join(domain, file), 'utf8'))
      .join('\n')
    expect(names.filter(name => code.includes(`'${name}'`)).sort()).toEqual([...inUse].sort())
  })
})
