/** What config/journey-environment.mjs read for all files of journeys. */
module.exports = globalThis.playwright
