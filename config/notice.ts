import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Compiler, Module } from 'webpack'

/** What the licences allow that may be shipped: use and copies, as long as the notice goes with them. */
const allowed =
  /^\(?(MIT|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0)\b/

/** Parts of WeChat's own SDK that its publisher put out without naming a licence: whoever may use the SDK uses these. */
const partsOfTheSdk = new Set(['@cloudbase/signature-nodejs', '@cloudbase/wx-cloud-client-sdk'])

interface Shipped {
  name: string
  version: string
  licence: string
  /** The words of the licence as the package brings them; empty where it brings none. */
  text: string
}

/**
 * The notice of everything in `node_modules` that these files belong to, in the order of its names: each package with its
 * licence's own words, words that several share once. Throws where a package names no licence that may be shipped.
 */
export function noticeOf(files: Iterable<string>): string {
  const folders = new Set([...files].flatMap(file => packageOf(file) ?? []))
  const shipped = [...folders].map(readShipped).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const refused = shipped.filter(({ name, licence }) => !allowed.test(licence) && !partsOfTheSdk.has(name))
  if (refused.length > 0) {
    throw new Error(`not to be shipped: ${refused.map(one => `${keyOf(one)} (${one.licence})`).join(', ')}`)
  }
  const parts = [...new Set(shipped.map(({ text }) => text))].map(text => {
    const those = shipped.filter(one => one.text === text)
    const names = [...new Set(those.map(one => `${keyOf(one)} (${one.licence})`))].join('\n')
    return text ? `${names}\n\n${text}` : names
  })
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

const keyOf = ({ name, version }: Shipped): string => `${name} ${version}`

/** The innermost package that a file stands in; null for what is ours. Some packages bring parts of others without their names. */
function packageOf(file: string): string | null {
  const folders = [...file.matchAll(/node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/g)]
  const packages = folders.map(({ index, 0: folder }) => file.slice(0, index + folder.length))
  return packages.findLast(folder => existsSync(join(folder, 'package.json'))) ?? null
}

function readShipped(folder: string): Shipped {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const unnamed = partsOfTheSdk.has(name) ? 'no licence named; a part of wx-server-sdk' : 'none named'
  const said = license ?? licenses?.[0] ?? unnamed
  const licence = typeof said === 'string' ? said : String(said.type)
  return { name, version, licence, text: wordsIn(folder) }
}

function wordsIn(folder: string): string {
  const files = existsSync(folder)
    ? readdirSync(folder).filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
    : []
  return files
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
}

/** Puts the notice beside what webpack ships. */
export const shipNotice = {
  apply: ({ hooks, webpack }: Compiler) =>
    hooks.thisCompilation.tap('notice', compilation =>
      compilation.hooks.processAssets.tap('notice', () => {
        const files = [...compilation.modules].flatMap(filesIn)
        compilation.emitAsset('NOTICE.txt', new webpack.sources.RawSource(noticeOf(files)))
      }),
    ),
}

/** A module may be several that were joined into one. */
function filesIn(module: Module): string[] {
  const { modules, resource } = module as Module & { modules?: Module[]; resource?: string }
  return [...(resource ? [resource] : []), ...(modules ?? []).flatMap(filesIn)]
}
