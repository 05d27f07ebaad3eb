// @ts-check
import { TestEnvironment } from 'jest-environment-node'

/** The same tests on a machine that lives elsewhere: what is decided at UTC+8 must not notice. */
export default class ZoneEnvironment extends TestEnvironment {
  /**
   * @param {ConstructorParameters<typeof TestEnvironment>[0]} config
   * @param {ConstructorParameters<typeof TestEnvironment>[1]} context
   */
  constructor(config, context) {
    // Outside the test's sandbox, where Node takes a new zone from the variable at once.
    process.env.TZ = String(config.projectConfig.testEnvironmentOptions.timeZone)
    super(config, context)
  }

  /** @override */
  async teardown() {
    process.env.TZ = 'UTC'
    await super.teardown()
  }
}
