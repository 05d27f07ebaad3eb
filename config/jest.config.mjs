// @ts-check
import { fileURLToPath } from 'node:url'

// Functions run at UTC in the cloud. The workers inherit it.
process.env.TZ = 'UTC'

const rootDir = fileURLToPath(new URL('..', import.meta.url))

const shared = {
  rootDir,
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.emulator/'],
}

/** What decides from values alone: no cloud, no browser. */
const pure = [
  '<rootDir>/tests/contract/**/*.test.ts',
  '<rootDir>/tests/**/{rules,book,seal}.test.ts',
  '<rootDir>/tests/members/{faults,fields,header,month,people,places,plan,workbook}.test.ts',
]
const browsers = ['<rootDir>/tests/journeys/', '<rootDir>/tests/weapp/']

export default {
  rootDir,
  maxWorkers: 2,
  cacheDirectory: `${rootDir}/.cache/jest`,
  // At full size a randomised test takes as long as it takes, also beside other programs.
  testTimeout: process.env.SOAK === '1' ? 7_200_000 : 180_000 * Number(process.env.SLOWNESS ?? 1),
  projects: [
    {
      ...shared,
      displayName: 'tests',
      testEnvironment: '<rootDir>/config/kept-environment.mjs',
      testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: browsers,
    },
    {
      ...shared,
      displayName: 'elsewhere',
      testMatch: pure,
      testPathIgnorePatterns: browsers,
      testEnvironment: '<rootDir>/config/zone-environment.mjs',
      testEnvironmentOptions: { timeZone: 'America/Los_Angeles' },
    },
    {
      ...shared,
      displayName: 'browsers',
      testEnvironment: '<rootDir>/config/journey-environment.mjs',
      testMatch: browsers.map(folder => `${folder}**/*.test.ts`),
      moduleNameMapper: { '^playwright-core$': '<rootDir>/config/kept-playwright.cjs' },
      globalSetup: '<rootDir>/config/open-browser.ts',
      globalTeardown: '<rootDir>/config/close-browser.ts',
    },
  ],
}
