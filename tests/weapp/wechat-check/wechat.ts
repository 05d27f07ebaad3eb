import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ci from 'miniprogram-ci'

/** What WeChat's tools say against a built project; an empty list is their consent. */
export type Objections = string[]

/**
 * WeChat's own schema check and compiler over a project folder (`project.config.json` and what it names),
 * without the network: the account's attributes are the tool's own defaults and the key is thrown away.
 */
export async function askWechatCompiler(projectFolder: string, pages: string[]): Promise<Objections> {
  // It would ask a server for the list of file endings; a closed port is a quick no, and it goes on.
  ci.proxy('http://127.0.0.1:9')
  const project = new ci.Project({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath: projectFolder,
    privateKey: throwawayKey(),
  })
  project.attr = async () => ci.DefaultProjectAttr

  try {
    const compiler = new ci.OriginalCompiler(project)
    await compiler.getAppJSON()
    for (const page of pages) await compiler.getPageJSON(page)
    const compiled = await ci.getCompiledResult({
      project,
      version: '0',
      setting: { es6: false, minify: false },
    })
    return pages.filter(page => !compiled[`${page}.js`]).map(page => `${page} was not compiled`)
  } catch (error) {
    const { code, message } = error as { code?: number; message: string }
    return [`${code ?? ''} ${message}`.trim()]
  }
}

function throwawayKey(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey
}

/** WeChat's compilers of templates and styles, over every file of a built folder. */
export function askTemplateCompilers(weappFolder: string): Objections {
  const files = readdirSync(weappFolder, { recursive: true }).map(String).sort()
  const ending = (...endings: string[]) => files.filter(file => endings.some(each => file.endsWith(each)))
  return [
    ...compile('wcc', weappFolder, ['-d', ...ending('.wxml', '.wxs'), '-gn', '$gwx']),
    ...compile('wcsc', weappFolder, ['-db', '-pc', '0', ...ending('.wxss')]),
  ]
}

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'windows',
}

/** The package keeps its binaries without the right to run, so a copy runs. */
function compile(tool: 'wcc' | 'wcsc', folder: string, args: string[]): Objections {
  const name = process.platform === 'win32' ? `${tool}.exe` : tool
  const compilers = join(require.resolve('miniprogram-compiler'), '..', 'bin')
  const temporary = mkdtempSync(join(tmpdir(), 'wechat-'))
  try {
    const binary = join(temporary, name)
    copyFileSync(join(compilers, platforms[process.platform] ?? 'linux', name), binary)
    chmodSync(binary, 0o755)

    const { status, stdout, stderr, error } = spawnSync(binary, args, { cwd: folder, maxBuffer: 2 ** 26 })
    if (error) return [`${tool}: ${error.message}`]
    return status === 0 ? [] : [`${tool}: ${String(stderr).trim() || String(stdout).trim().slice(0, 500)}`]
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
