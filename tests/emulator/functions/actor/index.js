const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database({ throwOnNotFound: false })
let runs = 0

/** A cloud function that does what the test asks for. */
const acts = {
  async who() {
    const before = cloud.getWXContext().OPENID
    await new Promise(resolve => setTimeout(resolve, 5))
    await db.collection('notes').doc('nothing').get()
    return { before, after: cloud.getWXContext().OPENID }
  },
  context: ({ userInfo }) => ({ ...cloud.getWXContext(), userInfo, leftover: process.env.WX_OPENID ?? null }),
  runs: () => ++runs,
  hang: () => new Promise(() => {}),
  spin() {
    while (true) runs += 0
  },
  swell() {
    const kept = []
    while (true) kept.push(new Array(100_000).fill(runs))
  },
  fail() {
    throw new Error('on purpose')
  },
  die: () => process.exit(3),
  values: () => ({ date: new Date(0), missing: undefined, bytes: Buffer.from('a'), list: [undefined] }),
  nothing: () => undefined,
  large: ({ size }) => 'x'.repeat(size),
  now: () => ({
    now: Date.now(),
    made: new Date().toISOString(),
    isDate: new Date() instanceof Date,
    year: new Date(0).getTime(),
  }),
  zone: () => new Date(0).getHours(),
  say({ text }) {
    console.log('said', text)
  },
  variables: () => Object.keys(process.env).filter(name => ['PHONE_HASH_KEY', 'SEAL_KEYS'].includes(name)),
  async steps() {
    await db.collection('notes').add({ data: { _id: 'one' } })
    await Promise.all([db.collection('notes').doc('one').get(), db.collection('notes').doc('two').get()])
    await db.collection('notes').doc('one').remove()
  },
  async write({ work }) {
    for (const step of work) await writes[Object.keys(step)[0]](Object.values(step)[0])
  },
  async reject() {
    Promise.reject(new Error('nobody listens'))
    await new Promise(resolve => setTimeout(resolve, 1000))
  },
  rejectLater() {
    setTimeout(() => Promise.reject(new Error('too late')), 20)
  },
  callLarge: async ({ size }) =>
    (await cloud.callFunction({ name: 'actor', data: { op: 'nothing', text: 'x'.repeat(size) } })).result,
  call: async ({ name, data }) => (await cloud.callFunction({ name, data })).result,
  event: event => event,
  openData: ({ list }) => cloud.getOpenData({ list }),
  async openapi({ api, input }) {
    const [group, name] = api.split('.')
    const answer = await cloud.openapi[group][name](input)
    return answer.buffer ? { ...answer, buffer: answer.buffer.toString('base64') } : answer
  },
}

const notes = () => db.collection('notes')
const writes = {
  add: data => notes().add({ data }),
  update: ({ _id, ...data }) => notes().doc(_id).update({ data }),
  remove: id => notes().doc(id).remove(),
  together: list =>
    db.runTransaction(async transaction => {
      for (const { _id, ...data } of list) await transaction.collection('notes').doc(_id).update({ data })
    }),
}

exports.main = async event => {
  try {
    return await acts[event.op ?? 'context'](event)
  } catch (error) {
    if (event.op === 'fail') throw error
    return { thrown: { errCode: error.errCode, code: error.code, message: error.errMsg ?? error.message } }
  }
}
