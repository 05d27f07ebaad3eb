import { readFileSync } from 'node:fs'
import { defineConfig } from '@tarojs/cli'
import type { IH5Config } from '@tarojs/taro/types/compile'
import Minifier from 'terser-webpack-plugin'
import type { Chunk, ChunkGraph, Compiler, Module } from 'webpack'
import { browserslist } from '../package.json'
import { shipNotice } from './notice'

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

type WebpackChain = Parameters<NonNullable<IH5Config['webpackChain']>>[0]

/** Compiles and minifies with swc: Babel and terser took two thirds of a build (0188). */
function compileQuickly(chain: WebpackChain): void {
  chain.module
    .rule('script')
    .use('swcLoader')
    .before('babelLoader')
    .loader(require.resolve('swc-loader'))
    .options({
      swcrc: false,
      env: { targets: browserslist },
      isModule: 'unknown',
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        externalHelpers: true,
      },
    })
  chain.plugin('onlyFaults').use(onlyFaults)
  chain.plugin('notice').use(shipNotice)
  chain.optimization.minimizer('terserPlugin').tap(([options]) => [
    {
      ...options,
      minify: Minifier.swcMinify,
      // Both carry UTF-8: written as \uXXXX, a Chinese character takes six bytes instead of three.
      terserOptions: { compress: true, mangle: true, format: { asciiOnly: false, comments: false } },
    },
  ])
}

const namesTaro = (file: string): boolean => readFileSync(file, 'utf8').includes('@tarojs/taro')

/** Of a build Taro reads its faults, and asks webpack for an account of every module to find them. */
const onlyFaults = {
  apply: ({ hooks }: Compiler) =>
    hooks.compilation.tap('onlyFaults', compilation =>
      compilation.hooks.statsNormalize.tap('onlyFaults', options => {
        Object.assign(options, { all: false, errors: true, warnings: true })
      }),
    ),
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
  // What one kind of build has read of app.config.ts must not be found by the other; and from the cache the parts that pages
  // of a mini-program share come back as they were split before, so that no page of a sub-package opens.
  cache: { enable: process.env.TARO_ENV === 'h5' && !hasGallery && process.env.CI !== 'true' },
  logger: { quiet: true, stats: false },
  // A phone knows no `process`: what nobody set has to be written into the program as empty.
  env: Object.fromEntries(settings.map(name => [name, JSON.stringify(process.env[name] ?? '')])),
  plugins: [require.resolve('./screen-readers')],
  mini: {
    postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain) {
      compileQuickly(chain)
      chain.module.rule('script').uses.delete('babelLoader')
    },
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
      compileQuickly(chain)
      // Here Babel is left one thing: Taro's own plugin, which names what is used of Taro.
      chain.module
        .rule('script')
        .use('babelLoader')
        .tap(options => ({
          ...options,
          configFile: false,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          only: [namesTaro],
        }))
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
      // Nobody downloads the gallery: it is looked at where it was built.
      if (hasGallery) chain.optimization.minimize(false)
    },
  },
}))
