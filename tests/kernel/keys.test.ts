import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { faultOfKeys, type KeyName, sealKeys } from '../../cloudfunctions/kernel/keys'
import { cloud } from '../../config/cloud'
import { developmentVariables } from '../../emulator/variables'
import { pointSdkAt } from '../emulator/sdk'

const aKey = (bytes = 32) => randomBytes(bytes).toString('base64')
const [one, two] = [aKey(), aKey()]
const secrets = ['PHONE_HASH_KEY', 'CODE_KEY'] as const
const names: readonly KeyName[] = [...secrets, 'SEAL_KEYS']

/** A key whose base64 has a letter that base64url writes otherwise. */
const slashed = `${'/'.repeat(42)}w=`.slice(0, 43).padEnd(44, '=')

beforeEach(() => {
  Object.assign(process.env, developmentVariables)
})
afterAll(() => {
  Object.assign(process.env, developmentVariables)
})

function set(name: string, value: string | undefined) {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

describe('the keys of the functions', () => {
  it('G180 are right as they stand in the local cloud, and when one was added', () => {
    expect(faultOfKeys(names)).toBeNull()
    set('SEAL_KEYS', `1:${one},2:${two},10:${aKey()}`)
    expect(faultOfKeys(names)).toBeNull()
    expect(sealKeys().map(({ version }) => version)).toEqual(['1', '2', '10'])
  })

  it.each([
    ['nothing', undefined, 'SEAL_KEYS is missing: set it to 1:<base64 of 32 random bytes>.'],
    ['a blank alone', ' ', 'SEAL_KEYS is missing: set it to 1:<base64 of 32 random bytes>.'],
    ['a blank', `1:${one}, 2:${two}`, 'SEAL_KEYS has a blank in it: take it out.'],
    ['the end of a line', `1:${one}\n`, 'SEAL_KEYS has a blank in it: take it out.'],
    ['a comma too many', `1:${one},`, 'SEAL_KEYS has nothing at place 2: take the comma too many out.'],
    ['two commas', `1:${one},,2:${two}`, 'SEAL_KEYS has nothing at place 2: take the comma too many out.'],
    ['a key alone', one, 'SEAL_KEYS has no <number>:<base64 of 32 random bytes> at place 1.'],
    ['a name', `new:${one}`, 'SEAL_KEYS has no <number>:<base64 of 32 random bytes> at place 1.'],
    ['a number of none', `01:${one}`, 'SEAL_KEYS has no <number>:<base64 of 32 random bytes> at place 1.'],
    ['a colon too many', `1:${one}:`, 'SEAL_KEYS has no <number>:<base64 of 32 random bytes> at place 1.'],
    [
      'another alphabet',
      `1:${slashed.replace(/\//g, '_')}`,
      'SEAL_KEYS holds a key that is not base64 under version 1.',
    ],
    [
      'letters of none',
      `1:${one.slice(0, -3)}**=`,
      'SEAL_KEYS holds a key that is not base64 under version 1.',
    ],
    [
      'hex',
      `1:${randomBytes(32).toString('hex')}`,
      'SEAL_KEYS holds a key of 48 bytes instead of 32 under version 1.',
    ],
    [
      'a short key',
      `1:${one},2:${aKey(16)}`,
      'SEAL_KEYS holds a key of 16 bytes instead of 32 under version 2.',
    ],
    ['no key', `1:`, 'SEAL_KEYS holds a key of 0 bytes instead of 32 under version 1.'],
    [
      'a version twice',
      `1:${one},1:${two}`,
      'SEAL_KEYS names version 1 twice: each key has a number of its own.',
    ],
    ['a key twice', `1:${one},2:${one}`, 'SEAL_KEYS holds one key under versions 1 and 2: make a new one.'],
    [
      'the newest first',
      `2:${two},1:${one}`,
      'SEAL_KEYS names version 1 behind 2: the newest key stands last.',
    ],
  ])(
    'G180 are told in one sentence that names the variable and no key: %s in SEAL_KEYS',
    (_, value, said) => {
      set('SEAL_KEYS', value)
      expect(faultOfKeys(names)).toBe(said)
      expect(said).not.toContain(one.slice(0, 8))
      expect(() => sealKeys()).toThrow(said)
    },
  )

  it.each(secrets)('G180 are told in one sentence that names the variable and no key: %s', name => {
    const long = 'set it to a random text of 32 characters or more.'
    for (const none of [undefined, '', '   ']) {
      set(name, none)
      expect(faultOfKeys(names)).toBe(`${name} is missing: ${long}`)
    }
    set(name, 'x'.repeat(31))
    expect(faultOfKeys(names)).toBe(`${name} has 31 characters: set it to a random text of 32 or more.`)
    set(name, ` ${'x'.repeat(40)}`)
    expect(faultOfKeys(names)).toBe(`${name} begins or ends with a blank: take it out.`)
    set(name, `long words ${'x'.repeat(21)}`)
    expect(faultOfKeys(names)).toBeNull()
  })
})

describe('a function with a wrong key', () => {
  const events = { api: { op: 'accounts.me', input: {} }, jobs: {}, exchange: { path: '/services.json' } }
  const sources = { api: 'wx_client', jobs: 'wx_trigger', exchange: 'wx_http' }
  type Door = keyof typeof events
  const doors = Object.keys(events) as Door[]
  const held: [Door, KeyName][] = doors.flatMap(door =>
    (cloud.functions[door]?.variables ?? []).filter(isKey).map((name): [Door, KeyName] => [door, name]),
  )

  /** The bundle that is deployed, at its first start. */
  function started(door: Door): (event: unknown) => Promise<unknown> {
    let main: ((event: unknown) => Promise<unknown>) | undefined
    jest.isolateModules(() => {
      main = require(join(__dirname, `../../dist/cloudfunctions/${door}/index.js`)).main
    })
    if (!main) throw new Error(`${door} has no door`)
    return main
  }

  let said: jest.SpyInstance
  beforeEach(() => {
    // Nobody answers there: what asks the database fails in another way.
    pointSdkAt({ url: 'http://127.0.0.1:9' })
    said = jest.spyOn(console, 'log').mockImplementation(() => {})
  })
  afterEach(() => {
    said.mockRestore()
    delete process.env.TCB_SOURCE
    delete process.env.WX_OPENID
  })

  it('G180 is told of each of the keys it is given', () => {
    expect(held.length).toBe(8)
  })

  it.each(held)(
    'G180 answers nothing, and logs the sentence from its first start: %s without %s',
    async (door: Door, name: KeyName) => {
      set(name, undefined)
      process.env.TCB_SOURCE = sources[door]
      if (door === 'api') process.env.WX_OPENID = 'oANYBODY'
      const main = started(door)
      const asked = door === 'api' ? [{ op: 'health' }, events.api] : [events[door]]
      for (const event of asked) {
        expect(JSON.stringify(await main(event))).toMatch(/"refusal":"unavailable"|"statusCode":503/)
      }
      expect(said.mock.calls).toHaveLength(asked.length)
      for (const [line] of said.mock.calls) {
        expect(JSON.parse(line)).toMatchObject({
          fault: expect.stringContaining(`${name} is missing: set it to`),
        })
      }
    },
  )

  function isKey(name: string): name is KeyName {
    return names.includes(name as KeyName)
  }
})
