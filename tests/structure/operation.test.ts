import { compile } from './compile'

const look = (parts: { allow?: string; run?: string; input?: string }) => `
import * as v from 'valibot'
import { answer, refuse } from '../../cloudfunctions/kernel/answer'
import { operation } from '../../cloudfunctions/kernel/operation'
import { allowed } from '../../cloudfunctions/kernel/verdict'

interface Site { name: string; isOpen: boolean }
declare function findSite(code: string): Promise<Site | null>

export const named = { answer, refuse, allowed }
export const look = operation<'sites.look'>()({
  input: ${parts.input ?? 'v.strictObject({ siteCode: v.string() })'},
  find: (_context, { siteCode }) => findSite(siteCode),
  ${parts.allow ?? 'allow: (_actor, site) => allowed({ site }),'}
  ${parts.run ?? "run: async (_context, { site }) => site ? answer({ name: site.name, communityName: '', isOpen: site.isOpen }) : refuse('unknownCode'),"}
})
`

const secret = `
import type { Permitted } from '../../cloudfunctions/kernel/verdict'
import type { Context } from '../../cloudfunctions/kernel/context'
import type { Operation } from '../../cloudfunctions/kernel/operation'

declare const look: Operation<'sites.look', unknown, { name: string }>
declare const context: Context
export const asked = look.run(context, PERMITTED, { siteCode: 'abc' })
export type Used = Permitted<unknown>
`

/** What must compile, and what must not, with the words of the compiler that say why. */
const texts = {
  whole: look({}),
  'without allow': look({ allow: '' }),
  'a refusal that types/ does not list': look({ run: "run: async () => refuse('tooLate')," }),
  'a refusal of another operation': look({ run: "run: async () => refuse('siteClosed')," }),
  'an answer without what types/ promises': look({ run: "run: async () => answer({ name: '' })," }),
  'an input that is not the one of types/': look({ input: 'v.strictObject({ code: v.string() })' }),
  'a verdict that is neither yes nor no': look({ allow: 'allow: () => true,' }),
  'run with what the door did not let through': secret.replace('PERMITTED', "{ name: '' }"),
  'a table that lacks an operation': `
import type { OperationTable } from '../../cloudfunctions/kernel/operation'
declare const look: OperationTable['sites.look']
export const table: OperationTable = { 'sites.look': look }
`,
}

let complaints: Record<keyof typeof texts, string[]>
beforeAll(() => {
  complaints = compile(texts)
})

it('an operation with its four parts compiles', () => {
  expect(complaints.whole).toEqual([])
})

describe('does not compile', () => {
  it.each([
    ['without allow', /'allow' is missing/],
    ['a refusal that types/ does not list', /"tooLate"/],
    ['a refusal of another operation', /"siteClosed"/],
    ['an answer without what types/ promises', /communityName/],
    ['an input that is not the one of types/', /siteCode/],
    ['a verdict that is neither yes nor no', /boolean/],
    ['run with what the door did not let through', /permitted/],
    ['a table that lacks an operation', /missing the following properties/],
  ] as const)('%s', (text, why) => {
    expect(complaints[text].join('\n')).toMatch(why)
  })
})
