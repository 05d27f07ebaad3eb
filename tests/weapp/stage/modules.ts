import type { Packed } from './packed'

/**
 * What a script in WeChat's logic layer finds besides the language itself. Everything else that a browser
 * has (`window`, `document`, `fetch`, `localStorage`, `URL` …) is hidden, so that code which leans on it
 * fails here as it would fail on a phone.
 */
const given = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'console']

const language =
  'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN'.split(
    ' ',
  )

type Scope = Record<string, unknown>

/** `require` over the packed scripts; each runs once, in a scope of WeChat's names. */
export function loader(packed: Packed, scope: Scope) {
  const loaded = new Map<string, { exports: unknown }>()
  const shared = { ...scope, globalThis: bareGlobal(scope) }
  const hidden = namesToHide(shared)

  return function load(path: string): unknown {
    const known = loaded.get(path)
    if (known) return known.exports

    const source = packed.modules[path]
    if (source === undefined) throw new Error(`module '${path}.js' is not defined`)

    const module = { exports: {} }
    loaded.set(path, module)
    const names = {
      ...shared,
      module,
      exports: module.exports,
      require: (wanted: string) => load(resolve(path, wanted)),
    }
    run(path, source, hidden, names)
    return module.exports
  }
}

function run(path: string, source: string, hidden: string[], names: Scope): void {
  // `this` is undefined at the top of a WeChat script.
  const text = `var ${hidden.join(',')};return (function(){${source}\n}).call(undefined)\n//# sourceURL=weapp/${path}.js`
  new Function(...Object.keys(names), text)(...Object.values(names))
}

function resolve(from: string, wanted: string): string {
  const parts = wanted.startsWith('.') ? from.split('/').slice(0, -1) : []
  for (const part of wanted.replace(/\.js$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function bareGlobal(scope: Scope): Scope {
  const names = [...language, ...given]
  return { ...Object.fromEntries(names.map(name => [name, Reflect.get(window, name)])), ...scope }
}

function namesToHide(scope: Scope): string[] {
  const kept = new Set([...language, ...given, ...Object.keys(scope)])
  const found = new Set<string>()
  for (let holder: object | null = window; holder; holder = Object.getPrototypeOf(holder)) {
    for (const name of Object.getOwnPropertyNames(holder)) found.add(name)
  }
  return [...found].filter(name => !kept.has(name) && /^[A-Za-z_$][\w$]*$/.test(name))
}
