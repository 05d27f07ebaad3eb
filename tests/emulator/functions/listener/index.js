const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const heard = cloud.database().collection('heard')

/** A cloud function that writes down what WeChat pushes, and fails as often as the event asks for. */
exports.main = async event => {
  const { OPENID, SOURCE } = cloud.getWXContext()
  const at = Date.now()
  const { total: order } = await heard.where({ 'event.Event': event.Event }).count()
  await heard.add({ data: { event, at, order, OPENID: OPENID ?? null, SOURCE } })
  if (order < (event.failures ?? 0)) throw new Error('on purpose')
  return 'success'
}
