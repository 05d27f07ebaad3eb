/**
 * Environment variables of the functions, by the names that config/cloud.ts declares. Fixed and public, so
 * that data kept between two starts stays readable; never used outside this machine.
 */
export const developmentVariables: Record<string, string> = {
  PHONE_HASH_KEY: 'local-cloud-development-phone-hash-key-7f31c9d2',
  CODE_KEY: 'local-cloud-development-code-key-2c90e1b7',
  MESSAGE_TEMPLATES: [
    'quarterReminder:local-cloud-quarter-reminder',
    'matterReminder:local-cloud-matter-reminder',
    'requestProgress:local-cloud-request-progress',
  ].join(),
  SEAL_KEYS: `1:${Buffer.from('local-cloud-seal-key-32-bytes-ok').toString('base64')}`,
}
