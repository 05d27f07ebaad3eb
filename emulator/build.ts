import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(__dirname, '..')
const outFolder = join(root, 'dist', 'emulator')

/** Bundles the local cloud and the worker of its functions into `dist/emulator/`. */
export async function buildEmulator(): Promise<void> {
  await build({
    entryPoints: [join(root, 'emulator/main.ts'), join(root, 'emulator/worker.ts')],
    outdir: outFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // lmdb brings its own native code; everything else is bundled, in the versions of this package.
    external: ['lmdb'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    sourcemap: true,
    logLevel: 'warning',
  })
  cpSync(join(root, 'emulator/console'), join(outFolder, 'console'), { recursive: true })
}

if (process.argv[1] === __filename) void buildEmulator()
