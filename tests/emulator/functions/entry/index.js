const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

const answers = {
  '/text': () => 'hello',
  '/nested': async () => (await cloud.callFunction({ name: 'closed', data: {} })).result,
  '/nothing': () => undefined,
  '/picture': () => ({
    statusCode: 201,
    headers: { 'content-type': 'image/png', 'x-own': 'yes', 'content-length': '1' },
    body: Buffer.from([1, 2, 3]).toString('base64'),
    isBase64Encoded: true,
  }),
  '/fail': () => {
    throw new Error('on purpose')
  },
  '/hang': () => new Promise(() => {}),
  '/large': () => 'x'.repeat(1_100_000),
}

/** A cloud function behind HTTP access: answers by path, otherwise with what it was asked. */
exports.main = event => (answers[event.path] ?? (() => ({ event, context: cloud.getWXContext() })))()
