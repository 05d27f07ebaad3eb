import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { AppJson, ComponentJson, Packed } from './stage/packed'

/** A built mini program, read as WeChat would read it. Throws `BrokenWeapp` naming file and line. */
export function packWeapp(folder: string): Packed {
  const files = filesUnder(folder)
  const app = readJson<AppJson>(folder, 'app.json')
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(sub => sub.pages.map(page => posix.join(sub.root, page))),
  ]

  const missing = pages.find(page => !files.includes(`${page}.js`) || !files.includes(`${page}.wxml`))
  if (missing) throw new BrokenWeapp(`app.json names the page ${missing}, which was not built`)

  return {
    app,
    pages,
    modules: textsOf(folder, files, '.js'),
    configs: configsOf(folder, files),
    templates: compileTemplates(folder, files),
    styles: stylesOf(textsOf(folder, files, '.wxss')),
  }
}

export class BrokenWeapp extends Error {}

function filesUnder(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below)).flatMap(name => {
    const path = posix.join(below, name)
    return statSync(join(folder, path)).isDirectory() ? filesUnder(folder, path) : [path]
  })
}

function readJson<T>(folder: string, path: string): T {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
}

function textsOf(folder: string, files: string[], ending: string): Record<string, string> {
  return Object.fromEntries(
    files
      .filter(path => path.endsWith(ending))
      .map(path => [path.slice(0, -ending.length), readFileSync(join(folder, path), 'utf8')]),
  )
}

function configsOf(folder: string, files: string[]): Record<string, ComponentJson> {
  return Object.fromEntries(
    files
      .filter(path => path.endsWith('.json') && existsSync(join(folder, path.replace(/json$/, 'wxml'))))
      .map(path => [path.slice(0, -'.json'.length), readJson<ComponentJson>(folder, path)]),
  )
}

function compileTemplates(folder: string, files: string[]): string {
  const group = new TmplGroup()
  for (const [path, text] of Object.entries(textsOf(folder, files, '.wxs'))) group.addScript(path, text)

  for (const [path, text] of Object.entries(textsOf(folder, files, '.wxml'))) {
    const problems: { message: string; startLine: number }[] = group.addTmpl(path, text)
    // The compiler calls a missing end tag a warning and guesses; WeChat refuses it.
    const [problem] = problems
    if (problem) throw new BrokenWeapp(`${path}.wxml:${problem.startLine + 1}: ${problem.message}`)

    const absent = [...group.getDirectDependencies(path), ...group.getScriptDependencies(path)].find(
      needed => !files.includes(`${needed}.wxml`) && !files.includes(`${needed}.wxs`),
    )
    if (absent) throw new BrokenWeapp(`${path}.wxml: imports ${absent}, which is not there`)
  }

  const compiled = group.getTmplGenObjectGroups()
  group.free()
  return compiled
}

function stylesOf(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(texts).map(path => [path, toCss(withImports(texts, path))]))
}

/** The browser would look for the imported files at an address; here they are put in place. */
function withImports(texts: Record<string, string>, path: string): string {
  const text = texts[path]
  if (text === undefined) throw new BrokenWeapp(`${path}.wxss is imported and is not there`)
  return text.replace(/@import\s*["']([^"']+)\.wxss["'];?/g, (_, wanted: string) =>
    withImports(texts, wanted.startsWith('/') ? wanted.slice(1) : posix.join(posix.dirname(path), wanted)),
  )
}

/** 750 rpx are the width of the screen. */
function toCss(wxss: string): string {
  return wxss.replace(/(-?[\d.]+)rpx/g, 'calc($1 * 100vw / 750)')
}
