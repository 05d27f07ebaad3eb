import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { cloud, type FunctionDeclaration } from './cloud'
import { noticeOf } from './notice'

const root = join(__dirname, '..')

/** One CommonJS file for the platform's Node, with everything in it. */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Names stay as they are: stacks stay readable, and nothing has to restore a name at each closure.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // `import()` of a CommonJS file would guess its names; `require` knows them.
  supported: { 'dynamic-import': false },
  logLevel: 'silent',
} satisfies BuildOptions

/** Reads a roster once a year: a file of its own, so that the other thousand cold starts do not load it. */
const workbookReader = { package: '@e965/xlsx', file: 'workbook-reader.js' }

const besides: Plugin = {
  name: 'workbook-reader',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${workbookReader.package}$`) }, () => ({
      path: `./${workbookReader.file}`,
      external: true,
    }))
  },
}

/**
 * Writes each cloud function as the platform takes it: a CommonJS file with everything in it but the
 * workbook reader, and the small files beside it. Nothing is left for the platform to install. The rule of the storage
 * is written as the platform's console takes it.
 */
export async function buildFunctions(outFolder: string, ruleFile: string): Promise<void> {
  const names = Object.keys(cloud.functions)
  await Promise.all(
    Object.entries(cloud.functions).map(([name, declaration]) => buildFunction(outFolder, name, declaration)),
  )
  await writeJson(ruleFile, cloud.storage)
  const undeclared = (await readdir(outFolder)).filter(name => !names.includes(name))
  await Promise.all(undeclared.map(name => rm(join(outFolder, name), { recursive: true })))
}

async function buildFunction(
  outFolder: string,
  name: string,
  declaration: FunctionDeclaration,
): Promise<void> {
  const folder = join(outFolder, name)
  await mkdir(folder, { recursive: true })

  const { metafile } = await build({
    ...bundling,
    entryPoints: [join(root, 'cloudfunctions', name, 'index.ts')],
    outfile: join(folder, 'index.new.js'),
    plugins: [besides],
    metafile: true,
  })
  const isReader = Object.values(metafile.outputs).some(({ imports }) =>
    imports.some(({ path }) => path === `./${workbookReader.file}`),
  )
  const read = isReader ? await buildWorkbookReader(folder) : []
  // In one step, because a local cloud may be starting an instance of it right now.
  await rename(join(folder, 'index.new.js'), join(folder, 'index.js'))

  const notice = noticeOf([...Object.keys(metafile.inputs), ...read].map(file => join(root, file)))
  await writeFile(join(folder, 'NOTICE.txt'), notice)
  await writeJson(join(folder, 'package.json'), { name, version: '1.0.0', private: true, main: 'index.js' })
  await writeJson(join(folder, 'config.json'), {
    permissions: { openapi: declaration.openapi },
    triggers: declaration.timer
      ? [{ name: declaration.timer.name, type: 'timer', config: declaration.timer.cron }]
      : [],
  })
}

/** Answers the files that it is made of. */
async function buildWorkbookReader(folder: string): Promise<string[]> {
  const { metafile } = await build({
    ...bundling,
    stdin: {
      contents: `export { CFB, read, SSF, utils, write } from '${workbookReader.package}'`,
      resolveDir: root,
    },
    outfile: join(folder, workbookReader.file),
    metafile: true,
  })
  return Object.keys(metafile.inputs)
}

function writeJson(path: string, value: unknown): Promise<void> {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}
