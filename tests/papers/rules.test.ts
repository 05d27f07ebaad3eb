import { drawnFrom, paperCode, readPaperCode } from '../../cloudfunctions/domain/papers/code'
import { maskedName, stateOf } from '../../cloudfunctions/domain/papers/rules'
import { printRun } from '../../cloudfunctions/domain/papers/sheet'
import {
  examples,
  filled,
  namesSomebody,
  placeholders,
  unknownPlaceholders,
  type Values,
} from '../../cloudfunctions/domain/papers/template'
import type { PaperKind } from '../../types/papers'
import '../town'

const values = Object.fromEntries(Object.keys(placeholders).map(name => [name, `«${name}»`])) as Values

describe('a template', () => {
  it.each(Object.entries(examples))(
    'G08 X4 the 示范文本 of %s names nothing that is unknown',
    (kind, text) => {
      expect(unknownPlaceholders(text, kind as PaperKind)).toEqual([])
      expect(namesSomebody(text)).toBe(true)
      expect(filled(text, values)).not.toMatch(/\{\{|\}\}/)
    },
  )

  it('G08 tells unknown placeholders by name, also those that every object has', () => {
    expect(unknownPlaceholders('{{name}}{{ salary }}{{constructor}}{{salary}}{{}}', 'letter')).toEqual([
      'salary',
      'constructor',
      '',
    ])
    expect(unknownPlaceholders('{{name}}{{postName}}', 'letter')).toEqual(['postName'])
    expect(namesSomebody('{{unitName}}')).toBe(false)
  })

  it('G08 fills values in once: what a value says is never read as a placeholder', () => {
    expect(filled('{{name}}，{{ unitName }}', { ...values, name: '{{unitName}}' })).toBe(
      '{{unitName}}，«unitName»',
    )
  })
})

describe('a print run', () => {
  const evil = { ...values, name: `<img src=x onerror="alert('1')">&` }

  it('G08 escapes values and the template alike', () => {
    const html = printRun('# <b>{{name}}\n| {{name}} |\n[盖章 <i>]\n✂ <u>\n{{name}}', false, [
      { values: evil, code: '7K3M-9QXR-2B4D' },
    ])
    expect(html).not.toMatch(/<(img|b|i|u)[ >]/)
    expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;/g)).toHaveLength(3)
  })

  it('G08 puts each paper on an A4 of its own, both stubs of the card on one', () => {
    const sheets = ['7K3M-9QXR-2B4D', '7K3M-9QXR-2B4E'].map(code => ({ values, code }))
    const html = printRun(examples.card, true, sheets)
    expect(html).toContain('@page { size: A4 portrait')
    const papers = html.split('<section class="paper">').slice(1)
    expect(papers).toHaveLength(2)
    for (const paper of papers) {
      expect(paper).toMatch(/第一联.*class="cut".*第二联/s)
      expect(paper.match(/class="stamp"/g)).toHaveLength(2)
      expect(paper).toContain('示范文本')
      expect(paper).toMatch(/<svg [^>]*viewBox="0 0 (\d+) \1"/)
    }
    expect(printRun(examples.card, false, sheets)).not.toContain('示范文本')
  })
})

describe('a verification code', () => {
  it('G08 is the same for the same tap and person, and another for each other', () => {
    expect(paperCode('run1', 'm1')).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(paperCode('run1', 'm1')).toBe(paperCode('run1', 'm1'))
    const codes = ['m1', 'm2'].flatMap(member => ['run1', 'run2'].map(run => paperCode(run, member)))
    expect(new Set(codes).size).toBe(4)
  })

  it('G08 draws every letter about as often', () => {
    const drawn = Array.from({ length: 2000 }, (_, index) => drawnFrom(`${index}`, 12)).join('')
    const counts = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].map(letter => drawn.split(letter).length - 1)
    expect(Math.min(...counts)).toBeGreaterThan(600)
    expect(Math.max(...counts)).toBeLessThan(900)
  })

  it.each([
    ['7k3m 9qxr 2b4d', '7K3M-9QXR-2B4D'],
    ['7K3M9QXR2B4D', '7K3M-9QXR-2B4D'],
    ['OOOO-IIII-LLLL', '0000-1111-1111'],
    ['7K3M-9QXR-2B4', null],
    ['7K3M-9QXR-2B4U', null],
  ])('G08 reads %s as people type it', (typed, code) => {
    expect(readPaperCode(typed)).toBe(code)
  })
})

describe('what a paper proves', () => {
  const paper = { replacedAt: null, letterNo: 'A' }
  it.each([
    ['while its registration is open', paper, { state: 'accepted', letterNo: 'A' }, 'valid'],
    ['after a later paper', { ...paper, replacedAt: 1 }, { state: 'accepted', letterNo: 'A' }, 'replaced'],
    ['after another dispatch', paper, { state: 'dispatched', letterNo: 'B' }, 'replaced'],
    ['after a refusal', paper, { state: 'declined', letterNo: 'A' }, 'withdrawn'],
    ['without a registration', paper, null, 'withdrawn'],
  ] as const)('G08 %s', (_when, kept, registration, state) => {
    expect(stateOf(kept, registration)).toBe(state)
  })

  it.each([
    ['李建国', '李*国'],
    ['王丽', '王*'],
    ['欧阳建国', '欧**国'],
    ['', '*'],
  ])('G180 masks %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })
})
