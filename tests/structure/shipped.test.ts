import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noticeOf } from '../../config/notice'

const root = join(__dirname, '..', '..')
const functions = readdirSync(join(root, 'dist/cloudfunctions'))

/** Taro names binaries for four systems that its registry does not hold; nobody's machine installs them. */
const neverPublished = ['darwin-arm64', 'darwin-x64', 'linux-arm64-gnu', 'win32-x64-msvc'].map(
  system => `node_modules/@tarojs/binding-${system}`,
)

describe('what is shipped', () => {
  it.each(functions)('the licences of what the function %s is made of stand in its NOTICE', name => {
    const notice = readFileSync(join(root, 'dist/cloudfunctions', name, 'NOTICE.txt'), 'utf8')
    for (const known of ['wx-server-sdk', 'valibot', 'dayjs'])
      expect(notice).toMatch(new RegExp(`^${known} \\d`, 'm'))
    expect(notice).toContain('Permission is hereby granted, free of charge')
    expect(notice).not.toContain(root)
  })

  it('what names no licence that may be shipped ends the build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shipped-'))
    const secret = join(folder, 'node_modules/secret')
    mkdirSync(secret, { recursive: true })
    writeFileSync(join(secret, 'package.json'), '{ "name": "secret", "version": "1.0.0" }')
    expect(() => noticeOf([join(secret, 'index.js')])).toThrow('not to be shipped: secret 1.0.0 (none named)')
    rmSync(folder, { recursive: true })
  })

  it('every package of the lockfile has its digest, but for four that nobody can install', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { integrity?: string; link?: boolean }>
    }
    const without = Object.entries(packages).filter(([, { integrity, link }]) => !integrity && !link)
    const installed = without.map(([path]) => path).filter(path => path.includes('node_modules/'))
    expect(installed).toEqual(neverPublished)
  })
})
