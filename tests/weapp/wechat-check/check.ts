import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import type { AppJson } from '../stage/packed'
import { askTemplateCompilers, askWechatCompiler, type Objections } from './wechat'

interface Case {
  name: string
  /** The copy of the project is spoilt like this first; then it must be refused. */
  spoil?: (weapp: string) => void
  ask: (project: string) => Promise<Objections>
  refusedWith?: RegExp
}

const root = join(__dirname, '..', '..', '..')

const cases: Case[] = [
  { name: "app.json and every page fit WeChat's schemas, and it compiles", ask: askCompiler },
  { name: 'every template and style compiles with wcc and wcsc', ask: askTemplates },
  {
    name: 'a page that is not there is refused',
    spoil: weapp => rmSync(join(weapp, `${firstPage(weapp)}.js`)),
    ask: askCompiler,
    refusedWith: /^10005|not found|未找到/,
  },
  {
    name: 'a wrong word in app.json is refused',
    spoil: weapp =>
      change(join(weapp, 'app.json'), text => text.replace('"requiredComponents"', '"sometimes"')),
    ask: askCompiler,
    refusedWith: /^10009/,
  },
  {
    name: 'a template that does not close is refused with its line',
    spoil: weapp => change(join(weapp, 'base.wxml'), text => `${text}\n<view><text></view>`),
    ask: askTemplates,
    refusedWith: /base\.wxml:\d+:\d+/,
  },
  {
    name: 'a style that does not close is refused',
    spoil: weapp => change(join(weapp, 'app.wxss'), text => `${text}\n.open { color: red`),
    ask: askTemplates,
    refusedWith: /app\.wxss\(\d+:\d+\)/,
  },
]

/** Asks WeChat's tools about `dist/weapp`; writes one JSON line of what each case came to. */
export async function main(): Promise<number> {
  // The tools leave an empty folder of a random name wherever they are run.
  const elsewhere = mkdtempSync(join(tmpdir(), 'wechat-check-'))
  process.chdir(elsewhere)
  const results = []
  for (const each of cases) results.push(await runCase(each))
  process.chdir(root)
  rmSync(elsewhere, { recursive: true, force: true })
  console.log(JSON.stringify(results))
  // The tools leave worker processes behind that would keep this one alive.
  process.exit(results.every(result => result.failure === null) ? 0 : 1)
}

async function runCase({
  name,
  spoil,
  ask,
  refusedWith,
}: Case): Promise<{ name: string; failure: string | null }> {
  const project = mkdtempSync(join(tmpdir(), 'weapp-project-'))
  try {
    cpSync(join(root, 'project.config.json'), join(project, 'project.config.json'))
    cpSync(join(root, 'dist/weapp'), join(project, 'dist/weapp'), { recursive: true })
    spoil?.(join(project, 'dist/weapp'))

    const objections = await ask(project)
    if (!refusedWith) return { name, failure: objections.join('\n') || null }
    const isRefused = objections.some(objection => refusedWith.test(objection))
    return { name, failure: isRefused ? null : `WeChat's tools said: ${objections.join('\n') || 'nothing'}` }
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}

function askCompiler(project: string): Promise<Objections> {
  const app = readApp(join(project, 'dist/weapp'))
  const inside = (app.subPackages ?? []).flatMap(sub => sub.pages.map(page => posix.join(sub.root, page)))
  return askWechatCompiler(project, [...app.pages, ...inside])
}

async function askTemplates(project: string): Promise<Objections> {
  return askTemplateCompilers(join(project, 'dist/weapp'))
}

function readApp(weapp: string): AppJson {
  return JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8'))
}

function firstPage(weapp: string): string {
  return readApp(weapp).pages[0] ?? ''
}

function change(path: string, how: (text: string) => string): void {
  writeFileSync(path, how(readFileSync(path, 'utf8')))
}
