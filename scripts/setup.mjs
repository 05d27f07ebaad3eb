// @ts-check
// Runs before anything is installed: it may import nothing but Node itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const oldestNode = [20, 19]

/**
 * Makes the folder ready to run: the right Node, and `node_modules` as the lockfile says.
 * Throws a `SetupError` whose message is one sentence for a person.
 */
export async function setUp() {
  checkNode(process.versions.node)
  if (isInstalled(root)) return

  await alone(join(root, '.cache', 'setup.lock'), async () => {
    if (!isInstalled(root)) await install(root)
  })
}

export class SetupError extends Error {}

/** @param {string} version for example `20.19.1` */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new SetupError(
    `Node ${version} is too old: please install Node ${oldestNode.join('.')} or newer. ` +
      `Node 版本过低,请安装 ${oldestNode.join('.')} 或更新的版本。`,
  )
}

/**
 * Whether `node_modules` is what the lockfile says. The stamp answers at once; without it npm's own
 * record of what it installed is compared, so that an `npm install` by hand is not repeated.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const lockfile = readFileSync(join(folder, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lockfile).digest('hex')
  if (readOr(stampOf(folder), '') === hash) return true

  if (!agrees(JSON.parse(lockfile), JSON.parse(readOr(installedOf(folder), '{}')))) return false
  writeFileSync(stampOf(folder), hash)
  return true
}

/**
 * @param {Lockfile} wanted
 * @param {Lockfile} installed
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 * @typedef {{
 *   name?: string, version?: string, integrity?: string, resolved?: string,
 *   optional?: boolean, peer?: boolean, link?: boolean,
 * }} LockedPackage
 */
function agrees(wanted, installed) {
  const found = installed.packages ?? {}
  return everywhere(wanted).every(path => found[path]?.version === wanted.packages?.[path]?.version)
}

/** @param {string} folder */
async function install(folder) {
  const packages = everywhere(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')))
  console.log(
    `Installing ${packages.length} packages from the lockfile (about a minute) · 正在安装依赖,约一分钟`,
  )

  const started = Date.now()
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000)
    const there = packages.filter(path => existsSync(join(folder, path, 'package.json')))
    console.log(`  … ${there.length} of ${packages.length} packages, ${seconds} s`)
  }, 10_000)

  try {
    if (!(await installByAddress(folder))) await installAsLocked(folder)
  } finally {
    clearInterval(progress)
  }

  const lockfile = readFileSync(join(folder, 'package-lock.json'))
  writeFileSync(stampOf(folder), createHash('sha256').update(lockfile).digest('hex'))
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s · 依赖已装好`)
}

/**
 * The lockfile names no registry, so npm asks for a page about each package before it fetches it. Beside it, and only
 * while npm works, lies the same with the addresses of one's own registry, which npm prefers: half the requests. False
 * where a registry keeps its packages elsewhere.
 * @param {string} folder
 */
async function installByAddress(folder) {
  const beside = join(folder, 'npm-shrinkwrap.json')
  try {
    const config = JSON.parse(await npm(folder, ['config', 'list', '--json'], 'pipe'))
    const lockfile = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
    writeFileSync(beside, JSON.stringify(withAddresses(lockfile, config)))
    await npm(folder, [...installing, '--fetch-retries=1'], 'ignore')
    return true
  } catch {
    return false
  } finally {
    rmSync(beside, { force: true })
  }
}

/** @param {string} folder */
async function installAsLocked(folder) {
  try {
    await npm(folder, installing, 'inherit')
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError('The packages could not be installed: see what npm says above. 依赖安装失败。')
  }
}

// Not `npm ci`: it refuses a lockfile that lacks the optional packages of other platforms, which npm leaves out where the
// registry does not offer them. This installs the same versions and adds one's own.
const installing = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

/**
 * The same lockfile with the address of each package, as registries write it.
 * @param {Lockfile} lockfile
 * @param {Record<string, string>} config `registry`, and `@scope:registry` for a scope of its own
 * @returns {Lockfile}
 */
export function withAddresses(lockfile, config) {
  const packages = Object.entries(lockfile.packages ?? {}).map(([path, entry]) => {
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const [scope] = name.split('/')
    const registry = (config[`${scope}:registry`] ?? config.registry ?? '').replace(/\/$/, '')
    if (!entry.integrity || entry.resolved || !registry) return [path, entry]
    const file = `${name.split('/').at(-1)}-${entry.version}.tgz`
    return [path, { ...entry, resolved: `${registry}/${name}/-/${file}` }]
  })
  return { ...lockfile, packages: Object.fromEntries(packages) }
}

/**
 * Answers what npm said, where that is asked for.
 * @param {string} folder
 * @param {string[]} args
 * @param {'inherit' | 'pipe' | 'ignore'} output
 * @returns {Promise<string>}
 */
function npm(folder, args, output) {
  // Inside `npm start` npm says where it is; that also spares Windows its npm.cmd.
  const script = process.env.npm_execpath
  const [command, first] = script?.includes('npm-cli') ? [process.execPath, [script]] : ['npm', []]

  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: folder, stdio: ['inherit', output, output] })
    let said = ''
    child.stdout?.on('data', chunk => {
      said += chunk
    })
    child.on('error', () => reject(new SetupError('npm was not found beside Node: please reinstall Node.')))
    child.on('close', code => (code === 0 ? resolve(said) : reject(new Error(`npm ended with ${code}`))))
  })
}

/**
 * Runs `work` while nobody else on this machine holds the same lock file; waits for them otherwise.
 * @param {string} lockPath
 * @param {() => Promise<void>} work
 */
export async function alone(lockPath, work) {
  mkdirSync(dirname(lockPath), { recursive: true })
  for (let waits = 0; !take(lockPath); waits++) {
    if (waits === 0) console.log('Another start is preparing the same thing: waiting for it · 等待另一个进程')
    await new Promise(resolve => setTimeout(resolve, 200 + Math.random() * 200))
  }

  const letGo = () => rmSync(lockPath, { force: true })
  process.once('exit', letGo)
  try {
    await work()
  } finally {
    process.off('exit', letGo)
    letGo()
  }
}

/** @param {string} lockPath */
function take(lockPath) {
  try {
    writeFileSync(lockPath, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    // Somebody who was killed lets go of nothing.
    if (isAbandoned(lockPath)) rmSync(lockPath, { force: true })
    return false
  }
}

/** @param {string} lockPath */
function isAbandoned(lockPath) {
  try {
    const owner = Number(readFileSync(lockPath, 'utf8'))
    if (!owner) return Date.now() - statSync(lockPath).mtimeMs > 10_000
    process.kill(owner, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/**
 * The packages that every machine gets, as paths; those of one platform only are not counted.
 * @param {Lockfile} lockfile
 */
function everywhere(lockfile) {
  return Object.entries(lockfile.packages ?? {})
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.link)
    .map(([path]) => path)
}

/** @param {string} folder */
const stampOf = folder => join(folder, 'node_modules', '.lockfile-sha256')

/** @param {string} folder */
const installedOf = folder => join(folder, 'node_modules', '.package-lock.json')

/**
 * @param {string} path
 * @param {string} otherwise
 */
function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
