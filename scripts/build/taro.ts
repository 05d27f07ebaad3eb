import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PlainError } from '../plain-error'

const root = join(__dirname, '..', '..')

/**
 * A production build by Taro's own command into `dist/<platform>`, or one for browsers with the gallery of
 * the kit into `dist/gallery`. Plugins of the machine's global configuration stay out, so that every machine
 * builds the same.
 */
export async function buildTaro(platform: 'h5' | 'weapp' | 'gallery'): Promise<void> {
  const { code, said } = await (platform === 'gallery' ? runTaro('h5', '1') : runTaro(platform, ''))
  // Taro has ended with success after a failed page, so its words are read too.
  if (code !== 0 || /Module build failed|Module not found|编译失败/.test(said)) {
    throw new PlainError(`The ${platform} build failed:\n${said.slice(-6000)}`)
  }
}

function runTaro(platform: string, gallery: '1' | ''): Promise<{ code: number | null; said: string }> {
  const command = require.resolve('@tarojs/cli/bin/taro', { paths: [root] })
  const child = spawn(
    process.execPath,
    [command, 'build', '--type', platform, '--disable-global-config', '--no-check'],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        BROWSERSLIST_IGNORE_OLD_DATA: '1',
        TARO_APP_GALLERY: gallery,
      },
    },
  )

  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)

  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, said }))
  })
}
