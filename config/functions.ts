import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { cloud, type FunctionDeclaration } from './cloud'

const root = join(__dirname, '..')

/**
 * Writes each cloud function as the platform takes it: one CommonJS file with everything in it, and the
 * two small files beside it. Nothing is left for the platform to install.
 */
export async function buildFunctions(outFolder: string): Promise<void> {
  await rm(outFolder, { recursive: true, force: true })
  await Promise.all(
    Object.entries(cloud.functions).map(([name, declaration]) => buildFunction(outFolder, name, declaration)),
  )
}

async function buildFunction(
  outFolder: string,
  name: string,
  declaration: FunctionDeclaration,
): Promise<void> {
  const folder = join(outFolder, name)
  await mkdir(folder, { recursive: true })

  await build({
    entryPoints: [join(root, 'cloudfunctions', name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    // Stacks and the SDK's own error names stay readable.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
  })

  await writeJson(join(folder, 'package.json'), { name, version: '1.0.0', private: true, main: 'index.js' })
  await writeJson(join(folder, 'config.json'), {
    permissions: { openapi: declaration.openapi },
    triggers: declaration.timer
      ? [{ name: declaration.timer.name, type: 'timer', config: declaration.timer.cron }]
      : [],
  })
}

function writeJson(path: string, value: unknown): Promise<void> {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}
