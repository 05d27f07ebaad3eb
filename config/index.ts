import { defineConfig } from '@tarojs/cli'
import type { Chunk, ChunkGraph, Module } from 'webpack'

const hasGallery = Boolean(process.env.TARO_APP_GALLERY)

/**
 * The cloud environment; 'yes' where WeChat lets the account ask for the place, and where it was granted the plugin
 * that writes speech down; the address of a plain code's link.
 */
const settings = ['TARO_APP_CLOUD_ENV', 'TARO_APP_LOCATION', 'TARO_APP_SPEECH', 'TARO_APP_CODE_ADDRESS']

const firstPage = /src[\\/]pages[\\/]home[\\/]index\.tsx/

const holds = new WeakMap<Chunk, boolean>()

/** Whether the page that opens first needs it: what only the others share must not make that page wait. */
function isOnFirstPage(module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }): boolean {
  return [...chunkGraph.getModuleChunksIterable(module)].some(chunk => {
    const known = holds.get(chunk)
    if (known !== undefined) return known
    const found = [...chunkGraph.getChunkModulesIterable(chunk)].some(each =>
      firstPage.test(each.identifier()),
    )
    holds.set(chunk, found)
    return found
  })
}

/**
 * Taro's build of the people's side, for WeChat (`weapp`) and for browsers (`h5`). Styles are written in
 * plain CSS pixels: elder mode measures its text and targets in them, and they follow the phone's width
 * by layout instead of by zoom.
 */
export default defineConfig<'webpack5'>(async () => ({
  projectName: 'shuanglian',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${hasGallery ? 'gallery' : process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // What one kind of build has read of app.config.ts must not be found by the other.
  cache: { enable: !hasGallery },
  logger: { quiet: true, stats: false },
  // A phone knows no `process`: what nobody set has to be written into the program as empty.
  env: Object.fromEntries(settings.map(name => [name, JSON.stringify(process.env[name] ?? '')])),
  plugins: [require.resolve('./screen-readers')],
  // Both carry UTF-8: written as \uXXXX, a Chinese character takes six bytes instead of three.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  mini: {
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    router: { mode: 'hash' },
    publicPath: './',
    staticDirectory: 'static',
    devServer: { open: false },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
    webpackChain(chain) {
      // What several pages use is fetched once, and kept between them.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          default: false,
          defaultVendors: false,
          shared: {
            name: 'shared',
            test: isOnFirstPage,
            minChunks: 3,
            priority: 10,
            reuseExistingChunk: true,
          },
          further: { name: 'further', minChunks: 3, priority: 5, reuseExistingChunk: true },
        },
      })
      chain.performance.hints(false)
    },
  },
}))
